import EnrumDomain

extension PeoplePlan {
    /// The departments that are there and those the file brings.
    struct Departments {
        private(set) var added: [Department] = []
        private var children: [Place: Identifier<Department>] = [:]
        /// Paths that have been looked up: most rows share few.
        private var known: [[String]: Identifier<Department>] = [:]

        private struct Place: Hashable {
            let parent: Identifier<Department>?
            let name: String
        }

        init(_ departments: some Sequence<Department>) {
            for department in departments { children[Place(parent: department.parent, name: department.name)] = department.id }
        }

        /// The row's department, made with all above it when it is new. Nil, and a problem, when the path is empty or has an empty part.
        mutating func id(of row: PersonRow, newID: () -> String, problems: inout [PeopleProblem]) -> Identifier<Department>? {
            if let id = known[row.departmentPath] { return id }
            let path = row.departmentPath.map(\.squeezed)
            guard !path.isEmpty, !path.contains("") else {
                problems.append(PeopleProblem(line: row.line, column: "department", phrase: Phrase("people_file.department_path")))
                return nil
            }
            var parent: Identifier<Department>?
            for name in path {
                let place = Place(parent: parent, name: name)
                let id = children[place] ?? Identifier(stored: newID())
                if children.updateValue(id, forKey: place) == nil { added.append(Department(id: id, name: name, parent: parent)) }
                parent = id
            }
            known[row.departmentPath] = parent
            return parent
        }

        /// Roles with departments in place of paths. A role makes no department: a misspelt one would give rights over nothing.
        mutating func roles(of row: PersonRow, problems: inout [PeopleProblem]) -> Set<Person.Role>? {
            guard let roles = row.roles else { return nil }
            var found: Set<Person.Role> = []
            for role in roles {
                switch role {
                case .admin: found.insert(.admin)
                case .hr(let path):
                    if let id = existing(path.map(\.squeezed)) {
                        found.insert(.hr(id))
                    } else {
                        let phrase = Phrase("people_file.unknown_department", ["department": path.joined(separator: "/")])
                        problems.append(PeopleProblem(line: row.line, column: "roles", phrase: phrase))
                    }
                }
            }
            return found
        }

        private func existing(_ path: [String]) -> Identifier<Department>? {
            var parent: Identifier<Department>?
            for name in path {
                guard let id = children[Place(parent: parent, name: name)] else { return nil }
                parent = id
            }
            return parent
        }
    }
}

extension String {
    /// Without white space around it, and with one space where there were several.
    var squeezed: String {
        let bytes = utf8
        let isTidy = bytes.first != 0x20 && bytes.last != 0x20 && !contains("  ") && !contains { $0.isWhitespace && $0 != " " }
        return isTidy ? self : split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
