import EnrumCore
import EnrumDomain
import EnrumTexts

extension MeetingWording {
    /// A question with the viewer's own answer in it, or with what was typed and refused.
    func field(_ question: Question) -> QuestionField {
        let answer = view.ownAnswers[question.id]
        return QuestionField(
            id: question.id.rawValue, label: question.label(language), help: question.help?(language),
            input: input(question, typed.flatMap { typedAnswer(to: question, $0) } ?? answer?.value), isRequired: question.isRequired,
            error: problem(question.id.rawValue), lane: preparationLane(question),
            findings: findings(about: question.id), answerFindings: answerFindings(about: question),
            isMarked: view.isEmployee && question.lane == .pair
                ? typed?["mark/\(question.id)"].map { _ in isMarkedAsTyped(question) } ?? answer?.isMarked ?? false : nil,
            version: answer?.version ?? 0, conflict: conflict(.answer(question.id)), isHidden: !view.isAsked(question))
    }

    /// That the answer is unusual, when it is.
    func unusual(_ question: Question) -> FindingList.Line? {
        guard view.isUnusual(question) else { return nil }
        let text = question.constraint?.message?(language) ?? texts("question.unusual")
        let set = view.form?.sections.first { $0.set.rawValue == question.id.set }?.title(language) ?? String(question.id.set)
        return FindingList.Line(
            level: Finding.Level.warn.rawValue, word: texts("finding.warn"), text: text, source: texts("module.from", ["title": set]))
    }

    private func isMarkedAsTyped(_ question: Question) -> Bool { typed?.all("mark/\(question.id)").contains("yes") ?? false }

    /// What was typed, as far as it is a value of the kind; a wrong number, say, is shown as it was typed.
    private func typedAnswer(to question: Question, _ fields: FormFields) -> AnswerValue? {
        guard fields["answer/\(question.id)"] != nil || !fields.cells(of: question.id).isEmpty else { return nil }
        return try? question.answer(in: fields)
    }

    private func input(_ question: Question, _ value: AnswerValue?) -> QuestionField.Input {
        switch (question.kind, value) {
        case (.text, .text(let text)?): .text(text)
        case (.text, _): .text("")
        case (.longText, .text(let text)?): .longText(text)
        case (.longText, _): .longText("")
        case (.scale(let scale), let value):
            .scale(
                QuestionField.Scale(
                    lowest: scale.lowest, highest: scale.highest, lowestLabel: scale.lowestLabel(language),
                    highestLabel: scale.highestLabel(language),
                    chosen: value.flatMap { if case .scale(let step) = $0 { step } else { nil } }))
        case (.choice(let options), let value):
            .choice(options.map { option in chooser(option, isChosen: value == .choice(option.id)) })
        case (.many(let options), .many(let chosen)?): .many(options.map { chooser($0, isChosen: chosen.contains($0.id)) })
        case (.many(let options), _): .many(options.map { chooser($0, isChosen: false) })
        case (.number(let range), .number(let number)?): .number(localNumber(number), unit: range.unit?(language))
        case (.number(let range), _): .number(typed?["answer/\(question.id)"] ?? "", unit: range.unit?(language))
        case (.date, .date(let date)?): .date(date.iso)
        case (.date, _): .date("")
        case (.person, let value):
            .person(
                [meeting.employee, meeting.leader].map { person in
                    QuestionField.Option(id: person.rawValue, label: fullName(person), isChosen: value == .person(person))
                })
        case (.yesNo, .yesNo(let answer)?): .yesNo(answer)
        case (.yesNo, _): .yesNo(nil)
        case (.table(let table), let value): .table(tableInput(table, value))
        }
    }

    private func chooser(_ option: Question.Option, isChosen: Bool) -> QuestionField.Option {
        QuestionField.Option(id: option.id.rawValue, label: option.label(language), isChosen: isChosen)
    }

    /// Without rows of its own a table offers one empty row more than there are, up to its limit.
    private func tableInput(_ table: Question.Table, _ value: AnswerValue?) -> QuestionField.Table {
        let columns = table.columns.map { column in
            switch column.cell {
            case .text: QuestionField.Table.Column(label: column.label(language))
            case .number: QuestionField.Table.Column(label: column.label(language), isNumber: true)
            case .choice(let options):
                QuestionField.Table.Column(
                    label: column.label(language), options: options.map { chooser($0, isChosen: false) })
            }
        }
        let standing = if case .table(let rows)? = value { rows } else { [[String]]() }
        let filled = standing.map { row in zip(table.columns, row).map { column, cell in localCell(column, cell) } }
        let empty = [String](repeating: "", count: columns.count)
        let shown = table.rows.isEmpty ? min(table.mostRows, max(3, filled.count + 1)) : table.rows.count
        let rows = (0..<shown).map { index in
            QuestionField.Table.Row(
                label: index < table.rows.count ? table.rows[index].label(language) : nil,
                cells: index < filled.count ? filled[index] : empty)
        }
        return QuestionField.Table(columns: columns, rows: rows, mostRows: table.rows.isEmpty ? table.mostRows : rows.count)
    }

    /// A number as it is written here; everything else as it stands.
    private func localCell(_ column: Question.Table.Column, _ cell: String) -> String {
        guard case .number = column.cell, let number = Double(cell) else { return cell }
        return localNumber(number)
    }

    /// "2,5" in Danish, "2.5" in English.
    func localNumber(_ number: Double) -> String {
        language == .danish ? String(number.plain.map { $0 == "." ? "," : $0 }) : number.plain
    }

    /// A question and an answer, to read.
    func answer(_ question: Question, _ answer: Answer?) -> AnswerText {
        AnswerText(
            id: question.id.rawValue, question: question.label(language), answer: value(question, answer?.value),
            isMarked: answer?.isMarked ?? false)
    }

    private func value(_ question: Question, _ value: AnswerValue?) -> AnswerText.Value {
        switch (question.kind, value) {
        case (_, nil): .none
        case (.scale(let scale), .scale(let step)?):
            .scale(
                step, lowest: scale.lowest, highest: scale.highest,
                ends: "\(scale.lowest): \(scale.lowestLabel(language)) – \(scale.highest): \(scale.highestLabel(language))")
        case (.choice(let options), .choice(let id)?): .text(options.first { $0.id == id }?.label(language) ?? id.rawValue)
        case (.many(let options), .many(let ids)?): .list(options.filter { ids.contains($0.id) }.map { $0.label(language) })
        case (.number(let range), .number(let number)?):
            .text(localNumber(number) + (range.unit.map { " " + $0(language) } ?? ""))
        case (_, .date(let date)?): .text(texts.fullDate(date))
        case (_, .person(let person)?): .text(fullName(person))
        case (_, .yesNo(let answer)?): .text(texts(answer ? "question.yes" : "question.no"))
        case (.table(let table), .table(let rows)?): tableAnswer(table, rows)
        case (_, .text(let text)?): .text(text)
        case (_, let value?): .text(value.stored)
        }
    }

    private func tableAnswer(_ table: Question.Table, _ rows: [[String]]) -> AnswerText.Value {
        let hasLabels = !table.rows.isEmpty
        let cells = rows.enumerated().map { index, row in
            (hasLabels && index < table.rows.count ? [table.rows[index].label(language)] : [])
                + zip(table.columns, row).map { column, cell in
                    if case .choice(let options) = column.cell {
                        options.first { $0.id.rawValue == cell }?.label(language) ?? ""
                    } else {
                        localCell(column, cell)
                    }
                }
        }
        return .table(headings: (hasLabels ? [""] : []) + table.columns.map { $0.label(language) }, rows: cells)
    }

    /// The choice that waits for a field.
    func conflict(_ field: Field) -> ConflictView? {
        view.conflicts.first { $0.field == field }.map { conflict in
            ConflictView(
                field: field.name, yours: conflict.yours, theirs: conflict.theirs, theirAuthor: name(conflict.theirAuthor),
                path: path + "/conflicts", version: conflict.theirVersion)
        }
    }
}

extension Question {
    /// The answer in a posted form; nil when nothing was answered.
    /// - Throws: ``RuleBroken`` when a field does not hold a value of the question's kind.
    func answer(in fields: FormFields) throws(RuleBroken) -> AnswerValue? {
        if case .table = kind { return fields.cells(of: id).isEmpty ? nil : .table(fields.cells(of: id)) }
        let values = fields.all("answer/\(id)").filter { !$0.isEmpty }
        guard let text = values.last else { return nil }
        switch kind {
        case .text, .longText: return .text(text)
        case .scale: if let step = Int(text) { return .scale(step) }
        case .choice: if let option = Slug(text) { return .choice(option) }
        case .many:
            let options = values.compactMap { Slug($0) }
            if options.count == values.count { return .many(options) }
        case .number:
            if let number = Double(text.tidied?.replacingComma ?? "") { return .number(number) }
            throw RuleBroken("rule.number", field: id.rawValue)
        case .date:
            if let date = CalendarDate(iso: text) { return .date(date) }
            throw RuleBroken("rule.date", field: id.rawValue)
        case .person: if let person = Person.ID(text) { return .person(person) }
        case .yesNo: return .yesNo(text == "yes")
        case .table: return nil
        }
        throw RuleBroken("rule.wrong_kind", field: id.rawValue)
    }
}

extension FormFields {
    /// The cells of a table, posted as `answer/ID/ROW/COLUMN`.
    func cells(of question: QuestionID) -> [[String]] {
        let prefix = "answer/\(question)/"
        var rows: [[String]] = []
        for (name, value) in pairs where name.hasPrefix(prefix) {
            let place = name.dropFirst(prefix.count).split(separator: "/").compactMap { Int($0) }
            guard place.count == 2, (0..<30).contains(place[0]), (0..<8).contains(place[1]) else { continue }
            while rows.count <= place[0] { rows.append([]) }
            while rows[place[0]].count <= place[1] { rows[place[0]].append("") }
            rows[place[0]][place[1]] = value
        }
        return rows
    }
}
