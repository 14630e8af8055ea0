import EnrumCore
import EnrumDomain
import GRDBSQLite

extension Transaction: CredentialReading {
    func passwordHash(of person: Person.ID) throws -> String? {
        try database.first("SELECT hash FROM password WHERE person = ?", person) { $0.text() }
    }

    func session(_ token: TokenHash) throws -> (session: Session, person: Person)? {
        try database.first(SessionSQL.withPerson, token) { (session: Session(&$0), person: try Person(&$0)) }
    }

    func sessions(of person: Person.ID) throws -> [Session] {
        try database.all(SessionSQL.ofPerson, person) { Session(&$0) }
    }

    func oneTimeLink(_ token: TokenHash) throws -> OneTimeLink? {
        try database.first("SELECT token, kind, person, expires_at, used_at FROM one_time_link WHERE token = ?", token) {
            OneTimeLink(
                token: TokenHash(stored: $0.bytes()), kind: try $0.word(), person: $0.optionalID(), expiresAt: $0.instant(),
                usedAt: $0.optionalInstant())
        }
    }

    func throttle(_ key: String) throws -> Throttle? {
        try database.first("SELECT key, tokens, counted_at FROM throttle WHERE key = ?", key) {
            Throttle(key: $0.text(), tokens: $0.double(), countedAt: $0.instant())
        }
    }

    func isKnown(_ device: TokenHash, for person: Person.ID) throws -> Bool {
        try database.exists("SELECT 1 FROM known_device WHERE person = ? AND device = ?", person, device)
    }
}

enum SessionSQL {
    private static let columns = "session.token, session.person, session.started_at, session.last_seen_at, session.device"
    static let withPerson =
        "SELECT " + columns + ", " + PersonSQL.columns
        + " FROM session JOIN person ON person.id = session.person WHERE session.token = ?"
    static let ofPerson = "SELECT " + columns + " FROM session WHERE person = ? ORDER BY started_at, token"
}

extension Session {
    fileprivate init(_ row: inout Row) {
        self.init(
            token: TokenHash(stored: row.bytes()), person: row.id(), startedAt: row.instant(), lastSeenAt: row.instant(),
            device: row.text())
    }
}

extension TokenHash: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { bytes.bind(to: statement, at: index) }
}
