import EnrumCore
import EnrumDomain
import EnrumTesting

/// Plans, answers and agrees, as people would have done it.
struct WorldBuilder: Sendable {
    let environment: EnrumCore.Environment
    let everyone: [Int: Person]

    func build() async throws -> World {
        let leader = try someone(1)
        let (meeting, _) = try await held(by: leader, with: try someone(Roster.teamOfFirst.lowerBound))
        for number in Roster.teamOfFirst.dropFirst() { try await planned(with: number, agreements: 2) }
        var writing: [World.Visitor] = []
        for number in Roster.writers { writing.append(try await writer(number)) }
        return World(leader: try await signedIn(leader.person, meeting: meeting), meeting: meeting, writing: writing)
    }

    /// A conversation under way, with everything answered and three agreements.
    private func held(by leader: Someone, with employee: Someone) async throws -> (Meeting.ID, [Agreement.ID]) {
        let id = try await leader.plan(with: employee.person, at: try schedule(inDays: 0))
        try await SaveAnswers(environment)(try Answers.drafts(round: 0), in: id, as: employee.viewer)
        try await employee.bring("Hvad gør vi med de nye opgaver efter nytår?", to: id)
        try await leader.bring("Ferien i uge 7", to: id)
        try await employee.share(id)
        try await leader.begin(id)
        return (id, try await agreements(3, of: employee, by: leader, in: id))
    }

    private func agreements(_ count: Int, of employee: Someone, by leader: Someone, in meeting: Meeting.ID) async throws -> [Agreement.ID] {
        var made: [Agreement.ID] = []
        for number in 1...count {
            let draft = AgreementDraft(
                title: "Ida får ro til at skrive færdig, aftale \(number)", responsible: .person(employee.person.id),
                deadline: environment.clock.today.adding(days: 10 * number), firstStep: "Spær to formiddage i kalenderen",
                followUp: "Vi ser på det sammen næste gang")
            made.append(try await leader.agree(draft, in: meeting))
        }
        return made
    }

    /// Somebody of the team: a closed conversation with agreements, and one to come.
    private func planned(with number: Int, agreements count: Int) async throws {
        let (leader, employee) = (try someone(1), try someone(number))
        let before = try await leader.plan(with: employee.person, at: try schedule(inDays: 0))
        try await leader.begin(before)
        _ = try await agreements(count, of: employee, by: leader, in: before)
        try await leader.finish(before)
        try await leader.close(before)
        let next = try await leader.plan(with: employee.person, at: try schedule(inDays: number))
        if number.isMultiple(of: 2) { try await employee.share(next) }
    }

    private func writer(_ number: Int) async throws -> World.Visitor {
        let employee = try someone(number)
        guard let leader = everyone.values.first(where: { $0.id == employee.person.leader }) else {
            throw BenchFault("nobody leads \(number)")
        }
        let meeting = try await Someone(leader, in: environment).plan(with: employee.person, at: try schedule(inDays: 3))
        return try await signedIn(employee.person, meeting: meeting)
    }

    private func signedIn(_ person: Person, meeting: Meeting.ID) async throws -> World.Visitor {
        let (token, now) = (environment.newToken(), environment.clock.now)
        let session = Session(token: TokenHash(of: token), person: person.id, startedAt: now, lastSeenAt: now, device: "Måling")
        try await environment.store.write { try $0.insert(session) }
        return World.Visitor(person: person.id, token: token, meeting: meeting)
    }

    private func someone(_ number: Int) throws -> Someone {
        guard let person = everyone[number] else { throw BenchFault("there is no number \(number)") }
        return Someone(person, in: environment)
    }

    private func schedule(inDays days: Int) throws -> Meeting.Schedule {
        try Meeting.Schedule(date: environment.clock.today.adding(days: days), time: TimeOfDay(minutes: 600), place: "Mødelokale 3")
    }
}
