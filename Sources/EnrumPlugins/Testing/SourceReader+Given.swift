import EnrumCore
import EnrumDomain
import EnrumFormats
import LuaRuntime

/// What a hook is called with, written by hand: `given` is `ctx`, `args` what comes after it.
///
/// What is left out is as it would be for a pair that has not done anything yet: settings have their standards, declared lists are empty.
extension SourceReader {
    static let givenKeys = ["today", "now", "settings", "store", "meeting", "people", "answers", "agreements", "history"]

    /// The arguments of a hook; nil when something in them is wrong.
    mutating func arguments(given: SourceNode?, args: SourceNode?, of hook: Hook, in plugin: Plugin, _ place: Fields) -> [LuaValue]? {
        let before = problems.count
        var today: CalendarDate?
        if case .text(let text)? = given?.entry("today")?.content { today = CalendarDate(iso: text) }
        let context = hook == .migrate ? nil : given.flatMap { self.context($0, place.path("given"), of: hook, in: plugin) }
        if hook != .migrate, given == nil { missing("given", place) }
        let further = further(args, of: hook, in: plugin, today, place)
        guard problems.count == before else { return nil }
        return (context.map { [$0] } ?? []) + further
    }

    // MARK: ctx

    private mutating func context(_ node: SourceNode, _ path: String, of hook: Hook, in plugin: Plugin) -> LuaValue? {
        guard let fields = fields(node, path: path, allowed: Self.givenKeys) else { return nil }
        guard fields["today"] != nil else {
            missing("today", fields)
            return nil
        }
        guard let today = fields["today"].flatMap({ date($0, fields.path("today")) }) else { return nil }
        let reads = plugin.manifest.reads
        let readsAnswers = reads.contains(.answers) || reads.contains(.ownAnswers)
        var context: [String: LuaValue] = ["today": .string(today.iso), "now": .string(today.iso + "T09:00"), "store": .table([:])]
        if let now = fields["now"].flatMap({ text($0, fields.path("now"), atMost: 16) }) { context["now"] = .string(now) }
        if let store = fields["store"] { context["store"] = LuaValue(store) }
        context["settings"] = settings(fields, of: plugin)
        for (key, isRead) in [
            ("meeting", reads.contains(.meeting)), ("people", reads.contains(.people)), ("answers", readsAnswers),
            ("agreements", reads.contains(.agreements)), ("history", reads.contains(.history)),
        ] where !isRead {
            if let place = fields.keyPlaces[key] { needs(key == "answers" ? "own_answers" : key, place, fields.path(key)) }
        }
        context["meeting"] = fields["meeting"].flatMap { known($0, fields.path("meeting"), MeetingFacts.factNames) }
        context["people"] = fields["people"].flatMap { people($0, fields.path("people")) }
        if readsAnswers { context["answers"] = answers(fields["answers"], fields.path("answers"), in: plugin) }
        if reads.contains(.agreements) { context["agreements"] = agreements(fields["agreements"], fields.path("agreements"), today) }
        if reads.contains(.history) { context["history"] = history(fields["history"], fields.path("history"), today, in: plugin) }
        return hook.audience == .background ? LuaValue.table(context).asInBackground(plugin) : .table(context)
    }

    private mutating func settings(_ fields: Fields, of plugin: Plugin) -> LuaValue {
        var values = Dictionary(
            uniqueKeysWithValues: plugin.manifest.settings.compactMap { field in
                field.standard.map { (field.key.rawValue, LuaValue(setting: $0)) }
            })
        let declared = plugin.manifest.settings
        guard let node = fields["settings"],
            let given = self.fields(node, path: fields.path("settings"), allowed: declared.map(\.key.rawValue))
        else { return .table(values) }
        for field in declared {
            guard let node = given[field.key.rawValue] else { continue }
            values[field.key.rawValue] = setting(node, given.path(field.key.rawValue), field.kind).map { LuaValue(setting: $0) }
        }
        return .table(values)
    }

    private mutating func people(_ node: SourceNode, _ path: String) -> LuaValue? {
        guard let fields = fields(node, path: path, allowed: ["employee", "leader"]) else { return nil }
        var people: [String: LuaValue] = [:]
        for role in ["employee", "leader"] {
            guard let node = fields[role] else { continue }
            people[role] = known(node, fields.path(role), ["id", "name", "first_name", "workplace"])
            guard let workplace = node.entry("workplace") else { continue }
            if case .text(let word) = workplace.content, Person.Workplace(rawValue: word) != nil { continue }
            unknownWord(workplace, fields.path(role) + ".workplace", Person.Workplace.allCases.map(\.rawValue))
        }
        return .table(people)
    }

    private mutating func answers(_ node: SourceNode?, _ path: String, in plugin: Plugin) -> LuaValue {
        var answers: [String: LuaValue] = ["employee": .table([:]), "leader": .table([:]), "marked": .list([])]
        guard let node, let fields = fields(node, path: path, allowed: ["employee", "leader", "marked"]) else { return .table(answers) }
        for role in ["employee", "leader"] {
            guard let node = fields[role] else { continue }
            guard case .map(let entries) = node.content else {
                note("set.want_map", node.place, fields.path(role))
                continue
            }
            var given: [String: LuaValue] = [:]
            for entry in entries {
                guard let id = questionID(entry.key, entry.keyPlace, fields.path(role), in: plugin) else { continue }
                given[id.rawValue] = LuaValue(entry.value)
            }
            answers[role] = .table(given)
        }
        if let marked = fields["marked"] { answers["marked"] = LuaValue(marked) }
        return .table(answers)
    }

    /// A short name is one of the plugin's own.
    private mutating func questionID(_ name: String, _ place: SourceNode.Place, _ path: String, in plugin: Plugin) -> QuestionID? {
        guard let id = name.contains("/") ? QuestionID(name) : QuestionID("\(plugin.id)/\(name)") else {
            note("set.bad_question_id", place, "\(path).\(name)", ["found": String(name.prefix(130))])
            return nil
        }
        if id.set != plugin.id.rawValue, !plugin.manifest.reads.contains(.answers) { needs("answers", place, "\(path).\(name)") }
        return id
    }

    private mutating func agreements(_ node: SourceNode?, _ path: String, _ today: CalendarDate?) -> LuaValue {
        guard let node, let items = list(node, path, 0...Limits.rows) else { return .list([]) }
        return .list(items.enumerated().compactMap { index, item in agreement(item, "\(path)[\(index)]", today) })
    }

    private mutating func agreement(_ node: SourceNode, _ path: String, _ today: CalendarDate?) -> LuaValue? {
        guard case .table(var agreement)? = known(node, path, AgreementFacts.factNames) else { return nil }
        if agreement["state"] == nil { agreement["state"] = "open" }
        if agreement["amendments"] == nil { agreement["amendments"] = 0 }
        if agreement["overdue"] == nil {
            let due = node.entry("due").flatMap { date($0, path + ".due") }
            let isOverdue = today.flatMap { today in due.map { $0 < today } } ?? false
            agreement["overdue"] = .bool(agreement["state"] == "open" && isOverdue)
        }
        return .table(agreement)
    }

    private mutating func history(_ node: SourceNode?, _ path: String, _ today: CalendarDate, in plugin: Plugin) -> LuaValue {
        guard let node, let items = list(node, path, 0...Limits.rows) else { return .list([]) }
        let keys = ["id", "type", "date", "length", "answers", "agreements", "kept", "metrics"]
        let readsAnswers = !plugin.manifest.reads.isDisjoint(with: [.answers, .ownAnswers])
        return .list(
            items.enumerated().compactMap { index, item in
                let path = "\(path)[\(index)]"
                guard let fields = fields(item, path: path, allowed: keys), case .table(var past) = LuaValue(item) else { return nil }
                past["answers"] = readsAnswers ? answers(fields["answers"], fields.path("answers"), in: plugin) : nil
                past["agreements"] = agreements(fields["agreements"], fields.path("agreements"), today)
                if past["kept"] == nil, case .list(let made)? = past["agreements"] {
                    past["kept"] = .integer(Int64(made.count { $0["state"] == "kept" || $0["outcome"] == "improved" }))
                }
                if past["metrics"] == nil { past["metrics"] = .table([:]) }
                return .table(past)
            })
    }

    /// A map of which only the keys are known; what it holds is passed on.
    private mutating func known(_ node: SourceNode, _ path: String, _ keys: [String]) -> LuaValue? {
        guard fields(node, path: path, allowed: keys) != nil else { return nil }
        return LuaValue(node)
    }

    private mutating func date(_ node: SourceNode, _ path: String) -> CalendarDate? {
        guard case .text(let text) = node.content, let date = CalendarDate(iso: text) else {
            note("plugin.want_date", node.place, path)
            return nil
        }
        return date
    }

    // MARK: What comes after ctx

    private mutating func further(
        _ args: SourceNode?, of hook: Hook, in plugin: Plugin, _ today: CalendarDate?, _ place: Fields
    ) -> [LuaValue] {
        let keys = hook.argumentNames
        guard !keys.isEmpty else {
            if let args { _ = fields(args, path: place.path("args"), allowed: []) }
            return []
        }
        guard let args else {
            missing("args", place)
            return []
        }
        guard let fields = fields(args, path: place.path("args"), allowed: keys) else { return [] }
        for key in keys where fields[key] == nil { missing(key, fields) }
        switch hook {
        case .checkAnswer:
            guard let node = fields["answer"], let answer = self.fields(node, path: fields.path("answer"), allowed: ["question", "value"])
            else {
                return []
            }
            guard case .text(let name)? = answer["question"]?.content,
                let id = questionID(name, node.place, answer.path("question"), in: plugin)
            else {
                if answer["question"] == nil { missing("question", answer) }
                return []
            }
            var given: [String: LuaValue] = ["question": .string(id.rawValue)]
            if let value = answer["value"].map({ LuaValue($0) }), value != .null { given["value"] = value }
            return [.table(given)]
        case .checkAgreement: return fields["agreement"].flatMap { agreement($0, fields.path("agreement"), today) }.map { [$0] } ?? []
        default: return keys.compactMap { fields[$0].map { LuaValue($0) } }
        }
    }
}

extension Hook {
    /// The names of what the hook gets after `ctx`, as the reference calls them.
    var argumentNames: [String] {
        switch self {
        case .checkAnswer: ["answer"]
        case .checkAgreement: ["agreement"]
        case .guard: ["from", "to"]
        case .migrate: ["from", "settings"]
        default: []
        }
    }
}

extension LuaValue {
    /// A setting as Lua sees it.
    init(setting value: AnswerValue) {
        self =
            switch value {
            case .text(let text): .string(text)
            case .scale(let step): .integer(Int64(step))
            case .choice(let option): .string(option.rawValue)
            case .many(let options): .list(options.map { .string($0.rawValue) })
            case .number(let number): Int64(exactly: number).map { .integer($0) } ?? .number(number)
            case .date(let date): .string(date.iso)
            case .person(let person): .string(person.rawValue)
            case .yesNo(let answer): .bool(answer)
            case .table: .list([])
            }
    }

    /// A snapshot without what the background never gets; see `HookArguments`.
    fileprivate func asInBackground(_ plugin: Plugin) -> LuaValue {
        let texts = Set(
            plugin.questionSets.flatMap(\.questions).filter { question in
                switch question.kind {
                case .text, .longText, .person, .table: true
                case .scale, .choice, .many, .number, .date, .yesNo: false
                }
            }.map(\.id.rawValue))
        return without(["place", "name", "first_name", "title", "first_step", "follow_up"], texts)
    }

    private func without(_ names: Set<String>, _ questions: Set<String>) -> LuaValue {
        switch self {
        case .list(let items): return .list(items.map { $0.without(names, questions) })
        case .table(let members):
            var kept: [String: LuaValue] = [:]
            for (name, member) in members where !names.contains(name) && !questions.contains(name) {
                kept[name] = name == "settings" || name == "store" ? member : member.without(names, questions)
            }
            return .table(kept)
        default: return self
        }
    }
}
