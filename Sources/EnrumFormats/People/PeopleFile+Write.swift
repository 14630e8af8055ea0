import EnrumCore
public import EnrumDomain

extension PeopleFile {
    /// Everybody who works here, in the order given, as a file that ``read(_:name:)`` takes back and that plans to change nothing.
    ///
    /// UTF-8 with a byte order mark and ";" between the cells, which a Danish Excel opens by double-click. Whoever has left is left out,
    /// and named as nobody's leader: a file has no column for them.
    public static func write(_ people: some Sequence<Person>, departments: DepartmentTree) -> String {
        let active = people.filter(\.isActive)
        let emails = Dictionary(active.map { ($0.id, $0.email.address) }, uniquingKeysWith: { first, _ in first })
        var paths: [Identifier<Department>: String] = [:]
        func path(_ id: Identifier<Department>) -> String {
            if let path = paths[id] { return path }
            let path = departments.path(of: id)
            paths[id] = path
            return path
        }
        var text = CSVCells.mark + CSVCells.row(Column.allCases.map(\.rawValue))
        for person in active {
            let cells = [
                person.externalID ?? "", person.name, person.email.address, path(person.department),
                person.leader.flatMap { emails[$0] } ?? "", person.workplace.rawValue, person.language.rawValue,
                roles(person.roles, path),
            ]
            text += CSVCells.row(cells)
        }
        return text
    }

    private static func roles(_ roles: Set<Person.Role>, _ path: (Identifier<Department>) -> String) -> String {
        let names = roles.map { role in
            switch role {
            case .admin: "admin"
            case .hr(let department): "hr:" + path(department)
            }
        }
        return names.sorted().joined(separator: "|")
    }
}
