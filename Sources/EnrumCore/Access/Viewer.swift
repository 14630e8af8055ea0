public import EnrumDomain

/// Someone who is signed in, as they are at this request: a change of leader, role or department counts from the next one (rule a).
public struct Viewer: Hashable, Sendable {
    public let person: Person
    /// Whether somebody has them as leader.
    public let isLeader: Bool

    public init(_ person: Person, isLeader: Bool = false) { (self.person, self.isLeader) = (person, isLeader) }

    public var id: Person.ID { person.id }
    public var language: Language { person.language }
    public var isAdmin: Bool { person.roles.contains(.admin) }
    /// The departments someone is HR for, each with all below it.
    public var hrDepartments: Set<Identifier<Department>> {
        Set(person.roles.compactMap { if case .hr(let department) = $0 { department } else { nil } })
    }
    public var isHR: Bool { !hrDepartments.isEmpty }
}

/// It does not exist, or the viewer may not know that it does: the two are the same (rule h).
public struct NotFound: Error, Hashable, Sendable {
    public init() {}
}
