import EnrumCore
import EnrumDomain
import Foundation

extension Row {
    mutating func slug() throws -> Slug {
        guard let slug = Slug(text()) else { throw StoreFailure.corrupt("a stored short name is none") }
        return slug
    }

    mutating func version() throws -> PluginVersion {
        guard let version = PluginVersion(text()) else { throw StoreFailure.corrupt("a stored version is none") }
        return version
    }

    mutating func json<Value: Decodable>(_: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(Value.self, stored: bytes())
    }

    mutating func settings() throws -> SettingValues {
        var values: SettingValues = [:]
        for (key, pair) in try json([String: [String]].self) {
            guard let key = Slug(key), pair.count == 2, let value = AnswerValue(stored: pair[1], tag: pair[0]) else {
                throw StoreFailure.corrupt("a stored setting cannot be read")
            }
            values[key] = value
        }
        return values
    }

    /// Two columns, when and why.
    mutating func pause() -> ModuleRule.Pause? {
        guard !isNull else {
            skip(2)
            return nil
        }
        return ModuleRule.Pause(at: instant(), reason: text())
    }
}

/// A value as the JSON that is kept of it: keys sorted, so that equal values are equal texts.
struct StoredJSON: Bindable {
    private let text: TextBytes

    init(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        text = TextBytes(bytes: Array(try encoder.encode(value)))
    }

    init(_ settings: SettingValues) throws {
        try self.init(Dictionary(uniqueKeysWithValues: settings.map { ($0.key.rawValue, [$0.value.tag, $0.value.stored]) }))
    }

    init(_ granted: Set<PluginManifest.Reading>) throws {
        try self.init(granted.map(\.rawValue).sorted())
    }

    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { text.bind(to: statement, at: index) }
}

extension InstalledPlugin {
    init(_ row: inout Row) throws {
        self.init(
            id: try row.slug(), version: try row.version(), digest: row.text(), granted: try row.json(), place: row.int(),
            limits: try row.json(), pause: row.pause())
    }
}

extension PluginPackageRow {
    init(_ row: inout Row) throws {
        self.init(
            plugin: try row.slug(), version: try row.version(), digest: row.text(), installedAt: row.instant(),
            installedBy: row.optionalID(), signedBy: row.optionalText())
    }
}

extension ModuleRule {
    init(_ row: inout Row) throws {
        self.init(
            department: row.id(), plugin: try row.slug(), isOn: row.optional { $0.bool() }, isLocked: row.bool(),
            settings: try row.settings(), pause: row.pause())
    }
}

extension PinnedModule {
    init(_ row: inout Row) throws {
        self.init(
            plugin: try row.slug(), version: try row.version(), digest: row.text(), settings: try row.settings(), granted: try row.json())
    }
}

extension Reminder {
    init(_ row: inout Row) throws {
        self.init(
            id: row.id(), plugin: try row.slug(), employee: row.id(), leader: row.id(), key: row.text(), recipient: row.id(),
            due: try row.date(), text: try row.json(), madeAt: row.instant(), doneAt: row.optionalInstant())
    }
}

extension FaultRow {
    init(_ row: inout Row) throws {
        let number = row.integer()
        let (plugin, version, hook, kind) = (
            try row.slug(), try row.version(), try row.word(Hook.self), try row.word(PluginFault.Kind.self)
        )
        let (file, line) = (row.optionalText(), row.optional { $0.int() })
        let (usage, hash, at) = (try row.json(PluginUsage.self), row.text(), row.instant())
        let (department, meeting, author): (Identifier<Department>, Meeting.ID?, Person.ID?) = (
            row.id(), row.optionalID(), row.optionalID()
        )
        let fault = PluginFault(
            plugin: plugin, version: version, hook: hook, kind: kind, file: file, line: line, message: row.text(), log: try row.json(),
            usage: usage, inputHash: hash)
        self.init(number: number, fault: fault, at: at, department: department, meeting: meeting, author: author, input: row.bytes())
    }
}

extension HookUsage {
    init(_ row: inout Row) throws {
        self.init(
            plugin: try row.slug(), hook: try row.word(), day: try row.date(), calls: row.int(), failures: row.int(),
            times: try row.json(),
            most: PluginUsage(instructions: row.int(), matcherSteps: row.int(), nanoseconds: row.int(), memoryBytes: row.int()))
    }
}
