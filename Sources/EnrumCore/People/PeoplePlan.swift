public import EnrumDomain

/// What importing a file would do, worked out before anything is changed: the dry run and the import are the same plan.
///
/// A row is about the person with its external id; without one, or when nobody has that id yet, about the person with its email. Doing
/// the plan and making it again from the same rows gives an empty plan. Cost: linear in rows and people.
public struct PeoplePlan: Sendable {
    /// Departments that do not exist yet, each after its parent.
    public let newDepartments: [Department]
    /// New people, in the order of the file; a leader may stand after those whom they lead.
    public let added: [Person]
    /// People who become different. Two of them may have swapped emails.
    public let changed: [Change]
    /// People who had left and are in the file again, with whatever else changes for them.
    public let reactivated: [Change]
    /// People who are not in the file and leave now, because that was asked for.
    public let deactivated: [Person]
    /// People who are not in the file and stay as they are.
    public let missing: [Person]
    /// How many people are in the file and are already as it says.
    public let unchanged: Int

    /// Someone as they are and as they will be.
    public struct Change: Hashable, Sendable {
        public let before: Person
        public let after: Person
    }

    /// Why there is no plan: every problem, by line.
    public struct Refused: Error, Hashable, Sendable {
        public let problems: [PeopleProblem]
    }

    /// Nothing would be written.
    public var isEmpty: Bool {
        newDepartments.isEmpty && added.isEmpty && changed.isEmpty && reactivated.isEmpty && deactivated.isEmpty
    }

    /// - Parameters:
    ///   - people: everybody, also those who have left.
    ///   - deactivateMissing: whether active people who are not in the file leave.
    ///   - now: when those who leave are said to have left.
    ///   - newID: names what is new; asked once for each new department and each new person.
    public init(
        rows: [PersonRow], people: [Person], departments: some Sequence<Department>, deactivateMissing: Bool, now: Instant,
        newID: () -> String
    ) throws(Refused) {
        var problems: [PeopleProblem] = []
        let roster = Roster(rows: rows, people: people, problems: &problems)
        var tree = Departments(departments)
        let places = rows.map { tree.id(of: $0, newID: newID, problems: &problems) }
        let roles = rows.indices.map { tree.roles(of: rows[$0], problems: &problems) }
        let leaders = Leaders(roster, deactivateMissing: deactivateMissing, problems: &problems)
        leaders.findCycles(problems: &problems)
        guard problems.isEmpty else { throw Refused(problems: problems.byLine) }

        let ids = rows.indices.map { roster.matches[$0].map { people[$0].id } ?? Person.ID(stored: newID()) }
        var (added, changed, reactivated) = ([Person](), [Change](), [Change]())
        for (index, row) in rows.enumerated() {
            guard let department = places[index] else { continue }
            let before = roster.matches[index].map { people[$0] }
            var after = before ?? Person(id: ids[index], name: row.name, email: row.email, department: department)
            after.take(row, department: department, roles: roles[index])
            leaders.lead(&after, ofRow: index, ids: ids)
            switch before {
            case nil: added.append(after)
            case let before? where !before.isActive: reactivated.append(Change(before: before, after: after))
            case let before? where before != after: changed.append(Change(before: before, after: after))
            default: break
            }
        }
        let absent = people.indices.filter { roster.claimants[$0] == nil && people[$0].isActive }.map { people[$0] }
        (self.newDepartments, self.added, self.changed, self.reactivated) = (tree.added, added, changed, reactivated)
        unchanged = rows.count - added.count - changed.count - reactivated.count
        missing = deactivateMissing ? [] : absent
        deactivated = deactivateMissing ? absent.map { $0.left(at: now) } : []
        guard keepsAnAdmin(of: people) else {
            throw Refused(problems: [PeopleProblem(line: 1, phrase: Phrase("people_file.no_admin_left"))])
        }
    }

    /// Nobody could run the system after an import that takes the role from its last admin.
    private func keepsAnAdmin(of people: [Person]) -> Bool {
        let isAdmin = { (person: Person) in person.isActive && person.roles.contains(.admin) }
        let before = people.lazy.filter(isAdmin).count
        let lost =
            changed.lazy.filter { isAdmin($0.before) && !isAdmin($0.after) }.count
            + deactivated.lazy.filter { $0.roles.contains(.admin) }.count
        let won = added.lazy.filter(isAdmin).count + (changed + reactivated).lazy.filter { !isAdmin($0.before) && isAdmin($0.after) }.count
        return before == 0 || before - lost + won > 0
    }
}

extension Person {
    /// Everything a row says except the leader.
    fileprivate mutating func take(_ row: PersonRow, department: Identifier<Department>, roles: Set<Role>?) {
        if let id = row.externalID { externalID = id }
        (name, email, self.department, deactivatedAt) = (row.name, row.email, department, nil)
        if let workplace = row.workplace { self.workplace = workplace }
        if let language = row.language { self.language = language }
        if let roles { self.roles = roles }
    }

    fileprivate func left(at instant: Instant) -> Person {
        var person = self
        person.deactivatedAt = instant
        return person
    }
}

extension [PeopleProblem] {
    /// In the order of the file; problems of one line in the order they were found.
    var byLine: [PeopleProblem] {
        enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    }
}
