import EnrumDomain

extension PeoplePlan {
    /// Which row is about whom.
    struct Roster {
        let rows: [PersonRow]
        let people: [Person]
        /// For each row the index of the person it is about; nil for someone new.
        private(set) var matches: [Int?]
        /// For each person the index of the row that is about them.
        private(set) var claimants: [Int?]
        /// Rows by what they will be known by.
        private(set) var rowByID: [String: Int]
        private(set) var rowByEmail: [String: Int]
        private(set) var personByExternalID: [String: Int]
        private(set) var personByEmail: [String: Int]

        init(rows: [PersonRow], people: [Person], problems: inout [PeopleProblem]) {
            (self.rows, self.people) = (rows, people)
            matches = Array(repeating: nil, count: rows.count)
            claimants = Array(repeating: nil, count: people.count)
            (rowByID, rowByEmail) = ([:], Dictionary(minimumCapacity: rows.count))
            (personByExternalID, personByEmail) = ([:], Dictionary(minimumCapacity: people.count))
            for (index, person) in people.enumerated() {
                personByEmail[person.email.key] = index
                if let id = person.externalID { personByExternalID[id] = index }
            }
            indexRows(problems: &problems)
            matchByID()
            matchByEmail(problems: &problems)
        }

        private mutating func indexRows(problems: inout [PeopleProblem]) {
            for (index, row) in rows.enumerated() {
                if let id = row.externalID, let first = rowByID.updateValue(index, forKey: id) {
                    rowByID[id] = first
                    let values = ["id": id, "line": String(rows[first].line)]
                    problems.append(PeopleProblem(line: row.line, column: "id", phrase: Phrase("people_file.duplicate_id", values)))
                }
                if let first = rowByEmail.updateValue(index, forKey: row.email.key) {
                    rowByEmail[row.email.key] = first
                    let values = ["email": row.email.address, "line": String(rows[first].line)]
                    problems.append(PeopleProblem(line: row.line, column: "email", phrase: Phrase("people_file.duplicate_email", values)))
                }
            }
        }

        /// Ids come first, so that an email can move from one person to another in the same file.
        private mutating func matchByID() {
            for (index, row) in rows.enumerated() {
                guard let id = row.externalID, let person = personByExternalID[id], claimants[person] == nil else { continue }
                claim(person, for: index)
            }
        }

        private mutating func matchByEmail(problems: inout [PeopleProblem]) {
            for (index, row) in rows.enumerated() where matches[index] == nil {
                guard let person = personByEmail[row.email.key], claimants[person] == nil else { continue }
                if let id = people[person].externalID, let rowID = row.externalID, id != rowID {
                    let values = ["email": row.email.address, "id": id, "name": people[person].name]
                    problems.append(PeopleProblem(line: row.line, column: "email", phrase: Phrase("people_file.email_taken", values)))
                }
                claim(person, for: index)
            }
        }

        private mutating func claim(_ person: Int, for row: Int) {
            matches[row] = person
            claimants[person] = row
        }
    }
}
