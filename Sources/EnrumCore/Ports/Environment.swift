public import EnrumDomain

/// What use cases need from outside, given to each through its initialiser.
public struct Environment: Sendable {
    public let store: any Store
    public let clock: any Clock
    public let randomness: any Randomness
    public let passwords: any Passwords
    public let plugins: any PluginHost
    public let letters: any Letters
    public let sessionLimits: SessionLimits
    /// What hooks used since it was last kept; see ``KeepUsage``.
    let usage = UsageLedger()

    /// - Parameter plugins: Where plugins run; without one, what is installed is shown as missing.
    public init(
        store: any Store, clock: any Clock, randomness: any Randomness, passwords: any Passwords, plugins: any PluginHost = NoPluginHost(),
        letters: any Letters = NoLetters(), sessionLimits: SessionLimits = .standard
    ) {
        (self.store, self.clock, self.randomness, self.passwords) = (store, clock, randomness, passwords)
        (self.plugins, self.letters, self.sessionLimits) = (plugins, letters, sessionLimits)
    }

    /// A new identifier, for a new thing.
    public func newID<Entity>() -> Identifier<Entity> {
        Identifier(at: clock.now, random: (UInt16(truncatingIfNeeded: randomness.next()), randomness.next()))
    }

    /// A new secret of 160 bits in base 32, which nobody can guess (ASVS 11.5.1).
    public func newToken() -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
        var characters: [UInt8] = []
        while characters.count < 32 {
            let bits = randomness.next()
            characters += (0..<8).map { alphabet[Int(bits >> ($0 * 5) & 31)] }
        }
        return String(decoding: characters, as: UTF8.self)
    }
}

/// The time, and the day where the organisation is.
public protocol Clock: Sendable {
    var now: Instant { get }
    /// The day it is at `instant` in the organisation's time zone.
    func day(of instant: Instant) -> CalendarDate
    /// The time on the wall there.
    func time(of instant: Instant) -> TimeOfDay
}

extension Clock {
    public var today: CalendarDate { day(of: now) }
}

/// Random bits. In production from the system, cryptographically secure; in tests from a seed.
public protocol Randomness: Sendable {
    func next() -> UInt64
}

/// The system's cryptographically secure source.
public struct SystemRandomness: Randomness {
    public init() {}

    public func next() -> UInt64 {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
    }
}

/// Hashes passwords so that a stolen copy is of little use.
public protocol PasswordHashing: Sendable {
    /// The hash of a new password, with its own salt and parameters in it.
    /// - Throws: ``TooManySignIns`` when too many wait already.
    func hash(_ password: String) async throws -> String
    /// Whether the password is the one that was hashed. A nil hash costs the same time and is never right (ASVS 6.3.8).
    func verify(_ password: String, against hash: String?) async throws -> Bool
    /// Whether the hash was made with weaker parameters than today's.
    func isOutdated(_ hash: String) -> Bool
}

/// So many people are signing in that this one should try again in a moment; sign-in must not become a way to exhaust memory.
public struct TooManySignIns: Error, Sendable {
    public init() {}
}
