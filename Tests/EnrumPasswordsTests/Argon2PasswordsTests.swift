import EnrumCore
import EnrumPasswords
import Testing

@Suite struct Argon2PasswordsTests {
    private static let cheap = Argon2Passwords.Parameters(memory: 64, passes: 1, threads: 1)
    private let passwords = Argon2Passwords(parameters: cheap)

    @Test func `A password is right against its own hash and no other`() async throws {
        let hash = try await passwords.hash("blå cykler i regnvejr")
        #expect(try await passwords.verify("blå cykler i regnvejr", against: hash))
        #expect(try await !passwords.verify("blå cykler i regnvejr ", against: hash))
        #expect(try await !passwords.verify("Blå cykler i regnvejr", against: hash))
    }

    @Test func `Two hashes of one password differ, by their salt`() async throws {
        #expect(try await passwords.hash("den samme sætning") != passwords.hash("den samme sætning"))
    }

    @Test func `Composed and decomposed letters are the same password`() async throws {
        let hash = try await passwords.hash("gr\u{e5}vejr i \u{e5}rhus")
        #expect(try await passwords.verify("gra\u{30a}vejr i a\u{30a}rhus", against: hash))
    }

    @Test func `A zero byte hides nothing that follows it`() async throws {
        let hash = try await passwords.hash("begyndelse\0slutning")
        #expect(try await !passwords.verify("begyndelse\0noget andet", against: hash))
    }

    @Test(arguments: [nil, "", "not a hash", "$argon2id$v=19$m=64,t=1,p=1$AAAA$"])
    func `No hash and a damaged hash are never right`(hash: String?) async throws {
        #expect(try await !passwords.verify("", against: hash))
        #expect(try await !passwords.verify("hvad som helst", against: hash))
    }

    @Test func `The standard hash is Argon2id with 46 MiB, two passes and 32 bytes`() async throws {
        let standard = Argon2Passwords()
        let hash = try await standard.hash("regn mod ruden")
        let fields = hash.split(separator: "$").map(String.init)
        #expect(fields.prefix(3) == ["argon2id", "v=19", "m=47104,t=2,p=1"])
        #expect(fields[3].count == 22 && fields[4].count == 43)
        #expect(!standard.isOutdated(hash))
    }

    @Test(arguments: [
        "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA", "$argon2id$v=19$m=47104,t=1,p=1$c2FsdA$aGFzaA",
        "$argon2i$v=19$m=47104,t=2,p=1$c2FsdA$aGFzaA", "$2b$12$abc", "",
    ])
    func `Cheaper hashes and other kinds are outdated`(hash: String) {
        #expect(Argon2Passwords().isOutdated(hash))
    }

    @Test func `When all places are taken the next is asked to try again, and later there is room`() async throws {
        let slow = Argon2Passwords(
            parameters: .init(memory: 16 * 1024, passes: 8, threads: 1), lanes: HashingLanes(count: 1, waiting: 2))
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<12 { group.addTask { (try? await slow.verify("regn mod ruden", against: nil)) != nil } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.contains(true))
        #expect(outcomes.contains(false))
        #expect(try await !slow.verify("regn mod ruden", against: nil))
    }

    @Test func `Nobody is told to wait while there is room`() async throws {
        let roomy = Argon2Passwords(parameters: Self.cheap, lanes: HashingLanes(count: 2, waiting: 32))
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<34 { group.addTask { try await roomy.verify("regn mod ruden", against: nil) } }
            for try await verified in group { #expect(!verified) }
        }
    }
}
