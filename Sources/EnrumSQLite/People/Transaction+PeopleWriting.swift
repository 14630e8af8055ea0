import EnrumCore
import EnrumDomain

extension Transaction: PeopleWriting {
    func insert(_ department: Department) throws {
        try database.run(
            "INSERT INTO department (id, name, parent) VALUES (?, ?, ?)", department.id, department.name, department.parent)
    }

    func insert(_ person: Person, at instant: Instant) throws {
        try database.run(
            """
            INSERT INTO person (id, external_id, name, sort_key, search_key, email, email_key, department, leader, workplace, language,
                is_admin, deactivated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            person.id, person.externalID, person.name, DanishOrder.key(for: person.name),
            SearchKey.key(name: person.name, email: person.email), person.email.address, person.email.key, person.department,
            person.leader, person.workplace.rawValue, person.language.rawValue, person.roles.contains(.admin), person.deactivatedAt)
        try keepHRRoles(of: person)
        guard let leader = person.leader else { return }
        try database.run("INSERT INTO leader_period (person, number, leader, since) VALUES (?, 1, ?, ?)", person.id, leader, instant)
    }

    func update(_ person: Person, at instant: Instant) throws {
        let before = try self.person(person.id)
        try database.change(
            """
            UPDATE person SET external_id = ?2, name = ?3, sort_key = ?4, search_key = ?5, email = ?6, email_key = ?7, department = ?8,
                leader = ?9, workplace = ?10, language = ?11, is_admin = ?12, deactivated_at = ?13
            WHERE id = ?1
            """,
            person.id, person.externalID, person.name, DanishOrder.key(for: person.name),
            SearchKey.key(name: person.name, email: person.email), person.email.address, person.email.key, person.department,
            person.leader, person.workplace.rawValue, person.language.rawValue, person.roles.contains(.admin), person.deactivatedAt)
        if before?.roles != person.roles {
            try database.run("DELETE FROM hr_role WHERE person = ?", person.id)
            try keepHRRoles(of: person)
        }
        guard before?.leader != person.leader else { return }
        try database.run(
            "UPDATE leader_period SET until = max(since, ?2) WHERE person = ?1 AND until IS NULL", person.id, instant)
        if let leader = person.leader { try begin(person.id, under: leader, at: instant) }
    }

    private func keepHRRoles(of person: Person) throws {
        for case .hr(let department) in person.roles {
            try database.run("INSERT INTO hr_role (person, department) VALUES (?, ?)", person.id, department)
        }
    }

    private func begin(_ person: Person.ID, under leader: Person.ID, at instant: Instant) throws {
        try database.run(
            """
            INSERT INTO leader_period (person, number, leader, since)
            SELECT ?1, 1 + coalesce(max(number), 0), ?2, ?3 FROM leader_period WHERE person = ?1
            """, person, leader, instant)
    }
}
