/// What a leader wants with the conversations, written for themselves alone (P-21).
public struct Reflection: Hashable, Sendable {
    public let leader: Person.ID
    /// Which value the conversations should have.
    public let value: String?
    /// How the leader's own behaviour shows it.
    public let behaviour: String?
    /// The modules whose style the conversations should show.
    public let styles: [Slug]
    /// Counts up with each change.
    public let version: Int
    public let editedAt: Instant

    /// - Throws: ``RuleBroken`` naming the field that is too long.
    public init(leader: Person.ID, value: String?, behaviour: String?, styles: [Slug], version: Int, editedAt: Instant) throws(RuleBroken) {
        self.value = try value?.checkedIfAny("value", atMost: Limits.remark)
        self.behaviour = try behaviour?.checkedIfAny("behaviour", atMost: Limits.remark)
        var seen: Set<Slug> = []
        self.styles = styles.filter { seen.insert($0).inserted }
        (self.leader, self.version, self.editedAt) = (leader, version, editedAt)
    }

    public var isEmpty: Bool { value == nil && behaviour == nil && styles.isEmpty }
}
