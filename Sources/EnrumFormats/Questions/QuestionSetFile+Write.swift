public import EnrumDomain

extension QuestionSetFile {
    /// What a set can be written as, by the ending of a file's name.
    public enum Notation: String, CaseIterable, Sendable { case yaml, json, csv }

    /// The set as a file that ``read(_:name:)-([UInt8],_)`` turns into the same set; the same set always gives the same text.
    public static func write(_ set: QuestionSet, as notation: Notation) -> String {
        switch notation {
        case .yaml: write(set)
        case .json: YAMLSource.read(write(set)).root.map { JSONSource.write($0) + "\n" } ?? ""
        case .csv: QuestionSetCSV.write(set)
        }
    }

    /// The set as YAML that ``read(_:name:)-(String,_)`` turns into the same set; the same set always gives the same text.
    ///
    /// What has its usual value is left out.
    public static func write(_ set: QuestionSet) -> String {
        var lines = ["enrum: \(format)", "id: \(yaml(set.id))", "title: \(yaml(set.title))"]
        if let description = set.description { lines.append("description: \(yaml(description))") }
        if let source = set.source { lines.append("source: \(yaml(source))") }
        lines.append("questions:")
        for question in set.questions {
            let fields = fields(of: question)
            lines += fields.enumerated().map { index, field in (index == 0 ? "  - " : "    ") + field }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func fields(of question: Question) -> [String] {
        var lines = ["id: \(word(String(question.id.rawValue.dropFirst(question.id.set.count + 1))))", "kind: \(question.kind.name)"]
        lines.append("label: \(yaml(question.label))")
        if let help = question.help { lines.append("help: \(yaml(help))") }
        if question.isRequired { lines.append("required: true") }
        if question.phase != .before { lines.append("phase: \(question.phase.rawValue)") }
        if question.answeredBy != .employee { lines.append("answered_by: \(question.answeredBy.rawValue)") }
        if question.lane != .pair { lines.append("lane: \(question.lane.rawValue)") }
        if let condition = question.showIf { lines.append("show_if: \(yaml(condition, in: question.id.set))") }
        if let constraint = question.constraint {
            lines.append("constraint: \(yaml(constraint.condition, in: question.id.set))")
            if let message = constraint.message { lines.append("constraint_message: \(yaml(message))") }
        }
        return lines + fields(of: question.kind)
    }

    private static func fields(of kind: Question.Kind) -> [String] {
        switch kind {
        case .text, .longText, .date, .person, .yesNo: []
        case .scale(let scale):
            [
                "scale:", "  from: \(scale.lowest)", "  to: \(scale.highest)", "  low: \(yaml(scale.lowestLabel))",
                "  high: \(yaml(scale.highestLabel))",
            ]
        case .choice(let options), .many(let options): ["options:"] + options.map { "  - " + yaml($0) }
        case .number(let range): fields(of: range)
        case .table(let table): fields(of: table)
        }
    }

    private static func fields(of range: Question.NumberRange) -> [String] {
        let fields = [
            range.minimum.map { "  min: \($0.plain)" }, range.maximum.map { "  max: \($0.plain)" },
            range.unit.map { "  unit: \(yaml($0))" },
        ].compactMap { $0 }
        return fields.isEmpty ? [] : ["number:"] + fields
    }

    private static func fields(of table: Question.Table) -> [String] {
        var lines = ["table:", "  columns:"]
        for column in table.columns {
            lines.append("    - id: \(yaml(column.id))")
            lines.append("      label: \(yaml(column.label))")
            switch column.cell {
            case .text: break
            case .number: lines.append("      cell: number")
            case .choice(let options): lines += ["      cell: choice", "      options:"] + options.map { "        - " + yaml($0) }
            }
        }
        guard !table.rows.isEmpty else { return lines + ["  most_rows: \(table.mostRows)"] }
        return lines + ["  rows:"] + table.rows.map { "    - " + yaml($0) }
    }

    // MARK: Conditions

    /// On one line; a question of `set` goes by its short name.
    static func yaml(_ condition: Condition, in set: Substring) -> String {
        switch condition {
        case .all(let conditions): "{ all: [ \(conditions.map { yaml($0, in: set) }.joined(separator: ", ")) ] }"
        case .any(let conditions): "{ any: [ \(conditions.map { yaml($0, in: set) }.joined(separator: ", ")) ] }"
        case .not(let condition): "{ not: \(yaml(condition, in: set)) }"
        case .compare(let comparison, let left, let right):
            "{ \(comparison.rawValue): [ \(yaml(left, in: set)), \(yaml(right, in: set)) ] }"
        case .isIn(let operand, let values): "{ in: [ \(yaml(operand, in: set)), [ \(values.map(yaml).joined(separator: ", ")) ] ] }"
        case .answered(let operand): "{ answered: \(yaml(operand, in: set)) }"
        case .contains(let operand, let value): "{ contains: [ \(yaml(operand, in: set)), \(yaml(value)) ] }"
        }
    }

    private static func yaml(_ operand: Condition.Operand, in set: Substring) -> String {
        switch operand {
        case .answer(let id): "{ answer: \(id.set == set ? word(String(id.rawValue.dropFirst(set.count + 1))) : id.rawValue) }"
        case .meeting(let name): "{ meeting: \(word(name)) }"
        case .agreement(let name): "{ agreement: \(word(name)) }"
        case .setting(let name): "{ setting: \(word(name)) }"
        case .today: "{ today: true }"
        case .value(let value): yaml(value)
        case .count(let operand): "{ count: \(yaml(operand, in: set)) }"
        case .daysSince(let operand): "{ days_since: \(yaml(operand, in: set)) }"
        }
    }

    private static func yaml(_ value: Condition.Value) -> String {
        switch value {
        case .text(let text): quoted(text)
        case .number(let number): number.plain
        case .yesNo(let value): String(value)
        case .list(let texts): "[ \(texts.map(quoted).joined(separator: ", ")) ]"
        case .date(let date): quoted(date.iso)
        }
    }

    // MARK: Texts

    private static func yaml(_ option: Question.Option) -> String { "{ id: \(yaml(option.id)), label: \(yaml(option.label)) }" }

    private static func yaml(_ text: LocalizedText) -> String {
        guard let english = text.english else { return quoted(text.danish) }
        return "{ da: \(quoted(text.danish)), en: \(quoted(english)) }"
    }

    private static func yaml(_ slug: Slug) -> String { word(slug.rawValue) }

    /// A name stands bare where every reader of YAML, old or new, takes it for a word.
    private static func word(_ name: String) -> String {
        let others = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
        let isBare = name.utf8.first.map { (0x61...0x7a).contains($0) } == true && !others.contains(name)
        return isBare && name.utf8.allSatisfy { $0 != 0x2f } ? name : quoted(name)
    }

    /// In double quotes, with nothing in it that an editor would not show.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case _ where scalar.isUnseen: quoted += scalar.escaped
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

extension Unicode.Scalar {
    fileprivate var escaped: String {
        let digits = String(value, radix: 16)
        let width = value > 0xffff ? 8 : 4
        return (value > 0xffff ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
    }
}
