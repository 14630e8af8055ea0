import EnrumCore
import EnrumDomain

extension Transaction: AuditReading {
    func auditEntries(about person: Person.ID, limit: Int, before sequence: Int64?) throws -> [AuditRow] {
        try database.all(AuditSQL.about, person, sequence ?? .max, limit) { AuditRow(&$0) }
    }

    func securityEntries(limit: Int, before sequence: Int64?) throws -> [AuditRow] {
        try database.all(AuditSQL.security, sequence ?? .max, limit) { AuditRow(&$0) }
    }

    func lastAuditRow() throws -> AuditRow? {
        try database.first(AuditSQL.last) { AuditRow(&$0) }
    }

    /// Reads so many rows at a time, so that no statement stands open while `body` runs.
    func forEachAuditRow(_ body: (AuditRow) throws -> Bool) throws {
        var last: Int64 = 0
        while true {
            let rows = try database.all(AuditSQL.after, last, 500) { AuditRow(&$0) }
            guard let end = rows.last?.sequence else { return }
            for row in rows {
                guard try body(row) else { return }
            }
            last = end
        }
    }
}

extension Transaction: AuditWriting {
    func append(_ row: AuditRow) throws {
        guard row.concerns.count <= 2 else { throw StoreFailure.constraint("an audit row concerns at most two people") }
        try database.run(
            """
            INSERT INTO audit (sequence, logged_at, actor, action, object, concern_1, concern_2, from_outside, is_security, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, row.sequence, row.at, row.actor, row.action, row.object, row.concerns.first, row.concerns.dropFirst().first,
            row.fromOutside, row.isSecurityEvent, row.hash)
    }
}

enum AuditSQL {
    private static let select = "SELECT sequence, logged_at, actor, action, object, concern_1, concern_2, from_outside, hash FROM audit "
    static let about =
        select + "WHERE concern_1 = ?1 AND sequence < ?2 UNION ALL " + select
        + "WHERE concern_2 = ?1 AND concern_1 <> ?1 AND sequence < ?2 ORDER BY sequence DESC LIMIT ?3"
    static let security = select + "WHERE is_security = 1 AND sequence < ?1 ORDER BY sequence DESC LIMIT ?2"
    static let last = select + "ORDER BY sequence DESC LIMIT 1"
    static let after = select + "WHERE sequence > ?1 ORDER BY sequence LIMIT ?2"
}

extension AuditRow {
    fileprivate init(_ row: inout Row) {
        let (sequence, at, actor): (Int64, Instant, Person.ID?) = (row.integer(), row.instant(), row.optionalID())
        let (action, object) = (row.text(), row.optionalText())
        let concerns: [Person.ID] = [row.optionalID(), row.optionalID()].compactMap { $0 }
        self.init(
            stored: sequence, at: at, actor: actor, action: action, object: object, concerns: concerns, fromOutside: row.bool(),
            hash: row.bytes())
    }
}
