import EnrumCore
import EnrumDomain
import EnrumFormats
import LuaRuntime

extension GivenReader {
    /// What a case about the plugin's data finds; nil when something in the case is wrong.
    mutating func finding(_ data: PluginData, given: SourceNode?, args: SourceNode?, in place: Fields) -> LuaValue? {
        let before = source.problems.count
        let keys = data == .checks ? ["agreement"] : data == .shown ? [] : ["id"]
        var arguments: Fields?
        if let args {
            if keys.isEmpty {
                noteNoArguments(args, place.path("args"), of: data.rawValue)
            } else {
                arguments = source.fields(args, path: place.path("args"), allowed: keys)
            }
        }
        guard data.isAsked else {
            if let given, given.isFilled { source.note("plugin_test.no_given", given.place, place.path("given"), ["data": data.rawValue]) }
            var id: String?
            if let arguments, let node = arguments["id"] { id = source.text(node, arguments.path("id"), atMost: Limits.title) }
            return source.problems.count == before ? plugin.listed(data, only: id) : nil
        }
        guard var facts = facts(given, in: place) else { return nil }
        guard data == .checks else { return source.problems.count == before ? plugin.shown(given: facts) : nil }
        var subjects: Set<CheckRule.Subject> = [.answer, .meeting]
        if let arguments, let node = arguments["agreement"] {
            let made = agreement(node, arguments.path("agreement"), facts.today)
            facts.agreement = made?.conditions ?? [:]
            subjects = [.agreement]
        }
        return source.problems.count == before ? plugin.holding(subjects, given: facts) : nil
    }

    /// What conditions see of what is given.
    private mutating func facts(_ given: SourceNode?, in place: Fields) -> Condition.Facts? {
        guard let given else {
            source.missing("given", place)
            return nil
        }
        guard case .table(let context)? = context(given, place.path("given")), case .string(let day)? = context["today"],
            let today = CalendarDate(iso: day)
        else { return nil }
        var facts = Condition.Facts(today: today)
        for role in ["leader", "employee"] {
            for (name, value) in context["answers"]?.member(role)?.conditions ?? [:] { facts.answers[QuestionID(stored: name)] = value }
        }
        facts.meeting = context["meeting"]?.conditions ?? [:]
        facts.settings = context["settings"]?.conditions ?? [:]
        return facts
    }
}

extension LuaValue {
    fileprivate func member(_ name: String) -> LuaValue? { if case .table(let members) = self { members[name] } else { nil } }

    /// Each member that a condition can see.
    fileprivate var conditions: [String: Condition.Value] {
        guard case .table(let members) = self else { return [:] }
        return Dictionary(members.compactMap { name, value in value.condition.map { (name, $0) } }, uniquingKeysWith: { first, _ in first })
    }

    /// As a condition sees it; rows of a table as their cells one after the other.
    fileprivate var condition: Condition.Value? {
        switch self {
        case .null: nil
        case .bool(let value): .yesNo(value)
        case .integer(let value): .number(Double(value))
        case .number(let value): .number(value)
        case .string(let text): .text(text)
        case .list(let items): .list(items.map(\.words))
        case .table: nil
        }
    }

    private var words: String {
        switch self {
        case .string(let text): text
        case .integer(let value): String(value)
        case .number(let value): value.plain
        case .table(let members): members.sorted { $0.key < $1.key }.map(\.value.words).joined(separator: " ")
        case .null, .bool, .list: ""
        }
    }
}
