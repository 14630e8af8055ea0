public import EnrumDomain

extension AuditWriting where Self: AuditReading {
    /// Appends what was done to the log, in the same transaction as the deed itself (ASVS 2.3.3).
    public func log(
        _ action: String, at instant: Instant, by actor: Person.ID?, object: String? = nil, concerns: [Person.ID] = [],
        fromOutside: Bool = false
    ) throws {
        try append(
            AuditRow(
                after: lastAuditRow(), at: instant, actor: actor, action: action, object: object, concerns: concerns,
                fromOutside: fromOutside))
    }
}
