import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

extension House {
    /// A house where cases of four stages can be opened.
    static func withCases(seed: UInt64 = 1, _ plugin: Plugin = .staging()) async throws -> House {
        try await open(seed: seed, with: [plugin])
    }

    func formalCase(_ id: Case.ID) async throws -> Case { try #require(try await environment.store.read { try $0.formalCase(id) }) }

    func pass(days: Int64) { clock.advance(days: days) }

    /// Dorthe's case, led by Mette: trin 2 held, and nothing handed over yet.
    func heldTwo() async throws -> Case.ID {
        let id = try await self[Cast.mette].openCase(about: Cast.dorthe)
        try await self[Cast.mette].noteAdvice(in: id)
        try await self[Cast.mette].begin(.two, in: id, because: "Det er alvorligt.")
        try await self[Cast.mette].planWhole(in: id)
        try await self[Cast.mette].tell(in: id)
        pass(days: 7)
        try await self[Cast.mette].hold(in: id)
        return id
    }

    /// Dorthe's case at trin 3: a warning is expected, Pernille is HR, Henrik decides, and the letter is sent.
    func convenedThree() async throws -> Case.ID {
        let id = try await self[Cast.mette].openCase(about: Cast.dorthe)
        try await self[Cast.mette].noteAdvice(in: id)
        try await self[Cast.mette].begin(.three, in: id, because: "Det er alvorligt.", expecting: [.warning])
        try await self[Cast.mette].name(hr: Cast.pernille, in: id)
        try await self[Cast.mette].name(decisionMaker: Cast.henrik, in: id)
        try await self[Cast.mette].planWhole(in: id)
        try await self[Cast.mette].convene(in: id)
        return id
    }

    /// The same with the conversation held.
    func heldThree() async throws -> Case.ID {
        let id = try await convenedThree()
        pass(days: 7)
        try await self[Cast.mette].hold(in: id)
        return id
    }

    /// Everybody to whom the case is there.
    func readers(of id: Case.ID) async throws -> Set<Person.ID> {
        var readers: Set<Person.ID> = []
        for person in Cast.everyone {
            let isListed = try await Someone(person, in: environment).cases().contains { $0.id == id }
            do {
                _ = try await Someone(person, in: environment).readCase(id)
                readers.insert(person.id)
                #expect(isListed, "\(person.name) reads what is not in the list")
            } catch is NotFound {
                #expect(!isListed, "\(person.name) sees in the list what cannot be read")
            }
        }
        return readers
    }
}
