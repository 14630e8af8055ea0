import EnrumCore
import EnrumDomain
import EnrumFormats
import Testing

struct PeopleRoundTrip {
    @Test(arguments: 1...200)
    func `Reading what was written changes nobody`(seed: UInt64) throws {
        var maker = OrganisationMaker(Seeded(seed))
        let (people, departments) = maker.organisation()
        let text = PeopleFile.write(people, departments: DepartmentTree(departments))
        let contents = try PeopleFile.read(Array(text.utf8), name: "folk.csv")
        #expect((contents.encoding, contents.separator) == (.utf8WithMark, ";"))
        let plan = try PeoplePlan(
            rows: contents.rows, people: people, departments: departments, deactivateMissing: true, now: Instant(seconds: 0),
            newID: { "new" })
        #expect(plan.isEmpty)
        #expect(plan.unchanged == people.count { $0.isActive })
    }

    @Test(arguments: 1...50)
    func `Another installation that reads the file writes the same file`(seed: UInt64) throws {
        var maker = OrganisationMaker(Seeded(seed))
        let (people, departments) = maker.organisation()
        let text = PeopleFile.write(people, departments: DepartmentTree(departments))
        var count = 0
        let plan = try PeoplePlan(
            rows: PeopleFile.read(Array(text.utf8), name: "folk.csv").rows, people: [], departments: [], deactivateMissing: false,
            now: Instant(seconds: 0),
            newID: {
                count += 1
                return "new\(count)"
            })
        #expect(PeopleFile.write(plan.added, departments: DepartmentTree(plan.newDepartments)) == text)
    }

    @Test func `No cell begins as a formula does`() throws {
        let top = Department(id: Identifier(stored: "d"), name: "=cmd", parent: nil)
        let names = ["=1+1", "+45", "-x", "@sum", "'=1", "'x", "\"=1\"", "a=b", "a,b"]
        let people = try names.enumerated().map { index, name in
            Person(
                id: Identifier(stored: "p\(index)"), externalID: "-\(index)", name: name,
                email: try #require(EmailAddress("+\(index)@x.dk")),
                department: top.id)
        }
        let text = PeopleFile.write(people, departments: DepartmentTree([top]))
        for line in text.unicodeScalars.split(separator: "\r\n".unicodeScalars).dropFirst() {
            #expect(!String(line).contains(#/(^|;)"?[=+\-@\t\r]/#))
        }
        let rows = try PeopleFile.read(Array(text.utf8), name: "folk.csv").rows
        #expect(rows.map(\.name) == names)
        #expect(rows.map(\.externalID) == names.indices.map { "-\($0)" })
        #expect(rows.allSatisfy { $0.departmentPath == ["=cmd"] })
    }

    @Test func `Whoever has left is left out, and leads nobody in the file`() throws {
        let top = Department(id: Identifier(stored: "d"), name: "HR", parent: nil)
        let left = Person(
            id: Identifier(stored: "a"), name: "Ane", email: try #require(EmailAddress("a@x.dk")), department: top.id,
            deactivatedAt: Instant(seconds: 1))
        let bo = Person(
            id: Identifier(stored: "b"), name: "Bo", email: try #require(EmailAddress("b@x.dk")), department: top.id, leader: left.id)
        let text = PeopleFile.write([left, bo], departments: DepartmentTree([top]))
        #expect(text == "\u{feff}id;name;email;department;leader;workplace;language;roles\r\n;Bo;b@x.dk;HR;;on_site;da;\r\n")
    }
}

/// Makes organisations with names that are hard to write.
struct OrganisationMaker {
    private var random: Seeded

    init(_ random: Seeded) { self.random = random }

    private static let pieces = [
        "=", "+", "-", "@", "'", "\"", ";", ",", "''=", "\"\"", "Børn og Unge", "Åse", "Ærø", "Ø", "e\u{301}", "王", "\u{201d}", "a b",
        "hr:", "admin", "?",
    ]

    mutating func organisation() -> (people: [Person], departments: [Department]) {
        var departments: [Department] = []
        for index in 0..<Int.random(in: 1...8, using: &random) {
            let parent =
                departments.isEmpty || Int.random(in: 0...3, using: &random) == 0 ? nil : departments.randomElement(using: &random)?.id
            departments.append(Department(id: Identifier(stored: "d\(index)"), name: "\(word())\(index)", parent: parent))
        }
        var people: [Person] = []
        for index in 0..<Int.random(in: 1...30, using: &random) {
            guard let email = EmailAddress("\(["+", "=", "'", "a", "-"][index % 5])\(index)@x.dk"),
                let department = departments.randomElement(using: &random)
            else { continue }
            let leaders = people.filter(\.isActive)
            people.append(
                Person(
                    id: Identifier(stored: "p\(index)"), externalID: Bool.random(using: &random) ? "\(word())\(index)" : nil, name: word(),
                    email: email,
                    department: department.id, leader: Bool.random(using: &random) ? leaders.randomElement(using: &random)?.id : nil,
                    workplace: Person.Workplace.allCases.randomElement(using: &random) ?? .onSite,
                    language: Bool.random(using: &random) ? .danish : .english,
                    deactivatedAt: index > 0 && Int.random(in: 0...5, using: &random) == 0 ? Instant(seconds: 5) : nil))
        }
        for index in people.indices { people[index].roles = roles(people.filter(\.isActive)) }
        return (people, departments)
    }

    /// For departments where somebody works: a file says nothing of the others.
    private mutating func roles(_ people: [Person]) -> Set<Person.Role> {
        var roles: Set<Person.Role> = []
        if Int.random(in: 0...9, using: &random) == 0 { roles.insert(.admin) }
        for person in people where Int.random(in: 0...9, using: &random) == 0 { roles.insert(.hr(person.department)) }
        return roles
    }

    private mutating func word() -> String {
        (0..<Int.random(in: 1...4, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "x" }.joined()
    }
}
