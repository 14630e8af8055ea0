import EnrumCore

extension Transaction: InstallationReading {
    func setting(_ key: String) throws -> String? {
        try database.first("SELECT value FROM setting WHERE key = ?", key) { $0.text() }
    }

    func settings() throws -> [String: String] {
        let pairs = try database.all("SELECT key, value FROM setting") { ($0.text(), $0.text()) }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    func counts() throws -> InstallationCounts {
        InstallationCounts(
            people: try database.count("SELECT count(*) FROM person"), departments: try database.count("SELECT count(*) FROM department"),
            meetings: try database.count("SELECT count(*) FROM meeting"), agreements: try database.count("SELECT count(*) FROM agreement"),
            questionSets: try database.count("SELECT count(*) FROM question_set"),
            auditRows: try database.count("SELECT count(*) FROM audit"))
    }
}

extension Transaction: InstallationWriting {
    func setSetting(_ key: String, to value: String?) throws {
        guard let value else { return try database.run("DELETE FROM setting WHERE key = ?", key) }
        try database.run(
            "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value)
    }
}
