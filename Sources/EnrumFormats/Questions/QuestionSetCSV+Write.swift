import EnrumDomain

extension QuestionSetCSV {
    /// The set as CSV that reads back as the same set; the same set always gives the same text.
    static func write(_ set: QuestionSet) -> String {
        var rows = [Cells("set", name: set.id, label: set.title, [Column.Name.hint: set.description])]
        if let source = set.source { rows.append(Cells("source", label: source)) }
        rows += set.questions.flatMap(rows(of:))
        return CSVCells.mark + CSVCells.row(Column.all.map(\.heading))
            + rows.map { row in CSVCells.row(Column.all.map { row[$0] }) }.joined()
    }

    private static func rows(of question: Question) -> [Cells] {
        var cells = Cells(
            RowType.word(for: question.kind), name: question.id.name, label: question.label,
            [.hint: question.help, .constraintMessage: question.constraint?.message])
        let set = question.id.set
        cells[.required] = question.isRequired ? "yes" : ""
        cells[.relevant] = question.showIf.map { QuestionSetFile.yaml($0, in: set) } ?? ""
        cells[.constraint] = question.constraint.map { QuestionSetFile.yaml($0.condition, in: set) } ?? ""
        cells[.phase] = question.phase == .before ? "" : question.phase.rawValue
        cells[.answeredBy] = question.answeredBy == .employee ? "" : question.answeredBy.rawValue
        cells[.lane] = question.lane == .pair ? "" : question.lane.rawValue
        cells[.parameters] = parameters(of: question.kind)
        return [cells] + parts(of: question.kind)
    }

    private static func parameters(of kind: Question.Kind) -> String {
        switch kind {
        case .scale(let scale): "start=\(scale.lowest) end=\(scale.highest)"
        case .number(let range):
            [range.minimum.map { "min=\($0.plain)" }, range.maximum.map { "max=\($0.plain)" }].compactMap { $0 }.joined(separator: " ")
        case .table(let table): table.rows.isEmpty ? "most_rows=\(table.mostRows)" : ""
        case .text, .longText, .choice, .many, .date, .person, .yesNo: ""
        }
    }

    /// The rows below a question.
    private static func parts(of kind: Question.Kind) -> [Cells] {
        switch kind {
        case .text, .longText, .date, .person, .yesNo: []
        case .scale(let scale): [Cells("low", label: scale.lowestLabel), Cells("high", label: scale.highestLabel)]
        case .choice(let options), .many(let options): options.map { Cells("choice", name: $0.id, label: $0.label) }
        case .number(let range): range.unit.map { [Cells("unit", label: $0)] } ?? []
        case .table(let table):
            table.columns.flatMap { column in
                [Cells(RowType.word(for: column.cell), name: column.id, label: column.label)]
                    + column.cell.options.map { Cells("choice", name: $0.id, label: $0.label) }
            } + table.rows.map { Cells("row", name: $0.id, label: $0.label) }
        }
    }

    /// One row, by column.
    private struct Cells {
        private var texts: [Column: String]

        init(_ type: String, name: Slug? = nil, label: LocalizedText, _ others: [Column.Name: LocalizedText?] = [:]) {
            texts = [Column(name: .type): type, Column(name: .name): name?.rawValue ?? ""]
            for (column, text) in others.merging([.label: label], uniquingKeysWith: { _, new in new }) {
                texts[Column(name: column, language: .danish)] = text?.danish
                texts[Column(name: column, language: .english)] = text?.english
            }
        }

        subscript(column: Column) -> String { texts[column] ?? "" }

        subscript(name: Column.Name) -> String {
            get { self[Column(name: name)] }
            set { texts[Column(name: name)] = newValue }
        }
    }
}

extension Question.Table.Cell {
    fileprivate var options: [Question.Option] { if case .choice(let options) = self { options } else { [] } }
}

extension QuestionID {
    /// The half after the stroke.
    fileprivate var name: Slug? { Slug(rawValue.dropFirst(set.count + 1)) }
}
