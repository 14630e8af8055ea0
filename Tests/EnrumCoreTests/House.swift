import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// Solvig Kommune on a Tuesday morning, for one test: everybody is there, the base questions are asked, and nothing has been planned.
struct House: Sendable {
    let clock: FixedClock
    let environment: Environment
    /// Runs the plugins' hooks as the test scripts them.
    let host: ScriptedHost

    /// - Parameters:
    ///   - plugins: Installed, with all that they ask for granted, and switched on in `departments`.
    static func open(
        seed: UInt64 = 1, with plugins: [Plugin] = [], on departments: [Department] = [Cast.solvig]
    ) async throws -> House {
        let (clock, host) = (FixedClock(), ScriptedHost(plugins))
        let environment = try Environment.testing(clock: clock, randomness: SeededRandomness(seed), plugins: host)
        let house = House(clock: clock, environment: environment, host: host)
        try await environment.addCast()
        try await environment.addBaseQuestions()
        for plugin in plugins { try await environment.install(plugin, on: departments) }
        return house
    }

    /// Someone about to do something, a second after whatever was done last.
    subscript(_ person: Person) -> Someone {
        clock.advance(seconds: 1)
        return Someone(person, in: environment)
    }

    func date(in days: Int) -> CalendarDate { clock.today.adding(days: days) }

    func schedule(in days: Int) throws -> Meeting.Schedule {
        try Meeting.Schedule(date: date(in: days), time: TimeOfDay("10:00"), place: "Mødelokalet")
    }

    func draft(_ title: String = "Ring til leverandøren", by responsible: Person, in days: Int = 14) -> AgreementDraft {
        AgreementDraft(title: title, responsible: .person(responsible.id), deadline: date(in: days))
    }

    func leader(of employee: Person) throws -> Person {
        try #require(Cast.everyone.first { $0.id == employee.leader })
    }

    /// Everything the log holds, oldest first.
    func wholeLog() async throws -> [AuditRow] {
        try await environment.store.read { transaction in
            var rows: [AuditRow] = []
            try transaction.forEachAuditRow {
                rows.append($0); return true
            }
            return rows
        }
    }

    func countLog() async throws -> Int { try await environment.store.read { try $0.counts().auditRows } }

    func meeting(_ id: Meeting.ID) async throws -> Meeting {
        try #require(try await environment.store.read { try $0.meeting(id) })
    }

    /// Gives someone another leader, or none, as an import of people does.
    func give(_ person: Person, leader: Person?, leaves: Bool = false) async throws {
        let (now, environment) = (clock.now, environment)
        try await environment.store.write { transaction in
            guard var changed = try transaction.person(person.id) else { throw NotFound() }
            changed.leader = leader?.id
            changed.deactivatedAt = leaves ? now : nil
            try transaction.update(changed, at: now)
            try changeLeader(of: changed, at: now, in: environment, transaction)
        }
    }
}

enum Q {
    static let tasks = QuestionID(stored: "basis/tasks")
    static let goals = QuestionID(stored: "basis/goals")
    static let motivation = QuestionID(stored: "basis/motivation")
    static let topics = QuestionID(stored: "basis/topics")
    static let unknown = QuestionID(stored: "basis/nothing")
}

extension Slug {
    /// The base set's name.
    static let basis: Slug = "basis"
}

extension Environment {
    /// Installs a question set for everybody.
    func install(_ name: String, _ questions: Question...) async throws {
        let set = QuestionSet(id: try #require(Slug(name)), title: LocalizedText(danish: name), questions: questions)
        try await InstallQuestionSet(self)(set, as: nil)
    }
}
