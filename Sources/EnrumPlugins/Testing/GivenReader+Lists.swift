import EnrumCore
import EnrumDomain
import EnrumFormats
import LuaRuntime

extension GivenReader {
    mutating func answers(_ node: SourceNode?, _ path: String) -> LuaValue {
        var answers: LuaTable = ["employee": .table([:]), "leader": .table([:]), "marked": .list([])]
        guard let node, let fields = source.fields(node, path: path, allowed: ["employee", "leader", "marked"]) else {
            return .table(answers)
        }
        for role in ["employee", "leader"] {
            guard let node = fields[role] else { continue }
            guard case .map(let entries) = node.content else {
                source.note("set.want_map", node.place, fields.path(role))
                continue
            }
            var given: LuaTable = [:]
            for entry in entries {
                guard let id = questionID(entry.key, entry.keyPlace, fields.path(role) + ".\(entry.key)"), isSeen(id) else { continue }
                noteIfNoOption(entry.value, of: id, fields.path(role) + ".\(entry.key)")
                given[id.rawValue] = LuaValue(entry.value)
            }
            answers[role] = .table(given)
        }
        if let marked = fields["marked"] { answers["marked"] = LuaValue(marked) }
        return .table(answers)
    }

    private func isSeen(_ id: QuestionID) -> Bool {
        id.set == plugin.id.rawValue || reads.contains(.answers) || !outline.isSure(.id)
    }

    /// A short name is one of the plugin's own.
    mutating func questionID(_ name: String, _ place: SourceNode.Place, _ path: String) -> QuestionID? {
        guard let id = name.contains("/") ? QuestionID(name) : QuestionID("\(plugin.id)/\(name)") else {
            source.note("set.bad_question_id", place, path, ["found": String(name.prefix(130))])
            return nil
        }
        if isStrict, !isSeen(id) { source.needs("answers", place, path) }
        if isStrict, id.set == plugin.id.rawValue, !outline.canAsk(id.short) {
            source.unknown(
                id.short, among: outline.questionNames.sorted(), place, path, "plugin.no_question", near: "set.condition_unknown_near")
        }
        return id
    }

    /// An answer that nobody can give would make a test of something that never happens.
    private mutating func noteIfNoOption(_ node: SourceNode, of id: QuestionID, _ path: String) {
        guard isStrict, case .text(let text) = node.content,
            case .choice(let options)? = plugin.questionSets.flatMap(\.questions).first(where: { $0.id == id })?.kind,
            !options.contains(where: { $0.id.rawValue == text })
        else { return }
        let values = [
            "found": String(text.prefix(80)), "id": id.rawValue, "allowed": options.map(\.id.rawValue).joined(separator: ", "),
        ]
        source.note("set.condition_no_option", node.place, path, values)
    }

    mutating func agreements(_ node: SourceNode?, _ path: String, _ today: CalendarDate?) -> LuaValue {
        guard let node, let items = source.list(node, path, 0...Limits.rows) else { return .list([]) }
        return .list(items.enumerated().compactMap { index, item in agreement(item, "\(path)[\(index)]", today) })
    }

    mutating func agreement(_ node: SourceNode, _ path: String, _ today: CalendarDate?) -> LuaValue? {
        guard case .table(var agreement)? = known(node, path, AgreementFacts.factNames) else { return nil }
        if agreement["state"] == nil { agreement["state"] = "open" }
        if agreement["amendments"] == nil { agreement["amendments"] = 0 }
        if agreement["overdue"] == nil {
            let due = node.entry("due").flatMap { date($0, path + ".due") }
            let isPast = today.flatMap { today in due.map { $0 < today } } ?? false
            agreement["overdue"] = .bool(agreement["state"] == "open" && isPast)
        }
        return .table(agreement)
    }

    mutating func history(_ node: SourceNode?, _ path: String, _ today: CalendarDate) -> LuaValue {
        guard let node, let items = source.list(node, path, 0...Limits.rows) else { return .list([]) }
        return .list(items.enumerated().compactMap { index, item in past(item, "\(path)[\(index)]", today) })
    }

    private mutating func past(_ node: SourceNode, _ path: String, _ today: CalendarDate) -> LuaValue? {
        let keys = ["id", "type", "date", "length", "answers", "agreements", "kept", "metrics"]
        guard let fields = source.fields(node, path: path, allowed: keys), case .table(var past) = LuaValue(node) else { return nil }
        past["answers"] = readsAnswers ? answers(fields["answers"], fields.path("answers")) : nil
        past["agreements"] = agreements(fields["agreements"], fields.path("agreements"), today)
        if past["kept"] == nil, case .list(let made)? = past["agreements"] {
            past["kept"] = .integer(Int64(made.count { $0["state"] == "kept" || $0["outcome"] == "improved" }))
        }
        if past["metrics"] == nil { past["metrics"] = .table([:]) }
        return .table(past)
    }
}

extension LuaValue {
    /// A setting as Lua sees it.
    init(setting value: AnswerValue) {
        var writer = TreeWriter()
        writer.plain(value)
        self = writer.values.first ?? .null
    }

    /// A snapshot without what the background never gets; see `HookArguments`.
    func asInBackground(_ plugin: Plugin) -> LuaValue {
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
            var kept: LuaTable = [:]
            for (name, member) in members where !names.contains(name) && !questions.contains(name) {
                kept[name] = name == "settings" || name == "store" ? member : member.without(names, questions)
            }
            return .table(kept)
        default: return self
        }
    }
}
