import EnrumCore
import EnrumDomain
import EnrumFormats
import LuaRuntime

/// What a hook is called with, written by hand: `given` is `ctx`, `args` what comes after it.
///
/// What is left out is as it would be for a pair that has not done anything yet: settings have their standards, declared lists are empty.
struct GivenReader {
    var source: SourceReader
    let outline: PluginOutline
    let hook: Hook
    /// Whether something that is not in the manifest's `reads` is a mistake, or just left out.
    let isStrict: Bool

    static let keys = ["today", "now", "settings", "store", "meeting", "people", "answers", "agreements", "history"]

    /// What is seen of what is given: what the manifest reads, unless it is a condition that looks, which needs no grant.
    var seen: Set<PluginManifest.Reading>?

    var plugin: Plugin { outline.plugin }
    var reads: Set<PluginManifest.Reading> { seen ?? plugin.manifest.reads }
    var readsAnswers: Bool { !reads.isDisjoint(with: [.answers, .ownAnswers]) }

    /// The arguments of a hook; nil when something in them is wrong.
    mutating func arguments(given: SourceNode?, args: SourceNode?, in place: Fields) -> [LuaValue]? {
        let before = source.problems.count
        var today: CalendarDate?
        if case .text(let text)? = given?.entry("today")?.content { today = CalendarDate(iso: text) }
        let context = hook == .migrate ? nil : given.flatMap { self.context($0, place.path("given")) }
        if hook != .migrate, given == nil { source.missing("given", place) }
        let further = further(args, today, in: place)
        guard source.problems.count == before else { return nil }
        return (context.map { [$0] } ?? []) + further
    }

    // MARK: ctx

    mutating func context(_ node: SourceNode, _ path: String) -> LuaValue? {
        guard let fields = source.fields(node, path: path, allowed: Self.keys) else { return nil }
        guard let day = fields["today"] else {
            source.missing("today", fields)
            return nil
        }
        guard let today = date(day, fields.path("today")) else { return nil }
        var context: LuaTable = ["today": .string(today.iso), "now": .string(today.iso + "T09:00"), "store": .table([:])]
        if let now = fields["now"].flatMap({ source.text($0, fields.path("now"), atMost: 16) }) { context["now"] = .string(now) }
        if let store = fields["store"] { context["store"] = LuaValue(store) }
        context["settings"] = settings(fields)
        noteWhatIsNotRead(fields)
        if reads.contains(.meeting), let node = fields["meeting"] {
            context["meeting"] = known(node, fields.path("meeting"), MeetingFacts.factNames)
        }
        if reads.contains(.people), let node = fields["people"] { context["people"] = people(node, fields.path("people")) }
        if readsAnswers { context["answers"] = answers(fields["answers"], fields.path("answers")) }
        if reads.contains(.agreements) { context["agreements"] = agreements(fields["agreements"], fields.path("agreements"), today) }
        if reads.contains(.history) { context["history"] = history(fields["history"], fields.path("history"), today) }
        return hook.audience == .background ? LuaValue.table(context).asInBackground(plugin) : .table(context)
    }

    private mutating func noteWhatIsNotRead(_ fields: Fields) {
        let parts = [
            ("meeting", reads.contains(.meeting)), ("people", reads.contains(.people)), ("answers", readsAnswers),
            ("agreements", reads.contains(.agreements)), ("history", reads.contains(.history)),
        ]
        for (key, isRead) in parts where isStrict && !isRead {
            if let place = fields.keyPlaces[key] { source.needs(key == "answers" ? "own_answers" : key, place, fields.path(key)) }
        }
    }

    private mutating func settings(_ fields: Fields) -> LuaValue {
        let declared = plugin.manifest.settings
        var values: LuaTable = [:]
        for field in declared { values[field.key.rawValue] = field.standard.map { LuaValue(setting: $0) } }
        guard let node = fields["settings"] else { return .table(values) }
        guard outline.isSure(.settings) else { return LuaValue(node) }
        if declared.isEmpty, case .map(let entries) = node.content, let first = entries.first {
            source.note("plugin_test.no_settings", first.keyPlace, fields.path("settings"))
            return .table(values)
        }
        guard let given = source.fields(node, path: fields.path("settings"), allowed: declared.map(\.key.rawValue))
        else { return .table(values) }
        for field in declared {
            guard let node = given[field.key.rawValue] else { continue }
            let value = source.setting(node, given.path(field.key.rawValue), field.kind)
            values[field.key.rawValue] = value.map { LuaValue(setting: $0) }
        }
        return .table(values)
    }

    private mutating func people(_ node: SourceNode, _ path: String) -> LuaValue? {
        guard let fields = source.fields(node, path: path, allowed: ["employee", "leader"]) else { return nil }
        var people: LuaTable = [:]
        for role in ["employee", "leader"] {
            guard let node = fields[role] else { continue }
            people[role] = known(node, fields.path(role), ["id", "name", "first_name", "workplace"])
            guard let workplace = node.entry("workplace") else { continue }
            if case .text(let word) = workplace.content, Person.Workplace(rawValue: word) != nil { continue }
            source.unknownWord(workplace, fields.path(role) + ".workplace", Person.Workplace.allCases.map(\.rawValue))
        }
        return .table(people)
    }

    /// A map of which only the names are known; what it holds is passed on.
    mutating func known(_ node: SourceNode, _ path: String, _ keys: [String]) -> LuaValue? {
        source.fields(node, path: path, allowed: keys).map { _ in LuaValue(node) }
    }

    mutating func date(_ node: SourceNode, _ path: String) -> CalendarDate? {
        guard case .text(let text) = node.content, let date = CalendarDate(iso: text) else {
            source.note("plugin.want_date", node.place, path)
            return nil
        }
        return date
    }

    // MARK: What comes after ctx

    private mutating func further(_ args: SourceNode?, _ today: CalendarDate?, in place: Fields) -> [LuaValue] {
        let keys = hook.argumentNames
        guard !keys.isEmpty else {
            if let args { noteNoArguments(args, place.path("args"), of: hook.rawValue) }
            return []
        }
        guard let args else {
            source.missing("args", place)
            return []
        }
        guard let fields = source.fields(args, path: place.path("args"), allowed: keys) else { return [] }
        for key in keys where fields[key] == nil { source.missing(key, fields) }
        switch hook {
        case .checkAnswer: return fields["answer"].flatMap { answer($0, fields.path("answer")) }.map { [$0] } ?? []
        case .checkAgreement:
            return fields["agreement"].flatMap { agreement($0, fields.path("agreement"), today) }.map { [$0] } ?? []
        default: return keys.compactMap { fields[$0].map { LuaValue($0) } }
        }
    }

    /// `args` for what gets nothing but `ctx`.
    mutating func noteNoArguments(_ args: SourceNode, _ path: String, of name: String) {
        if args.isFilled { source.note("plugin_test.no_args", args.place, path, ["name": name]) }
    }

    private mutating func answer(_ node: SourceNode, _ path: String) -> LuaValue? {
        guard let fields = source.fields(node, path: path, allowed: ["question", "value"]) else { return nil }
        guard case .text(let name)? = fields["question"]?.content else {
            source.missing("question", fields)
            return nil
        }
        guard let id = questionID(name, node.place, fields.path("question")) else { return nil }
        var answer: LuaTable = ["question": .string(id.rawValue)]
        answer["value"] = fields["value"].map { LuaValue($0) }
        if answer["value"] == .null { answer["value"] = nil }
        return .table(answer)
    }
}

extension Hook {
    /// The names of what the hook gets after `ctx`, as the reference calls them.
    var argumentNames: [String] {
        PluginAPI.hooks.first { $0.hook == self }?.parameters.map(\.name).filter { $0 != "ctx" } ?? []
    }
}

extension SourceNode {
    /// Whether it is something else than a map with nothing in it.
    var isFilled: Bool { if case .map(let entries) = content { !entries.isEmpty } else { true } }
}
