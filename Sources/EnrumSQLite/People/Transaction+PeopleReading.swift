import EnrumCore
import EnrumDomain

extension Transaction: PeopleReading {
    func person(_ id: Person.ID) throws -> Person? {
        try database.first(PersonSQL.byID, id, as: Person.init)
    }

    func person(email: EmailAddress) throws -> Person? {
        try database.first(PersonSQL.byEmail, email.key, as: Person.init)
    }

    func people(_ ids: Set<Person.ID>) throws -> [Person.ID: Person] {
        // A list costs SQLite more than to look up two or three.
        guard ids.count > 3 else { return try ids.reduce(into: [:]) { people, id in people[id] = try person(id) } }
        let people = try database.all(PersonSQL.byIDs, JSONList(ids), as: Person.init)
        return Dictionary(people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func team(of leader: Person.ID) throws -> [Person] {
        try database.all(PersonSQL.team, leader, as: Person.init)
    }

    func leadsAnyone(_ person: Person.ID) throws -> Bool {
        try database.exists("SELECT 1 FROM person WHERE leader = ? AND deactivated_at IS NULL LIMIT 1", person)
    }

    func everyone() throws -> [Person] {
        try database.all(PersonSQL.everyone, as: Person.init)
    }

    func people(matching text: String, in departments: Set<Identifier<Department>>?, limit: Int, offset: Int) throws -> [Person] {
        let words = SearchKey.words(text)
        guard let departments else { return try database.all(PersonSQL.search, words, limit, offset, as: Person.init) }
        return try database.all(PersonSQL.searchInDepartments, words, limit, offset, JSONList(departments), as: Person.init)
    }

    func countPeople(matching text: String, in departments: Set<Identifier<Department>>?) throws -> Int {
        let words = SearchKey.words(text)
        guard let departments else { return try database.count(PersonSQL.count, words) }
        return try database.count(PersonSQL.countInDepartments, words, JSONList(departments))
    }

    func departments() throws -> DepartmentTree {
        let revision = try revision(of: "department")
        if let tree = memory.departments(revision) { return tree }
        let tree = DepartmentTree(
            try database.all("SELECT id, name, parent FROM department") {
                Department(id: $0.id(), name: $0.text(), parent: $0.optionalID())
            })
        if !isWriting { memory.remember(tree, revision: revision) }
        return tree
    }

    func hasAdmin() throws -> Bool {
        try database.exists("SELECT 1 FROM person WHERE is_admin = 1 AND deactivated_at IS NULL LIMIT 1")
    }

    func leaderPeriods(of person: Person.ID) throws -> [LeaderPeriod] {
        try database.all("SELECT leader, since, until FROM leader_period WHERE person = ? ORDER BY number", person) {
            LeaderPeriod(leader: $0.id(), from: $0.instant(), until: $0.optionalInstant())
        }
    }
}

enum PersonSQL {
    /// In the order in which `Person.init` reads them. HR's departments come along in the same query.
    static let columns = """
        person.id, person.external_id, person.name, person.email, person.email_key, person.department, person.leader, person.workplace, \
        person.language, person.is_admin, (SELECT group_concat(hr_role.department, ' ') FROM hr_role WHERE hr_role.person = person.id), \
        person.deactivated_at
        """
    static let byID = "SELECT " + columns + " FROM person WHERE id = ?"
    static let byEmail = "SELECT " + columns + " FROM person WHERE email_key = ?"
    static let byIDs = "SELECT " + columns + " FROM person WHERE id IN (SELECT value FROM json_each(?))"
    static let team = "SELECT " + columns + " FROM person WHERE leader = ? AND deactivated_at IS NULL ORDER BY sort_key, id"
    static let everyone = "SELECT " + columns + " FROM person ORDER BY sort_key, id"
    private static let matching = " FROM person WHERE deactivated_at IS NULL AND instr(search_key, ?1) > 0"
    static let search = "SELECT " + columns + matching + " ORDER BY sort_key, id LIMIT ?2 OFFSET ?3"
    static let searchInDepartments =
        "SELECT " + columns + matching
        + " AND department IN (SELECT value FROM json_each(?4)) ORDER BY sort_key, id LIMIT ?2 OFFSET ?3"
    static let count = "SELECT count(*)" + matching
    static let countInDepartments = "SELECT count(*)" + matching + " AND department IN (SELECT value FROM json_each(?2))"
}

extension Person {
    /// Reads ``PersonSQL/columns``.
    init(_ row: inout Row) throws {
        self.init(
            id: row.id(), externalID: row.optionalText(), name: row.text(), email: EmailAddress(stored: row.text(), key: row.text()),
            department: row.id(), leader: row.optionalID(), workplace: try row.word(), language: try row.word(),
            roles: Self.roles(isAdmin: row.bool(), hr: row.optionalText()), deactivatedAt: row.optionalInstant())
    }

    private static func roles(isAdmin: Bool, hr departments: String?) -> Set<Role> {
        guard isAdmin || departments != nil else { return [] }
        let hr = departments?.split(separator: " ").map { Role.hr(Identifier(stored: String($0))) } ?? []
        return Set(hr + (isAdmin ? [.admin] : []))
    }
}
