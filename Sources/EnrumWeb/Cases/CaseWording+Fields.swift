import EnrumCore
import EnrumDomain
import EnrumTexts

extension CaseWording {
    /// A field that stands as it is or as it was typed, with its label, its help and what to mend.
    func field(
        _ name: String, _ key: String, input: FormField.Input = .text, standing: String? = nil, help: String? = nil,
        lane: LaneNote? = nil, longest: Int? = nil
    ) -> CaseForm.Part {
        .field(
            FormField(
                name: name, label: texts(Phrase(key)), input: input, value: typed(name, else: standing),
                help: help.map { texts(Phrase($0)) }, error: error(name), longest: longest), lane)
    }

    /// "Flyttet, fordi lørdag den 5. december er i en weekend"; nil when it was not moved.
    func moved(_ from: CalendarDate?) -> String? { from.map { texts("case.moved", ["why": texts.whyMoved($0)]) } }

    /// How and when something reaches the employee.
    var delivery: [CaseForm.Part] {
        let chosen = typed("means", else: CaseDocument.Delivery.Means.here.rawValue)
        let options = CaseDocument.Delivery.Means.allCases.map { means in
            CaseForm.Choice.Option(
                id: means.rawValue, label: texts(Phrase("case.means.\(means.rawValue)")),
                help: texts(Phrase("case.means.\(means.rawValue)_help")), isChosen: chosen == means.rawValue)
        }
        return [
            .choice(.init(name: "means", legend: texts("case_deliver.means"), options: options)),
            field("delivered_on", "case_deliver.on", input: .date, standing: today.iso, help: "case_deliver.on_help"),
        ]
    }

    /// A question of the procedure, with what the viewer has written.
    func question(_ question: Question, _ draft: CaseDraft?, lane: LaneNote, conflict: ConflictView? = nil) -> QuestionField {
        var value = draft?.value
        if let fields = refusal?.fields, fields["answer/\(question.id)"] != nil || !fields.cells(of: question.id).isEmpty {
            value = (try? question.answer(in: fields)) ?? nil
        }
        return QuestionField(
            id: question.id.rawValue, label: question.label(language), help: question.help?(language),
            input: question.kind.input(value, texts).typed(refusal?.fields["answer/\(question.id)"]), isRequired: question.isRequired,
            error: error(question.id.rawValue), lane: lane, version: draft?.version ?? 0, conflict: conflict)
    }

    func lane(_ audience: LaneNote.Audience, _ key: String, _ values: [String: String] = [:]) -> LaneNote {
        LaneNote(audience: audience, words: texts(Phrase(key, values)))
    }
}

extension Question.Kind {
    /// The input with a value in it. A table to which rows can be added offers one more than there are.
    func input(_ value: AnswerValue?, _ t: Texts) -> QuestionField.Input {
        guard case .table(let table) = self, case .table(let blank) = blank(t.language) else {
            return blank(t.language).filled(with: value, t)
        }
        let filled = if case .table(let rows)? = value { rows } else { [[String]]() }
        let empty = [String](repeating: "", count: blank.columns.count)
        let count = table.rows.isEmpty ? min(table.mostRows, max(3, filled.count + 1)) : table.rows.count
        return .table(
            QuestionField.Table(
                columns: blank.columns,
                rows: (0..<count).map { index in
                    QuestionField.Table.Row(
                        label: index < table.rows.count ? table.rows[index].label(t.language) : nil,
                        cells: index < filled.count ? filled[index] + empty.dropFirst(filled[index].count) : empty)
                }))
    }
}
