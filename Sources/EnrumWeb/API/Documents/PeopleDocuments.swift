import EnrumCore
import EnrumDomain

// What the API answers. Each type is a schema in Schemas/openapi.yaml; nothing is in an answer that is not in its type (ASVS 15.3.1).

struct PersonDocument: Encodable {
    let id: String
    let name: String

    init(_ person: Person) { (id, name) = (person.id.rawValue, person.name) }

    /// Everybody mentioned, by id.
    static func all(_ people: [Person.ID: Person]) -> [PersonDocument] { people.values.sorted { $0.id < $1.id }.map(PersonDocument.init) }
}

struct DepartmentDocument: Encodable {
    let id: String
    /// "Solvig Kommune/Børn og Unge/Dagtilbud".
    let path: String

    init(_ id: Identifier<Department>, in tree: DepartmentTree) { (self.id, path) = (id.rawValue, tree.path(of: id)) }
}

struct PeopleDocument: Encodable {
    let total: Int
    let people: [Row]

    struct Row: Encodable {
        let id: String
        let name: String
        let email: String
        let department: DepartmentDocument
        let leader: PersonDocument?
        let roles: [Role]
        let leftAt: Int64?

        enum CodingKeys: String, CodingKey {
            case id, name, email, department, leader, roles
            case leftAt = "left_at"
        }
    }

    struct Role: Encodable {
        let role: String
        /// Where someone is HR.
        let department: DepartmentDocument?
    }

    init(_ view: PeopleView) {
        total = view.total
        people = view.people.map { person in
            Row(
                id: person.id.rawValue, name: person.name, email: person.email.address,
                department: DepartmentDocument(person.department, in: view.departments),
                leader: person.leader.flatMap { view.leaders[$0] }.map(PersonDocument.init),
                roles: person.roles.map { Role($0, view.departments) }.sorted {
                    ($0.role, $0.department?.id ?? "") < ($1.role, $1.department?.id ?? "")
                },
                leftAt: person.deactivatedAt?.milliseconds)
        }
    }
}

extension PeopleDocument.Role {
    fileprivate init(_ role: Person.Role, _ tree: DepartmentTree) {
        switch role {
        case .admin: (self.role, department) = ("admin", nil)
        case .hr(let id): (self.role, department) = ("hr", DepartmentDocument(id, in: tree))
        }
    }
}

struct RecipientsDocument: Encodable {
    let total: Int
    let recipients: [Row]

    struct Row: Encodable {
        let person: PersonDocument
        let leader: PersonDocument?
        let department: String
        let departmentID: String
        let questions: Int
        let canReceive: Bool

        enum CodingKeys: String, CodingKey {
            case person, leader, department, questions
            case departmentID = "department_id"
            case canReceive = "can_receive"
        }

        init(_ recipient: Recipient) {
            (person, leader) = (PersonDocument(recipient.person), recipient.leader.map(PersonDocument.init))
            (department, departmentID) = (recipient.department, recipient.person.department.rawValue)
            (questions, canReceive) = (recipient.form.questions.count, recipient.canReceive)
        }
    }
}

struct IssuedLinkDocument: Encodable {
    let path: String
    let expiresAt: Int64

    enum CodingKeys: String, CodingKey {
        case path
        case expiresAt = "expires_at"
    }
}

struct DemoPeopleDocument: Encodable {
    let people: [Row]

    struct Row: Encodable {
        let id: String
        let name: String
        let department: String
        let isLeader: Bool

        enum CodingKeys: String, CodingKey {
            case id, name, department
            case isLeader = "is_leader"
        }
    }

    init(_ demo: DemoPeople) {
        people = demo.people.map { person in
            Row(
                id: person.id.rawValue, name: person.name, department: demo.departments.path(of: person.department),
                isLeader: demo.leaders.contains(person.id))
        }
    }
}
