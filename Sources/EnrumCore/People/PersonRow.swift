public import EnrumDomain

/// One line of a file with people, read but not yet compared with anyone.
public struct PersonRow: Hashable, Sendable {
    /// The line where it begins, counted from 1 with the heading as line 1.
    public var line: Int
    /// The organisation's own id; nil when the file gives none, and then the email is the key.
    public var externalID: String?
    public var name: String
    public var email: EmailAddress
    /// From the top of the organisation and down, such as ["Børn og Unge", "Dagtilbud"]; never empty.
    public var departmentPath: [String]
    public var leader: Leader
    /// Nil when the file says nothing: someone known keeps theirs, someone new works on site.
    public var workplace: Person.Workplace?
    /// Nil when the file says nothing: someone known keeps theirs, someone new gets Danish.
    public var language: Language?
    /// Nil when the file has no such column: someone known keeps theirs. Empty takes every role away.
    public var roles: Set<Role>?

    /// Who the file says is the nearest leader.
    public enum Leader: Hashable, Sendable {
        /// The file has no such column: someone known keeps theirs.
        case unstated
        /// The cell is empty: the one at the top.
        case nobody
        /// The leader's email or the organisation's id of the leader.
        case person(String)
    }

    /// A role as files name it, with the path of a department in place of its id.
    public enum Role: Hashable, Sendable {
        case admin
        case hr([String])
    }

    public init(
        line: Int, externalID: String? = nil, name: String, email: EmailAddress, departmentPath: [String], leader: Leader = .unstated,
        workplace: Person.Workplace? = nil, language: Language? = nil, roles: Set<Role>? = nil
    ) {
        (self.line, self.externalID, self.name, self.email, self.departmentPath) = (line, externalID, name, email, departmentPath)
        (self.leader, self.workplace, self.language, self.roles) = (leader, workplace, language, roles)
    }
}

/// A mistake in a file with people.
public struct PeopleProblem: Hashable, Sendable {
    /// Counted from 1 with the heading as line 1.
    public let line: Int
    /// The column as the file names it, or as we do (`leader`) when it is found later; nil when it is about the whole row.
    public let column: String?
    /// What is wrong and what to do.
    public let phrase: Phrase

    public init(line: Int, column: String? = nil, phrase: Phrase) {
        (self.line, self.column, self.phrase) = (line, column, phrase)
    }
}
