import EnrumCore
import EnrumDomain

extension Transaction: CredentialWriting {
    func setPasswordHash(_ hash: String, of person: Person.ID, at instant: Instant) throws {
        try database.run(
            """
            INSERT INTO password (person, hash, changed_at) VALUES (?, ?, ?)
            ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at
            """, person, hash, instant)
    }

    func insert(_ session: Session) throws {
        try database.run(
            "INSERT INTO session (token, person, started_at, last_seen_at, device) VALUES (?, ?, ?, ?, ?)",
            session.token, session.person, session.startedAt, session.lastSeenAt, session.device)
    }

    func touch(_ session: TokenHash, at instant: Instant) throws {
        try database.run("UPDATE session SET last_seen_at = ?2 WHERE token = ?1", session, instant)
    }

    func endSession(_ token: TokenHash) throws {
        try database.run("DELETE FROM session WHERE token = ?", token)
    }

    func endSessions(of person: Person.ID, except token: TokenHash?) throws {
        try database.run("DELETE FROM session WHERE person = ?1 AND (?2 IS NULL OR token <> ?2)", person, token)
    }

    func deleteExpired(before instant: Instant) throws {
        try database.run("DELETE FROM session WHERE last_seen_at < ?", instant)
        try database.run("DELETE FROM one_time_link WHERE expires_at < ?", instant)
        try database.run("DELETE FROM throttle WHERE counted_at < ?", instant)
    }

    func insert(_ link: OneTimeLink) throws {
        try database.run(
            "DELETE FROM one_time_link WHERE person IS ?1 AND kind = ?2 AND used_at IS NULL", link.person, link.kind.rawValue)
        try database.run(
            "INSERT INTO one_time_link (token, kind, person, expires_at, used_at) VALUES (?, ?, ?, ?, ?)",
            link.token, link.kind.rawValue, link.person, link.expiresAt, link.usedAt)
    }

    func useOneTimeLink(_ token: TokenHash, at instant: Instant) throws {
        try database.change("UPDATE one_time_link SET used_at = ?2 WHERE token = ?1 AND used_at IS NULL", token, instant)
    }

    func save(_ throttle: Throttle) throws {
        try database.run(
            """
            INSERT INTO throttle (key, tokens, counted_at) VALUES (?, ?, ?)
            ON CONFLICT (key) DO UPDATE SET tokens = excluded.tokens, counted_at = excluded.counted_at
            """, throttle.key, throttle.tokens, throttle.countedAt)
    }

    func remember(_ device: TokenHash, for person: Person.ID, at instant: Instant) throws {
        try database.run(
            """
            INSERT INTO known_device (person, device, seen_at) VALUES (?, ?, ?)
            ON CONFLICT (person, device) DO UPDATE SET seen_at = excluded.seen_at
            """, person, device, instant)
    }
}
