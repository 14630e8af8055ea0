import EnrumCore
import EnrumDomain
import EnrumTesting

/// Texts that stand for what people write, each found nowhere else.
enum Words {
    static let answer = "MIT-SVAR"
    static let point = "MIT-PUNKT"
    static let leadersAnswer = "LEDERENS-SVAR"
    static let leadersPoint = "LEDERENS-PUNKT"
    static let question = "LEDERENS-SPØRGSMÅL"
    static let privateNote = "LEDERENS-NOTE"
    static let said = "DET-VI-SAGDE"
    static let passage = "ET-AFSNIT"
    static let confidential = "FORTROLIGT-AFSNIT"
    static let agreement = "EN AFTALE-OM-NOGET"
    static let remark = "EN-BEMÆRKNING"

    static let all = [
        answer, point, leadersAnswer, leadersPoint, question, privateNote, said, passage, confidential, agreement, remark,
    ]
}

/// How far a conversation has come.
enum Stage: CaseIterable, Sendable {
    case cancelled, planned, sent, drafted, shared, opened, during, after, closed

    func isAtLeast(_ other: Stage) -> Bool {
        guard let own = Self.allCases.firstIndex(of: self), let others = Self.allCases.firstIndex(of: other) else { return false }
        return own >= others
    }
}

/// A conversation with something of everything written in it, as far as it has come.
struct Conversation: Sendable {
    let employee: Person
    let leader: Person
    let meeting: Meeting.ID
    var point: AgendaItem.ID?
    var leadersPoint: AgendaItem.ID?
    var passage: Passage.ID?
    var confidential: Passage.ID?
    var agreement: Agreement.ID?
    /// An agreement that Karen, from another house, is responsible for.
    var thirdsAgreement: Agreement.ID?
}

extension House {
    func conversation(_ stage: Stage, of employee: Person = Cast.amalie) async throws -> Conversation {
        let leader = try leader(of: employee)
        let id = try await self[leader].plan(with: employee, at: schedule(in: 7), send: stage != .planned)
        var made = Conversation(employee: employee, leader: leader, meeting: id)
        if stage == .cancelled { try await self[leader].end(id, .cancelled, because: "Kursus"); return made }
        guard stage.isAtLeast(.drafted) else { return made }
        try await self[employee].answer(Q.tasks, .text(Words.answer), isMarked: true, in: id)
        made.point = try await self[employee].bring(Words.point, to: id)
        guard stage.isAtLeast(.shared) else { return made }
        try await self[employee].share(id)
        guard stage.isAtLeast(.opened) else { return made }
        _ = try await self[leader].read(id)
        try await self[leader].ask(Words.question, in: id)
        try await self[leader].write(Words.privateNote, to: .privateNote, in: id)
        made.leadersPoint = try await self[leader].bring(Words.leadersPoint, to: id)
        guard stage.isAtLeast(.during) else { return made }
        try await self[leader].begin(id)
        try await self[leader].write(Words.said, to: .said(Q.tasks), in: id)
        made.passage = try await self[leader].minute(Words.passage, in: id)
        made.confidential = try await self[leader].minute(Words.confidential, confidential: true, in: id)
        made.agreement = try await self[employee].agree(draft(Words.agreement, by: employee), in: id)
        made.thirdsAgreement = try await self[leader].agree(
            .init(title: "Vis os runden", responsible: .email(Cast.karen.email.address), deadline: date(in: 20)), in: id)
        guard stage.isAtLeast(.after) else { return made }
        try await self[leader].finish(id)
        try await self[employee].remark(Words.remark, to: id)
        guard stage.isAtLeast(.closed) else { return made }
        try await self[leader].acknowledge(id)
        try await self[employee].acknowledge(id)
        return made
    }
}
