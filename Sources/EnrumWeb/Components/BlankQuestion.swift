import EnrumDomain
import EnrumTexts

extension Question {
    /// The question with room for an answer and nothing in it, to look at and to print (P-17).
    func blank(_ t: Texts) -> QuestionField {
        QuestionField(
            id: id.rawValue, label: label(t.language), help: help?(t.language), input: kind.blank(t.language), isRequired: isRequired,
            lane: lane == .author ? LaneNote(.author, other: "", t) : LaneNote(audience: .pair, words: t("form.lane")))
    }
}

extension Question.Kind {
    /// Room for an answer of this kind, with nothing in it.
    func blank(_ language: Language) -> QuestionField.Input {
        switch self {
        case .text: .text("")
        case .longText: .longText("")
        case .scale(let scale):
            .scale(
                QuestionField.Scale(
                    lowest: scale.lowest, highest: scale.highest, lowestLabel: scale.lowestLabel(language),
                    highestLabel: scale.highestLabel(language)))
        case .choice(let options): .choice(options.map { $0.blank(language) })
        case .many(let options): .many(options.map { $0.blank(language) })
        case .number(let range): .number("", unit: range.unit?(language))
        case .date: .date("")
        case .person: .person([])
        case .yesNo: .yesNo(nil)
        case .table(let table): .table(table.blank(language))
        }
    }
}

extension Question.Option {
    fileprivate func blank(_ language: Language) -> QuestionField.Option {
        QuestionField.Option(id: id.rawValue, label: label(language))
    }
}

extension Question.Table {
    fileprivate func blank(_ language: Language) -> QuestionField.Table {
        let empty = [String](repeating: "", count: columns.count)
        return QuestionField.Table(
            columns: columns.map { column in
                switch column.cell {
                case .text: QuestionField.Table.Column(label: column.label(language))
                case .number: QuestionField.Table.Column(label: column.label(language), isNumber: true)
                case .choice(let options):
                    QuestionField.Table.Column(label: column.label(language), options: options.map { $0.blank(language) })
                }
            },
            rows: rows.isEmpty
                ? (0..<min(mostRows, 3)).map { _ in QuestionField.Table.Row(cells: empty) }
                : rows.map { QuestionField.Table.Row(label: $0.label(language), cells: empty) })
    }
}
