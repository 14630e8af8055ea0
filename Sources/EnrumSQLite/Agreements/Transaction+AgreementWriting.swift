import EnrumCore
import EnrumDomain

extension Transaction: AgreementWriting {
    func insert(_ agreement: Agreement) throws {
        try database.run(
            """
            INSERT INTO agreement (id, employee, leader, meeting, title, responsible, deadline, first_step, follow_up, category, state,
                version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, agreement.id, agreement.employee, agreement.leader, agreement.meeting, agreement.content.title,
            agreement.content.responsible, agreement.content.deadline, agreement.content.firstStep, agreement.content.followUp,
            agreement.content.category.map { try StoredJSON($0) }, agreement.state.rawValue, agreement.version)
        try keepHistory(of: agreement, after: 0)
    }

    func update(_ agreement: Agreement) throws {
        try database.change(
            """
            UPDATE agreement SET title = ?2, responsible = ?3, deadline = ?4, first_step = ?5, follow_up = ?6, category = ?7, state = ?8,
                version = ?9
            WHERE id = ?1
            """, agreement.id, agreement.content.title, agreement.content.responsible, agreement.content.deadline,
            agreement.content.firstStep, agreement.content.followUp, agreement.content.category.map { try StoredJSON($0) },
            agreement.state.rawValue, agreement.version)
        let kept = try database.count("SELECT max(number) FROM agreement_event WHERE agreement = ?", agreement.id)
        try keepHistory(of: agreement, after: kept)
    }

    private func keepHistory(of agreement: Agreement, after kept: Int) throws {
        for (index, event) in agreement.history.enumerated().dropFirst(kept) {
            let (name, content, outcome) = event.kind.columns
            try database.run(
                """
                INSERT INTO agreement_event (agreement, number, kind, done_by, done_at, title, responsible, deadline, first_step,
                    follow_up, category, outcome, note)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, agreement.id, index + 1, name, event.by, event.at, content?.title, content?.responsible, content?.deadline,
                content?.firstStep, content?.followUp, content?.category.map { try StoredJSON($0) }, outcome?.rawValue, event.text)
        }
    }
}
