import EnrumCore
import EnrumDomain
import LuaRuntime

/// Turns what a hook gave into what its point takes, or says where it is wrong.
struct ResultReader {
    let plugin: Plugin
    let hook: Hook
    let texts: TextBook
    /// What a chart of one of the plugin's metrics shows.
    let points: (MetricDeclaration) -> [Block.Chart.Point]

    /// The name under which the box gives what stands at positions beside names.
    static func positional(for hook: Hook) -> String { hook == .report ? "blocks" : "items" }

    func result(_ value: LuaValue, log: [String]) throws(BadResult) -> HookResult {
        let (value, store) = try stored(value)
        return HookResult(value == .null ? .nothing : try self.value(value), store: store, log: log)
    }

    private func value(_ value: LuaValue) throws(BadResult) -> HookResult.Value {
        switch hook {
        case .questions: .questions(try questions(value))
        case .checkAnswer, .checkMeeting, .checkAgreement, .guard: .findings(try findings(value))
        case .agenda: .points(try value.each(atMost: 10) { value throws(BadResult) in try point(value) })
        case .suggestAgreements: .agreements(try value.each(atMost: 10) { value throws(BadResult) in try agreement(value) })
        case .report: .section(try section(value))
        case .reminders: .reminders(try oneOrMany(value).each(atMost: 10) { value throws(BadResult) in try reminder(value) })
        case .metrics: .metrics(try metrics(value))
        case .migrate: .settings(try settings(value))
        }
    }

    /// A table with names is one; everything else must be a list.
    func oneOrMany(_ value: LuaValue) -> LuaValue {
        guard case .table(let members) = value, !members.isEmpty else { return value }
        return .list([value])
    }

    // MARK: store

    /// The result without `store`, and what that says: JSON by key, nil for what is to be forgotten.
    private func stored(_ value: LuaValue) throws(BadResult) -> (LuaValue, [String: String?]) {
        guard hook != .migrate, case .table(var members) = value, let store = members.removeValue(forKey: "store") else {
            return (unwrapped(value), [:])
        }
        do throws(BadResult) {
            let changes = try changes(store)
            return (members.isEmpty ? .null : unwrapped(.table(members)), changes)
        } catch {
            throw error.inside("store")
        }
    }

    /// A list that had names beside it is the list.
    private func unwrapped(_ value: LuaValue) -> LuaValue {
        guard hook != .report, case .table(let members) = value, members.count == 1, let items = members[Self.positional(for: hook)],
            case .list = items
        else { return value }
        return items
    }

    private func changes(_ store: LuaValue) throws(BadResult) -> [String: String?] {
        let members = try store.members()
        guard members.count <= 32 else { throw BadResult("\(members.count) keys, and at most 32 are kept") }
        var changes: [String: String?] = [:]
        for (key, value) in members.sorted(by: { $0.key < $1.key }) {
            guard Slug(key) != nil else { throw BadResult("key of a-z, 0-9, \"-\" and \"_\" expected, got \"\(key.prefix(80))\"") }
            if value == .bool(false) {
                changes[key] = .some(nil)
                continue
            }
            guard value.depth <= 8 else { throw BadResult("tables in more than 8 layers", at: key) }
            let json = value.json
            guard json.utf8.count <= 4096 else { throw BadResult("\(json.utf8.count) bytes, and at most 4096 are kept", at: key) }
            changes[key] = json
        }
        return changes
    }
}

extension LuaValue {
    fileprivate var depth: Int {
        switch self {
        case .list(let items): 1 + (items.map(\.depth).max() ?? 0)
        case .table(let members): 1 + (members.values.map(\.depth).max() ?? 0)
        default: 0
        }
    }
}
