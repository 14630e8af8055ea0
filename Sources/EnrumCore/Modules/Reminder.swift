public import EnrumDomain

/// Something due for someone, made at most once (påmindelse).
public struct Reminder: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Reminder>

    public let id: ID
    public let plugin: Slug
    public let employee: Person.ID
    public let leader: Person.ID
    /// Unique within the plugin, the pair and the recipient, for ever.
    public let key: String
    public let recipient: Person.ID
    public let due: CalendarDate
    public let text: LocalizedText
    public let madeAt: Instant
    /// When its recipient put it away.
    public let doneAt: Instant?

    public init(
        id: ID, plugin: Slug, employee: Person.ID, leader: Person.ID, key: String, recipient: Person.ID, due: CalendarDate,
        text: LocalizedText, madeAt: Instant, doneAt: Instant? = nil
    ) {
        (self.id, self.plugin, self.employee, self.leader, self.key) = (id, plugin, employee, leader, key)
        (self.recipient, self.due, self.text, self.madeAt, self.doneAt) = (recipient, due, text, madeAt, doneAt)
    }
}
