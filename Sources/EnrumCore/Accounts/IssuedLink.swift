public import EnrumDomain

/// A link that works once, as it is shown once: only the hash of its token is kept.
public struct IssuedLink: Hashable, Sendable {
    public let token: String
    public let kind: OneTimeLink.Kind
    public let expiresAt: Instant

    public init(token: String, kind: OneTimeLink.Kind, expiresAt: Instant) {
        (self.token, self.kind, self.expiresAt) = (token, kind, expiresAt)
    }
}

extension OneTimeLink.Kind {
    /// Seconds that a link works (ASVS 6.4.1): a week for an invitation, half an hour for a new password, a day for setting up.
    public var lifetime: Int64 {
        switch self {
        case .setup: 24 * 3600
        case .invitation: 7 * 24 * 3600
        case .password: 30 * 60
        }
    }
}

/// The link is unknown, used, replaced by a newer one, or too old; all alike to whoever holds it.
public struct LinkRefused: Error, Hashable, Sendable {
    public init() {}
}

extension Environment {
    func newLink(_ kind: OneTimeLink.Kind) -> IssuedLink {
        IssuedLink(token: newToken(), kind: kind, expiresAt: clock.now.advanced(bySeconds: kind.lifetime))
    }
}

extension CredentialWriting {
    func insert(_ link: IssuedLink, for person: Person.ID?) throws {
        try insert(OneTimeLink(token: TokenHash(of: link.token), kind: link.kind, person: person, expiresAt: link.expiresAt))
    }
}

extension CredentialReading {
    /// The link behind a token, if it is of one of the kinds, unused and not too old.
    func usableLink(_ token: String, _ kinds: Set<OneTimeLink.Kind>, at now: Instant) throws -> OneTimeLink {
        guard let link = try oneTimeLink(TokenHash(of: token)), kinds.contains(link.kind), link.usedAt == nil, now < link.expiresAt
        else { throw LinkRefused() }
        return link
    }
}

extension IssuedLink {
    /// The page it leads to, below the installation's address.
    public var path: String {
        switch kind {
        case .setup: "/setup/\(token)"
        case .invitation: "/invitation/\(token)"
        case .password: "/password/\(token)"
        }
    }
}
