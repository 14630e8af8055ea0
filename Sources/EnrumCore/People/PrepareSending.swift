public import EnrumDomain

/// Someone whom HR can send a form to, and what stands in the way if they cannot.
public struct Recipient: Sendable, Identifiable {
    public let person: Person
    /// Whom the conversation would be with; nil for someone without a leader, who can have none.
    public let leader: Person?
    /// "Solvig Kommune/Børn og Unge/Dagtilbud".
    public let department: String
    /// What they would be asked; empty when no question set is asked in their department.
    public let form: Form

    public var id: Person.ID { person.id }
    public var canReceive: Bool { leader != nil && !form.sections.isEmpty }
}

/// Finds whom HR can plan conversations for, and what each would be asked (P-02).
///
/// Only those whom the access table lets the viewer plan for are found: not the viewer, nor the viewer's own leader (rule d).
public struct PrepareSending: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Those of `people` whom the viewer may plan for, in Danish order.
    public func callAsFunction(to people: Set<Person.ID>, as viewer: Viewer) async throws -> [Recipient] {
        guard viewer.isHR else { throw NotFound() }
        let addressees = try await environment.store.read { transaction in
            let found = try transaction.people(people).values.filter(\.isActive)
            return try transaction.addressees(found.sorted { DanishOrder.key(for: $0.name) < DanishOrder.key(for: $1.name) }, for: viewer)
        }
        return try await recipients(addressees)
    }

    /// The first `limit` of the viewer's area whose name or email starts a word with `text`, and how many there are.
    public func search(_ text: String, limit: Int = 50, as viewer: Viewer) async throws -> (recipients: [Recipient], total: Int) {
        guard viewer.isHR else { throw NotFound() }
        let (addressees, total) = try await environment.store.read { transaction in
            let tree = try transaction.departments()
            let area = Set(tree.departments.keys.filter { id in viewer.hrDepartments.contains { tree.contains(id, in: $0) } })
            let people = try transaction.people(matching: text, in: area, limit: limit, offset: 0)
            return (try transaction.addressees(people, for: viewer), try transaction.countPeople(matching: text, in: area))
        }
        return (try await recipients(addressees), total)
    }

    /// Each with their form: assembled once for those of a department who lead others, and once for those who do not.
    private func recipients(_ addressees: [Addressee]) async throws -> [Recipient] {
        var forms: [FormKey: Form] = [:]
        for addressee in addressees where forms[addressee.formKey] == nil {
            let key = addressee.formKey
            let references = try await environment.store.read { try $0.moduleReferences(in: key.department) }
            let sets = try await environment.activate(references).takingPart(in: .oneToOne, ofLeader: key.leads).sets
            forms[key] = try await environment.store.read { try $0.assembledForm(for: key.department, with: sets) }
        }
        return addressees.map { addressee in
            Recipient(
                person: addressee.person, leader: addressee.leader, department: addressee.path,
                form: forms[addressee.formKey] ?? Form([]))
        }
    }
}

/// What decides which questions someone is asked.
private struct FormKey: Hashable, Sendable {
    let department: Identifier<Department>
    let leads: Bool
}

/// A recipient before the form is known.
private struct Addressee: Sendable {
    let person: Person
    let leader: Person?
    let path: String
    let leads: Bool

    var formKey: FormKey { FormKey(department: person.department, leads: leads) }
}

extension PeopleReading {
    /// Those whom the viewer may plan for, each with their leader.
    fileprivate func addressees(_ people: [Person], for viewer: Viewer) throws -> [Addressee] {
        let allowed = try people.filter { AccessPolicy.allows(.plan, .meeting, for: try relations(of: viewer, to: $0)) }
        let leaders = try self.people(Set(allowed.compactMap(\.leader)))
        let tree = try departments()
        return try allowed.map { person in
            Addressee(
                person: person, leader: person.leader.flatMap { leaders[$0] }, path: tree.path(of: person.department),
                leads: try leadsAnyone(person.id))
        }
    }
}
