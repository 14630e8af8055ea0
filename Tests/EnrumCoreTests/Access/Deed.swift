import EnrumCore
import EnrumDomain
import EnrumTesting

/// One use case that someone may try on a conversation, and how they may stand to it for it to be there at all.
struct Deed: Sendable, CustomStringConvertible {
    enum Role: CaseIterable, Sendable { case employee, leader, hr, third, newLeader, formerLeader, stranger }

    let description: String
    /// To everybody else it is as if there were nothing.
    let roles: Set<Role>
    /// To these it is there as long as the conversation is only planned.
    let planners: Set<Role>
    /// The first stage in which there is something to try it on.
    let from: Stage
    let attempt: @Sendable (Someone, Conversation) async throws -> Void

    init(
        _ description: String, _ roles: Set<Role>, planning planners: Set<Role> = [], from stage: Stage = .cancelled,
        _ attempt: @escaping @Sendable (Someone, Conversation) async throws -> Void
    ) {
        (self.description, self.roles, self.planners, self.from, self.attempt) = (description, roles, planners, stage, attempt)
    }

    private static let pair: Set<Role> = [.employee, .leader]

    static let all: [Deed] = [
        Deed("read the meeting", pair) { _ = try await $0.read($1.meeting) },
        Deed("ask for its version", pair) { _ = try await $0.version(of: $1.meeting) },
        Deed("read the history", [.employee, .leader, .newLeader]) { _ = try await $0.history(of: $1.employee) },
        Deed("plan another", [.leader, .hr, .newLeader]) {
            let schedule = try Meeting.Schedule(date: $0.environment.clock.today.adding(days: 30))
            try await $0.plan(with: $1.employee, at: schedule)
        },
        Deed("send the form", [.leader], planning: [.hr]) { try await $0.sendForm(of: $1.meeting) },
        Deed("share", [.employee]) { try await $0.share($1.meeting) },
        Deed("withdraw", [.employee]) { try await $0.withdraw($1.meeting) },
        Deed("move", pair) {
            try await $0.move($1.meeting, to: Meeting.Schedule(date: $0.environment.clock.today.adding(days: 9)))
        },
        Deed("cancel", pair) { try await $0.end($1.meeting, .cancelled) },
        Deed("call it missed", pair) { try await $0.end($1.meeting, .missed) },
        Deed("begin", pair) { try await $0.begin($1.meeting) },
        Deed("finish", pair) { try await $0.finish($1.meeting) },
        Deed("close", [.leader]) { try await $0.close($1.meeting) },
        Deed("acknowledge", pair) { try await $0.acknowledge($1.meeting) },
        Deed("remark", pair) { try await $0.remark("Tak for snakken", to: $1.meeting) },
        Deed("pass the leader's pen", [.leader]) { try await $0.passPen(in: $1.meeting) },
        Deed("answer", pair) { try await $0.answer(Q.goals, .text("Et svar"), in: $1.meeting) },
        Deed("write what is said", pair) { try await $0.write("Det sagde vi", to: .said(Q.goals), in: $1.meeting) },
        Deed("write minutes", pair) { try await $0.minute("Et afsnit", in: $1.meeting) },
        Deed("write a private note", pair) { try await $0.write("En note", to: .privateNote, in: $1.meeting) },
        Deed("remove a passage", pair, from: .during) {
            try await $0.removePassage($1.passage ?? .init(stored: "nothing"), basedOn: 1, in: $1.meeting)
        },
        Deed("discard a text kept aside", pair) { try await $0.settle(.said(Q.tasks), keep: .theirs, basedOn: 0, in: $1.meeting) },
        Deed("bring a point", pair) { try await $0.bring("Et punkt", to: $1.meeting) },
        Deed("take back a point that is not there", pair) { try await $0.takeBack(.init(stored: "nothing"), from: $1.meeting) },
        Deed("tick a point", pair, from: .opened) { try await $0.tick($1.leadersPoint ?? .init(stored: "nothing"), in: $1.meeting) },
        Deed("add a question", [.leader]) { try await $0.ask("Hvad glæder du dig til?", in: $1.meeting) },
        Deed("agree on something", pair) {
            let deadline = $0.environment.clock.today.adding(days: 5)
            try await $0.agree(AgreementDraft(title: "Ring op", responsible: .person($1.employee.id), deadline: deadline), in: $1.meeting)
        },
        Deed("read an agreement", [.employee, .leader, .newLeader], from: .during) {
            _ = try await $0.agreement($1.agreement ?? .init(stored: "nothing"))
        },
        Deed("amend an agreement", [.employee, .leader, .newLeader], from: .during) {
            let deadline = $0.environment.clock.today.adding(days: 25)
            let draft = AgreementDraft(title: "Ring op igen", responsible: .person($1.employee.id), deadline: deadline)
            try await $0.amend($1.agreement ?? .init(stored: "nothing"), to: draft, because: "Ferie")
        },
        Deed("note on an agreement", [.employee, .leader, .newLeader], from: .during) {
            try await $0.note("Det går", on: $1.agreement ?? .init(stored: "nothing"))
        },
        Deed("keep an agreement", [.employee, .leader, .newLeader], from: .during) {
            try await $0.keep($1.agreement ?? .init(stored: "nothing"))
        },
        Deed("drop an agreement", [.employee, .leader, .newLeader], from: .during) {
            try await $0.drop($1.agreement ?? .init(stored: "nothing"), because: "Bortfaldet")
        },
        Deed("evaluate an agreement", [.employee, .leader, .newLeader], from: .during) {
            try await $0.evaluate($1.agreement ?? .init(stored: "nothing"), .improved)
        },
        Deed("read the agreement of a third", [.employee, .leader, .newLeader], from: .during) {
            _ = try await $0.agreement($1.thirdsAgreement ?? .init(stored: "nothing"))
        },
        Deed("keep the agreement of a third", [.employee, .leader, .newLeader, .third], from: .during) {
            try await $0.keep($1.thirdsAgreement ?? .init(stored: "nothing"))
        },
        Deed("note on the agreement of a third", [.employee, .leader, .newLeader], from: .during) {
            try await $0.note("Det går", on: $1.thirdsAgreement ?? .init(stored: "nothing"))
        },
    ]
}

extension Conversation {
    /// The same, with names that nothing has.
    var unknown: Conversation {
        var nobody = employee
        nobody = Person(id: .init(stored: "nobody"), name: nobody.name, email: nobody.email, department: nobody.department)
        return Conversation(
            employee: nobody, leader: leader, meeting: .init(stored: "nothing"), point: .init(stored: "nothing"),
            leadersPoint: .init(stored: "nothing"), passage: .init(stored: "nothing"), confidential: .init(stored: "nothing"),
            agreement: .init(stored: "nothing"), thirdsAgreement: .init(stored: "nothing"))
    }
}
