import EnrumCore
import EnrumDomain
import EnrumFormats
import EnrumSQLite
import EnrumTesting
import Foundation

/// The organisation that is measured: 5,000 people, one conversation to look at, a team of twelve, and sixteen who write.
struct World: Sendable {
    static let people = 5_000
    static let writers = 16
    static let questions = 15

    /// The leader whose list and whose conversation are looked at.
    let leader: Visitor
    /// The conversation under way: fifteen answers, three agreements.
    let meeting: Meeting.ID
    /// Employees with a form to fill in.
    let writing: [Visitor]

    /// Somebody who is signed in.
    struct Visitor: Sendable {
        let person: Person.ID
        let token: String
        /// What they write in; for the leader, what they read.
        let meeting: Meeting.ID
    }
}

extension World {
    /// Makes it in a new database, by the use cases themselves.
    static func make(in path: String) async throws -> World {
        let store = try SQLiteStore(file: path)
        let environment = try Self.environment(store)
        try await ImportPeople(environment)(PeopleFile.read(Roster.csv(people: people), name: "people.csv").rows, as: nil)
        try await InstallQuestionSet(environment)(questionSet(), position: 0, as: nil)
        let builder = WorldBuilder(environment: environment, everyone: try await environment.byNumber())
        let world = try await builder.build()
        try store.foldLog()
        try store.close()
        return world
    }

    static func environment(_ store: SQLiteStore) throws -> EnrumCore.Environment {
        guard let clock = SystemClock(zone: "Europe/Copenhagen") else { throw BenchFault("the time zone is not known here") }
        return EnrumCore.Environment(store: store, clock: clock, randomness: SystemRandomness(), passwords: PlainPasswords())
    }

    /// Fourteen to be answered in words, and a scale.
    private static func questionSet() throws -> QuestionSet {
        guard let id = Slug("maaling"),
            let scale = Question.Scale(
                lowest: 1, highest: 10, lowestLabel: LocalizedText(danish: "Slet ikke"),
                highestLabel: LocalizedText(danish: "Helt og holdent"))
        else { throw BenchFault("the question set cannot be made") }
        let questions = try questionIDs().enumerated().map { index, question in
            Question(
                id: question, kind: index == 0 ? .scale(scale) : .longText,
                label: LocalizedText(danish: "Hvordan går det med den \(index + 1). af de opgaver, du har lige nu?"),
                help: LocalizedText(danish: "Skriv det, der er vigtigst for dig, så kort eller langt du vil."))
        }
        return QuestionSet(id: id, title: LocalizedText(danish: "Måling"), questions: questions)
    }

    static func questionIDs() throws -> [QuestionID] {
        try (1...questions).map { number in
            guard let id = QuestionID("maaling/q\(number)") else { throw BenchFault("no question \(number)") }
            return id
        }
    }
}

/// Something that makes measuring impossible.
struct BenchFault: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

extension EnrumCore.Environment {
    /// Everybody by their number in the organisation's own system.
    fileprivate func byNumber() async throws -> [Int: Person] {
        let everyone = try await store.read { try $0.everyone() }
        return Dictionary(everyone.compactMap { person in person.externalID.flatMap { Int($0) }.map { ($0, person) } }) { first, _ in first
        }
    }
}
