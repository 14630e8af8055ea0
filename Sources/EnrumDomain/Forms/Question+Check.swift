extension Question {
    /// The answer as it is kept, or nil when nothing was answered.
    ///
    /// - Throws: ``RuleBroken`` with the question's id as field when the answer is not one the question takes.
    public func checked(_ value: AnswerValue?) throws(RuleBroken) -> AnswerValue? {
        let field = id.rawValue
        switch (kind, value) {
        case (_, nil): return nil
        case (.text, .text(let text)):
            let oneLine = text.split(whereSeparator: \.isNewline).joined(separator: " ")
            return try oneLine.checkedIfAny(field, atMost: Limits.title).map { .text($0) }
        case (.longText, .text(let text)):
            return try text.checkedIfAny(field, atMost: Limits.text).map { .text($0) }
        case (.scale(let scale), .scale(let step)):
            guard (scale.lowest...scale.highest).contains(step) else {
                throw RuleBroken("rule.scale", field: field, ["lowest": String(scale.lowest), "highest": String(scale.highest)])
            }
            return value
        case (.choice(let options), .choice(let option)):
            guard options.contains(where: { $0.id == option }) else { throw RuleBroken("rule.choice", field: field) }
            return value
        case (.many(let options), .many(let chosen)):
            guard chosen.allSatisfy({ id in options.contains { $0.id == id } }) else { throw RuleBroken("rule.choice", field: field) }
            let inOrder = options.map(\.id).filter(chosen.contains)
            return inOrder.isEmpty ? nil : .many(inOrder)
        case (.number(let range), .number(let number)):
            return try .number(range.checked(number, field))
        case (.date, .date), (.person, .person), (.yesNo, .yesNo): return value
        case (.table(let table), .table(let rows)):
            return try table.checked(rows, field).map { .table($0) }
        default: throw RuleBroken("rule.wrong_kind", field: field)
        }
    }
}

extension Question.NumberRange {
    func checked(_ number: Double, _ field: String) throws(RuleBroken) -> Double {
        guard number.isFinite, abs(number) <= 1e15 else { throw RuleBroken("rule.number", field: field) }
        if let minimum, number < minimum { throw RuleBroken("rule.number_low", field: field, ["minimum": minimum.plain]) }
        if let maximum, number > maximum { throw RuleBroken("rule.number_high", field: field, ["maximum": maximum.plain]) }
        return number
    }
}

extension Question.Table {
    /// The rows with something in them, each as long as there are columns.
    func checked(_ rows: [[String]], _ field: String) throws(RuleBroken) -> [[String]]? {
        guard rows.count <= mostRows else { throw RuleBroken("rule.table_rows", field: field, ["limit": String(mostRows)]) }
        var kept: [[String]] = []
        for row in rows {
            guard row.count <= columns.count else { throw RuleBroken("rule.wrong_kind", field: field) }
            var cells: [String] = []
            for (index, column) in columns.enumerated() {
                cells.append(try column.checked(index < row.count ? row[index] : "", field))
            }
            kept.append(cells)
        }
        let isEmpty = { (row: [String]) in row.allSatisfy(\.isEmpty) }
        if self.rows.isEmpty { kept.removeAll(where: isEmpty) }
        return kept.allSatisfy(isEmpty) ? nil : kept
    }
}

extension Question.Table.Column {
    func checked(_ text: String, _ field: String) throws(RuleBroken) -> String {
        let oneLine = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        guard let text = try oneLine.checkedIfAny(field, atMost: Limits.remark) else { return "" }
        switch cell {
        case .text: return text
        case .number:
            guard let number = Double(text.replacingComma), number.isFinite else { throw RuleBroken("rule.number", field: field) }
            return number.plain
        case .choice(let options):
            guard options.contains(where: { $0.id.rawValue == text }) else { throw RuleBroken("rule.choice", field: field) }
            return text
        }
    }
}

extension String {
    /// "2,5" as people in Denmark write it, as "2.5".
    public var replacingComma: String { String(map { $0 == "," ? "." : $0 }) }
}

extension Double {
    /// Without ".0" where there is nothing after the point.
    public var plain: String {
        self == rounded() && abs(self) < 1e15 ? String(Int64(self)) : String(self)
    }
}
