import EnrumDomain

/// Signs someone in with email and password.
///
/// An unknown address, someone who has left, someone without a password and a wrong password are told apart by nothing: same words, same
/// time (ASVS 6.3.8).
public struct SignIn: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``SignInRefused``, ``SignInThrottled``, or ``TooManySignIns``.
    public func callAsFunction(email: String, password: String, from browser: Browser) async throws -> SignedIn {
        let candidate = try await candidate(email: email, from: browser)
        // Longer than any password we took: refused at the cost of any other, without hashing megabytes.
        let typed = password.utf8.count <= PasswordRules.length.upperBound * 4 ? password : ""
        let isRight = try await environment.passwords.verify(typed, against: candidate.hash)
        guard isRight, let person = candidate.person, let hash = candidate.hash else {
            try await refuse(candidate)
            throw SignInRefused()
        }
        return try await start(candidate, person: person, hash: hash, renewed: renewedHash(of: typed, hash), in: browser)
    }

    /// Seconds that what has expired stays in the database: longer than any bucket takes to fill.
    private var keptFor: Int64 { 24 * 3600 }

    /// Who might be signing in, by what was typed.
    private struct Candidate: Sendable {
        let person: Person?
        /// Nil when nothing could be right.
        let hash: String?
        let attempt: SignInTry
    }

    /// Draws a try before anything is compared, so that guesses side by side cost as many.
    private func candidate(email: String, from browser: Browser) async throws -> Candidate {
        let now = environment.clock.now
        let typed = String((email.tidied ?? "").lowercased().prefix(Limits.name))
        let device = browser.device.map(TokenHash.init(of:))
        let (candidate, drawn) = try await environment.store.write { transaction in
            let known = try EmailAddress(typed).flatMap { try transaction.person(email: $0) }
            let person = known?.isActive == true ? known : nil
            let isKnown = try person.flatMap { person in try device.map { try transaction.isKnown($0, for: person.id) } } ?? false
            let attempt = SignInTry(email: typed, person: person, device: device, isKnown: isKnown, network: browser.network)
            let drawn = try transaction.draw(attempt, at: now)
            if case .wait(_, isNews: true) = drawn {
                try transaction.log("sign_in.throttled", at: now, by: nil, about: person?.id)
            }
            let hash = try person.flatMap { try transaction.passwordHash(of: $0.id) }
            return (Candidate(person: person, hash: hash, attempt: attempt), drawn)
        }
        if case .wait(let seconds, _) = drawn { throw SignInThrottled(seconds: seconds) }
        return candidate
    }

    private func refuse(_ candidate: Candidate) async throws {
        let now = environment.clock.now
        try await environment.store.write { transaction in
            try transaction.log("sign_in.refused", at: now, by: nil, about: candidate.person?.id)
        }
    }

    /// The password under today's parameters, where the kept hash is older. When too many wait, next time will do.
    private func renewedHash(of password: String, _ hash: String) async -> String? {
        guard environment.passwords.isOutdated(hash) else { return nil }
        return try? await environment.passwords.hash(password)
    }

    private func start(_ candidate: Candidate, person: Person, hash: String, renewed: String?, in browser: Browser) async throws -> SignedIn
    {
        let now = environment.clock.now
        let (tokens, limits) = ((session: environment.newToken(), device: environment.newToken()), environment.sessionLimits)
        let signedIn: SignedIn? = try await environment.store.write { transaction in
            // The password may have been changed, or the person have left, while this one was compared.
            guard let person = try transaction.person(person.id), person.isActive, try transaction.passwordHash(of: person.id) == hash
            else { return nil }
            try transaction.giveBack(candidate.attempt, at: now)
            try transaction.deleteExpired(before: now.advanced(bySeconds: -max(keptFor, limits.absolute)))
            if let renewed { try transaction.setPasswordHash(renewed, of: person.id, at: now) }
            let device = try transaction.device(browser.device, orNew: tokens.device, for: person.id, at: now)
            try transaction.startSession(tokens.session, of: person, in: browser, at: now)
            try transaction.log("sign_in.succeeded", at: now, by: person.id, about: person.id)
            return SignedIn(session: tokens.session, device: device, viewer: Viewer(person))
        }
        guard let signedIn else { throw SignInRefused() }
        return signedIn
    }
}

/// Someone who has just signed in, with what their browser is to keep. The tokens are shown here once, and only their hashes are kept.
public struct SignedIn: Sendable {
    public let session: String
    /// Says in this browser from now on that the person has signed in here before; nil in the demo. It opens nothing by itself.
    public let device: String?
    public let viewer: Viewer
}

/// No such email, or not that password; which of them is not for whoever asks to know.
public struct SignInRefused: Error, Hashable, Sendable {
    public init() {}
}

/// Too many tries; nothing was compared.
public struct SignInThrottled: Error, Hashable, Sendable {
    /// Until it is worth trying again: what goes into `Retry-After`.
    public let seconds: Int

    public init(seconds: Int) { self.seconds = seconds }
}

extension AuditWriting where Self: AuditReading {
    /// Logs what happened to someone's account.
    func log(_ action: String, at instant: Instant, by actor: Person.ID?, about person: Person.ID?) throws {
        try log(action, at: instant, by: actor, object: person.map { "person/\($0)" }, concerns: person.map { [$0] } ?? [])
    }
}

extension CredentialReading where Self: CredentialWriting {
    /// Starts a session under a new token, and ends the one that the browser had (ASVS 7.2.4).
    func startSession(_ token: String, of person: Person, in browser: Browser, at now: Instant) throws {
        if let old = browser.session { try endSession(TokenHash(of: old)) }
        try insert(
            Session(token: TokenHash(of: token), person: person.id, startedAt: now, lastSeenAt: now, device: browser.description))
    }

    /// The token by which the browser is known to the person: the one it has, if we gave it for that person, or a new one.
    func device(_ shown: String?, orNew new: String, for person: Person.ID, at now: Instant) throws -> String {
        if let shown, try isKnown(TokenHash(of: shown), for: person) { return shown }
        try remember(TokenHash(of: new), for: person, at: now)
        return new
    }
}
