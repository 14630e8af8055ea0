import EnrumCore
import EnrumDomain
import LuaRuntime

extension HookArguments {
    var readsAnswers: Bool { reads(.answers) || reads(.ownAnswers) }

    private func isSeen(_ question: QuestionID) -> Bool { reads(.answers) || question.set == call.plugin.id.rawValue }

    func answers(_ facts: AnswerFacts, _ writer: inout some SnapshotWriter) {
        writer.table("employee") { answers(facts.employee, &$0) }
        writer.table("leader") { answers(facts.leader, &$0) }
        writer.list("marked") { writer in
            for question in facts.marked where isSeen(question) { writer.string(question.rawValue) }
        }
    }

    private func answers(_ answers: [QuestionID: AnswerValue], _ writer: inout some SnapshotWriter) {
        for (question, value) in answers where isSeen(question) && !(isBackground && value.holdsText) {
            answer(value, to: question, &writer, named: question.rawValue)
        }
    }

    func answer(_ value: AnswerValue, to question: QuestionID, _ writer: inout some SnapshotWriter, named name: String) {
        guard case .table(let rows) = value else {
            writer.key(name)
            writer.plain(value)
            return
        }
        guard let columns = columns(of: question) else { return }
        writer.list(name) { writer in
            for row in rows {
                writer.table { writer in
                    for (column, cell) in zip(columns, row) where !cell.isEmpty {
                        writer.key(column.id.rawValue)
                        if column.cell == .number, let number = Double(cell) { writer.plain(number) } else { writer.string(cell) }
                    }
                }
            }
        }
    }

    private func columns(of question: QuestionID) -> [Question.Table.Column]? {
        if let columns = snapshot.columns[question] { return columns }
        let own = call.plugin.questionSets.lazy.flatMap(\.questions).first { $0.id == question }
        guard case .table(let table)? = own?.kind else { return nil }
        return table.columns
    }
}

extension SnapshotWriter {
    mutating func settings(_ values: SettingValues) {
        for (name, value) in values {
            key(name.rawValue)
            plain(value)
        }
    }

    /// Any value but a table's rows, which need their columns.
    mutating func plain(_ value: AnswerValue) {
        switch value {
        case .text(let text): string(text)
        case .scale(let step): integer(Int64(step))
        case .choice(let option): string(option.rawValue)
        case .number(let number): plain(number)
        case .date(let date): string(date.iso)
        case .person(let person): string(person.rawValue)
        case .yesNo(let answer): bool(answer)
        case .many(let options): list { for option in options { $0.string(option.rawValue) } }
        case .table: list { _ in }
        }
    }
}

extension AnswerValue {
    /// Words of somebody's own, or a person: what a background hook never gets.
    var holdsText: Bool {
        switch self {
        case .text, .person, .table: true
        case .scale, .choice, .many, .number, .date, .yesNo: false
        }
    }
}
