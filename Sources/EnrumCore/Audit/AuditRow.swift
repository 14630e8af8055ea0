import Crypto
public import EnrumDomain

/// Who did what to which object, and when. It holds no content, and names by id only (ASVS 16.2).
public struct AuditRow: Hashable, Sendable {
    /// Counts up from 1 without gaps.
    public let sequence: Int64
    public let at: Instant
    /// Nil for the system itself, and for someone who is not signed in.
    public let actor: Person.ID?
    /// "meeting.shared", "sign_in.refused" …: also the text key `audit.meeting.shared`.
    public let action: String
    /// "meeting/01j…"; nil when it is about nothing in particular.
    public let object: String?
    /// Those whom it concerns, who may see the row; at most two.
    public let concerns: [Person.ID]
    /// Whether the actor stood outside the pair whose object it is.
    public let fromOutside: Bool
    /// SHA-256 over the row and the hash before it: a row that is changed, removed or moved breaks the chain (ASVS 16.4.2).
    public let hash: [UInt8]

    /// The next row of the chain.
    public init(
        after previous: AuditRow?, at: Instant, actor: Person.ID?, action: String, object: String? = nil, concerns: [Person.ID] = [],
        fromOutside: Bool = false
    ) {
        (sequence, self.at, self.actor) = ((previous?.sequence ?? 0) + 1, at, actor)
        (self.action, self.object, self.concerns, self.fromOutside) = (action, object, concerns, fromOutside)
        hash = Self.hash(
            previous: previous?.hash ?? [], sequence: sequence, at: at, actor: actor, action: action, object: object, concerns: concerns,
            fromOutside: fromOutside)
    }

    /// A row as it was stored, true or not.
    public init(
        stored sequence: Int64, at: Instant, actor: Person.ID?, action: String, object: String?, concerns: [Person.ID], fromOutside: Bool,
        hash: [UInt8]
    ) {
        (self.sequence, self.at, self.actor, self.action, self.object) = (sequence, at, actor, action, object)
        (self.concerns, self.fromOutside, self.hash) = (concerns, fromOutside, hash)
    }

    /// Whether it is what followed `previous`.
    public func follows(_ previous: AuditRow?) -> Bool {
        sequence == (previous?.sequence ?? 0) + 1
            && hash
                == Self.hash(
                    previous: previous?.hash ?? [], sequence: sequence, at: at, actor: actor, action: action, object: object,
                    concerns: concerns, fromOutside: fromOutside)
    }

    private static func hash(
        previous: [UInt8], sequence: Int64, at: Instant, actor: Person.ID?, action: String, object: String?, concerns: [Person.ID],
        fromOutside: Bool
    ) -> [UInt8] {
        let concerned = concerns.map(\.rawValue).joined(separator: ",")
        let line = "\(sequence)\n\(at.milliseconds)\n\(actor?.rawValue ?? "")\n\(action)\n\(object ?? "")\n\(concerned)\n\(fromOutside)"
        var sha = SHA256()
        sha.update(data: previous)
        sha.update(data: Array(line.utf8))
        return Array(sha.finalize())
    }
}
