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
    public var firstName: String { String(name.split(separator: " ").first ?? "") }

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
        guard let tidy = text.tidied, tidy.count <= Limits.name, !text.unicodeScalars.contains(where: Self.isInvisible) else { return nil }
        let parts = tidy.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !tidy.unicodeScalars.contains(where: Self.cannotStand) else { return nil }
        let names = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        guard names.count >= 2, names.allSatisfy({ !$0.isEmpty }) else { return nil }
        address = tidy
        key = tidy.lowercased()
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
