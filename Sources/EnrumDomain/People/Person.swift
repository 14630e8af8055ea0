/// Someone in the organisation. A leader is a person whom others have as leader.
public struct Person: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Person>

    public let id: ID
    /// The organisation's own stable id, when its files carry one; otherwise the email is the key.
    public var externalID: String?
    public var name: String
    public var email: EmailAddress
    public var department: Identifier<Department>
    /// The nearest leader; nil for the one at the top.
    public var leader: ID?
    public var workplace: Workplace
    public var language: Language
    public var roles: Set<Role>
    /// When they left; nil while they work here. Someone who has left cannot sign in.
    public var deactivatedAt: Instant?

    public init(
        id: ID, externalID: String? = nil, name: String, email: EmailAddress, department: Identifier<Department>, leader: ID? = nil,
        workplace: Workplace = .onSite, language: Language = .danish, roles: Set<Role> = [], deactivatedAt: Instant? = nil
    ) {
        (self.id, self.externalID, self.name, self.email, self.department) = (id, externalID, name, email, department)
        (self.leader, self.workplace, self.language, self.roles) = (leader, workplace, language, roles)
        self.deactivatedAt = deactivatedAt
    }

    public var isActive: Bool { deactivatedAt == nil }

    /// "Mette" of "Mette Holm".
    public var firstName: String { String(name.drop { $0 == " " }.prefix { $0 != " " }) }

    /// Where someone works, which the distance toolkit asks about.
    public enum Workplace: String, CaseIterable, Hashable, Sendable, Codable {
        case onSite = "on_site"
        case remote
        case hybrid
    }

    /// What someone may do beside having and holding conversations.
    public enum Role: Hashable, Sendable {
        /// Runs the system; reads nobody's conversations.
        case admin
        /// HR for a department and all below it.
        case hr(Identifier<Department>)
    }
}

/// An email address as people write it, compared without regard to case.
public struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
    /// As written.
    public let address: String
    /// Lower-cased, the key by which two spellings are one address.
    public let key: String

    /// Nil unless there is one "@" with something on both sides, names with dots between them after it, no white space and no invisible
    /// characters, and at most 200 characters. White space around it is let go.
    public init?(_ text: String) {
        guard let tidy = text.tidied, tidy.utf8.count <= Limits.name || tidy.count <= Limits.name else { return nil }
        let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
        guard isASCII ? Self.isAddress(ascii: tidy.utf8, of: text.utf8) : Self.isAddress(tidy, of: text) else { return nil }
        address = tidy
        key = tidy.lowercased()
    }

    private static func isAddress(_ tidy: String, of text: String) -> Bool {
        guard !text.unicodeScalars.contains(where: isInvisible), !tidy.unicodeScalars.contains(where: cannotStand) else { return false }
        let parts = tidy.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else { return false }
        let names = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return names.count >= 2 && names.allSatisfy { !$0.isEmpty }
    }

    /// The same for what nearly every address is made of, in one pass over the bytes: a file may bring 200,000 of them.
    private static func isAddress(ascii bytes: String.UTF8View, of text: String.UTF8View) -> Bool {
        guard !text.contains(where: { $0 == 0x7f || $0 < 0x09 || (0x0e...0x1f).contains($0) }) else { return false }
        var (at, dots, previous): (Int?, Int, UInt8) = (nil, 0, 0)
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x40:
                guard at == nil, index > 0 else { return false }
                at = index
            case 0x2e where at != nil:
                guard previous != 0x40, previous != 0x2e else { return false }
                dots += 1
            case ...0x20, 0x22, 0x28, 0x29, 0x2c, 0x3a, 0x3b, 0x3c, 0x3e, 0x5b, 0x5c, 0x5d: return false
            default: break
            }
            previous = byte
        }
        return dots > 0 && previous != 0x2e
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control: !scalar.properties.isWhitespace
        case .format: true
        default: false
        }
    }

    private static func cannotStand(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || "<>(),;:\\\"[]".unicodeScalars.contains(scalar)
    }

    public static func == (left: Self, right: Self) -> Bool { left.key == right.key }
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }
    public var description: String { address }
}
