import EnrumDomain
import EnrumFormats
import LuaRuntime

extension ResultReader {
    private static let questionNames = PluginAPI.names("Question")
    private static let scaleNames = PluginAPI.names("Scale")
    private static let rangeNames = PluginAPI.names("Range")
    private static let optionNames = PluginAPI.names("Option")
    private static let tableNames = PluginAPI.names("Table")
    private static let columnNames = PluginAPI.names("Column")

    /// Questions as in a question-set file, but for `show_if`: the hook has already decided.
    func questions(_ value: LuaValue) throws(BadResult) -> [Question] {
        var seen: Set<QuestionID> = []
        return try value.each(atMost: 20) { value throws(BadResult) in
            let question = try question(value)
            guard seen.insert(question.id).inserted else { throw BadResult("another question has the id \"\(question.id)\"", at: "id") }
            return question
        }
    }

    private func question(_ value: LuaValue) throws(BadResult) -> Question {
        let members = try Members(value, Self.questionNames, texts)
        let name = try members.the("id") { value throws(BadResult) in try value.slug() }
        let lane = try members.ifAny("lane") { value throws(BadResult) in
            let lane = try value.string()
            guard let found = Lane(rawValue: lane), found == .author || found == .pair else {
                throw BadResult.unknown(lane, among: [Lane.author.rawValue, Lane.pair.rawValue])
            }
            return found
        }
        return Question(
            id: QuestionID(set: plugin.id, name: name), kind: try kind(members),
            label: try members.text("label", atMost: Limits.title), help: try members.textIfAny("help", atMost: Limits.remark),
            isRequired: try members.yesNo("required"), phase: try members.word("phase", or: .before),
            answeredBy: try members.word("answered_by", or: .employee), lane: lane ?? .pair)
    }

    private func kind(_ members: Members) throws(BadResult) -> Question.Kind {
        let name = try members.the("kind") { value throws(BadResult) in
            let name = try value.string()
            guard SourceReader.kinds.contains(name) else { throw BadResult.unknown(name, among: SourceReader.kinds) }
            return name
        }
        for (key, kinds) in [("scale", ["scale"]), ("options", ["choice", "many"]), ("number", ["number"]), ("table", ["table"])]
        where !kinds.contains(name) && members[key] != nil {
            throw BadResult("belongs to \(kinds.joined(separator: " and ")), not to \(name)", at: key)
        }
        switch name {
        case "text": return .text
        case "long_text": return .longText
        case "date": return .date
        case "person": return .person
        case "yes_no": return .yesNo
        case "scale": return .scale(try members.the("scale") { value throws(BadResult) in try scale(value) })
        case "choice": return .choice(try options(members))
        case "many": return .many(try options(members))
        case "number": return .number(try members.ifAny("number") { value throws(BadResult) in try range(value) } ?? .init())
        default: return .table(try members.the("table") { value throws(BadResult) in try table(value) })
        }
    }

    private func scale(_ value: LuaValue) throws(BadResult) -> Question.Scale {
        let members = try Members(value, Self.scaleNames, texts)
        let lowest = try members.the("from") { value throws(BadResult) in try value.whole(in: -100...100) }
        let highest = try members.the("to") { value throws(BadResult) in try value.whole(in: -100...100) }
        let (low, high) = (try members.text("low", atMost: Limits.title), try members.text("high", atMost: Limits.title))
        guard let scale = Question.Scale(lowest: lowest, highest: highest, lowestLabel: low, highestLabel: high) else {
            throw BadResult("a scale has 2 to 11 steps, and \"to\" is larger than \"from\"")
        }
        return scale
    }

    private func range(_ value: LuaValue) throws(BadResult) -> Question.NumberRange {
        let members = try Members(value, Self.rangeNames, texts)
        let minimum = try members.ifAny("min") { value throws(BadResult) in try value.number() }
        let maximum = try members.ifAny("max") { value throws(BadResult) in try value.number() }
        if let minimum, let maximum, minimum > maximum { throw BadResult("\"min\" is larger than \"max\"") }
        return Question.NumberRange(minimum: minimum, maximum: maximum, unit: try members.textIfAny("unit", atMost: Limits.title))
    }

    private func options(_ members: Members) throws(BadResult) -> [Question.Option] {
        try members.the("options") { value throws(BadResult) in try options(value, 2...50) }
    }

    /// Ids with labels, no id twice.
    private func options(_ value: LuaValue, _ count: ClosedRange<Int>) throws(BadResult) -> [Question.Option] {
        var seen: Set<Slug> = []
        let options = try value.each(atMost: count.upperBound) { value throws(BadResult) in
            try option(Members(value, Self.optionNames, texts), &seen)
        }
        guard count.contains(options.count) else { throw BadResult("at least \(count.lowerBound) expected, got \(options.count)") }
        return options
    }

    private func option(_ members: Members, _ seen: inout Set<Slug>) throws(BadResult) -> Question.Option {
        let id = try members.the("id") { value throws(BadResult) in try value.slug() }
        guard seen.insert(id).inserted else { throw BadResult("\"\(id)\" is there already", at: "id") }
        return Question.Option(id: id, label: try members.text("label", atMost: Limits.title))
    }

    private func table(_ value: LuaValue) throws(BadResult) -> Question.Table {
        let members = try Members(value, Self.tableNames, texts)
        let columns = try members.the("columns") { value throws(BadResult) in
            var seen: Set<Slug> = []
            return try value.each(atMost: 8) { value throws(BadResult) in try column(value, &seen) }
        }
        let rows = try members.ifAny("rows") { value throws(BadResult) in try options(value, 1...30) } ?? []
        let mostRows = try members.ifAny("most_rows") { value throws(BadResult) in try value.whole(in: 1...30) } ?? 10
        guard let table = Question.Table(columns: columns, rows: rows, mostRows: mostRows) else {
            throw BadResult("at least one column expected", at: "columns")
        }
        return table
    }

    private enum Cell: String, CaseIterable { case text, number, choice }

    private func column(_ value: LuaValue, _ seen: inout Set<Slug>) throws(BadResult) -> Question.Table.Column {
        let members = try Members(value, Self.columnNames, texts)
        let option = try option(members, &seen)
        let name: Cell = try members.word("cell", or: .text)
        if name != .choice, members["options"] != nil { throw BadResult("belongs to choice, not to \(name.rawValue)", at: "options") }
        let cell: Question.Table.Cell =
            switch name {
            case .text: .text
            case .number: .number
            case .choice: .choice(try options(members))
            }
        return Question.Table.Column(id: option.id, label: option.label, cell: cell)
    }
}
