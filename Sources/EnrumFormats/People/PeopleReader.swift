import EnrumCore
import EnrumDomain

/// Turns the cells of a file into rows, and notes every mistake on the way.
struct PeopleReader {
    private(set) var problems: [PeopleProblem] = []
    private var cells: CSVCells
    private var row: [CSVCells.Cell] = []
    private var line = 1
    /// What each cell of a row is, and what the file calls it.
    private var columns: [PeopleFile.Column] = []
    private var headings: [String] = []
    /// Paths that have been read: most rows share few.
    private var paths: [String: [String]] = [:]

    /// - Throws: when there is no heading to go by.
    init(_ cells: CSVCells) throws(CSVProblem) {
        self.cells = cells
        try readHeading()
    }

    mutating func rows() -> [PersonRow] {
        var rows: [PersonRow] = []
        guard problems.isEmpty else { return [] }
        while let line = cells.next(&row) {
            self.line = line
            guard row.contains(where: { !$0.isEmpty }) else { continue }
            guard rows.count < PeopleFile.mostRows else {
                note("people_file.too_many", nil, ["limit": String(PeopleFile.mostRows)])
                break
            }
            if let person = person() { rows.append(person) }
        }
        if rows.isEmpty, problems.isEmpty { note("people_file.no_rows", nil) }
        return rows
    }

    // MARK: The heading

    private mutating func readHeading() throws(CSVProblem) {
        guard let line = cells.next(&row), row.contains(where: { !$0.isEmpty }) else { throw CSVProblem("csv.empty") }
        self.line = line
        for cell in row {
            let heading = cells.text(cell) ?? ""
            headings.append(heading)
            if let column = PeopleFile.Column.byName[heading.lowercased()] {
                if columns.contains(column) { note("csv.column_twice", heading, ["column": heading]) }
                columns.append(column)
            } else {
                noteUnknown(heading)
            }
        }
        let missing = PeopleFile.Column.required.filter { !columns.contains($0) }
        guard !missing.isEmpty else { return }
        note("csv.column_missing", nil, ["columns": missing.map(\.rawValue).joined(separator: ", ")])
    }

    private mutating func noteUnknown(_ heading: String) {
        if heading.isEmpty {
            note("csv.heading_empty", nil, ["number": String(headings.count)])
        } else if let meant = nearest(to: heading, among: PeopleFile.Column.byName.keys.sorted()) {
            note("csv.unknown_column_near", heading, ["column": heading, "meant": meant])
        } else {
            let known = PeopleFile.Column.allCases.map(\.rawValue).joined(separator: ", ")
            note("csv.unknown_column", heading, ["column": heading, "known": known])
        }
    }

    // MARK: A row

    private mutating func person() -> PersonRow? {
        guard row.count == columns.count else {
            note(faultKey ?? "csv.cell_count", nil, ["expected": String(columns.count), "found": String(row.count)])
            return nil
        }
        var person = Draft()
        let before = problems.count
        for (index, column) in columns.enumerated() { read(column, at: index, into: &person) }
        guard problems.count == before, let name = person.name, let email = person.email, let path = person.path else { return nil }
        return PersonRow(
            line: line, externalID: person.id, name: name, email: email, departmentPath: path, leader: person.leader,
            workplace: person.workplace, language: person.language, roles: person.roles)
    }

    private struct Draft {
        var id: String?
        var name: String?
        var email: EmailAddress?
        var path: [String]?
        var leader = PersonRow.Leader.unstated
        var workplace: Person.Workplace?
        var language: Language?
        var roles: Set<PersonRow.Role>?
    }

    private mutating func read(_ column: PeopleFile.Column, at index: Int, into person: inout Draft) {
        guard let text = text(at: index) else { return }
        switch column {
        case .id: person.id = text.isEmpty ? nil : text
        case .name: person.name = required(text, index)
        case .email: person.email = required(text, index).flatMap { email($0, index) }
        case .department: person.path = required(text, index).flatMap { path($0, index) }
        case .leader: person.leader = text.isEmpty ? .nobody : .person(text)
        case .workplace: person.workplace = word(text, index, Self.workplaces, "people_file.workplace")
        case .language: person.language = word(text, index, Self.languages, "people_file.language")
        case .roles: person.roles = roles(text, index)
        }
    }

    /// Nil, and a problem, when the cell cannot be read. The roles of one person may name several departments, and be longer than a name.
    private mutating func text(at index: Int) -> String? {
        let cell = row[index]
        if let key = cell.fault?.key {
            note(key, headings[index])
            return nil
        }
        guard let text = cells.text(cell) else {
            note("csv.control_character", headings[index])
            return nil
        }
        let limit = columns[index] == .roles || columns[index] == .department ? Limits.remark : Limits.name
        guard text.utf8.count <= limit || text.count <= limit else {
            note("people_file.too_long", headings[index], ["limit": String(limit), "length": String(text.count)])
            return nil
        }
        return text
    }

    private var faultKey: String? { row.lazy.compactMap { $0.fault?.key }.first }

    private mutating func required(_ text: String, _ index: Int) -> String? {
        if text.isEmpty { note("csv.empty_cell", headings[index]) }
        return text.isEmpty ? nil : text
    }

    private mutating func email(_ text: String, _ index: Int) -> EmailAddress? {
        let email = EmailAddress(text)
        if email == nil { note("people_file.email", headings[index], ["found": text]) }
        return email
    }

    // MARK: Departments and roles

    private mutating func path(_ text: String, _ index: Int) -> [String]? {
        if let path = paths[text] { return path }
        guard let path = Self.path(text) else {
            note("people_file.department_path", headings[index])
            return nil
        }
        paths[text] = path
        return path
    }

    /// "Børn og Unge / Dagtilbud" from the top down; nil when a part is empty or too long, or holds the "|" that stands between roles.
    private static func path(_ text: String) -> [String]? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { part in
            part.split(separator: " ").joined(separator: " ")
        }
        guard parts.count <= 20, parts.allSatisfy({ !$0.isEmpty && $0.count <= Limits.name && !$0.contains("|") }) else { return nil }
        return parts
    }

    /// "admin|hr:Børn og Unge": department names hold spaces, so "|" stands between roles.
    private mutating func roles(_ text: String, _ index: Int) -> Set<PersonRow.Role> {
        var roles: Set<PersonRow.Role> = []
        for part in text.split(separator: "|", omittingEmptySubsequences: true) {
            let role = part.split(separator: " ").joined(separator: " ")
            if role.isEmpty { continue }
            if role.lowercased() == "admin" {
                roles.insert(.admin)
            } else if role.lowercased().hasPrefix("hr:"), let path = Self.path(String(role.dropFirst(3))) {
                roles.insert(.hr(path))
            } else {
                note("people_file.role", headings[index], ["found": role])
            }
        }
        return roles
    }

    // MARK: Words

    private static let workplaces: [String: Person.Workplace] = [
        "on_site": .onSite, "på stedet": .onSite, "remote": .remote, "hjemmefra": .remote, "hybrid": .hybrid, "blandet": .hybrid,
    ]

    private static let languages: [String: Language] = [
        "da": .danish, "dansk": .danish, "danish": .danish, "en": .english, "engelsk": .english, "english": .english,
    ]

    private mutating func word<Word>(_ text: String, _ index: Int, _ words: [String: Word], _ key: String) -> Word? {
        if text.isEmpty { return nil }
        if let word = words[text] ?? words[text.lowercased()] { return word }
        note(key, headings[index], ["found": text])
        return nil
    }

    private mutating func note(_ key: String, _ column: String?, _ values: [String: String] = [:]) {
        problems.append(PeopleProblem(line: line, column: column, phrase: Phrase(key, values)))
    }
}
