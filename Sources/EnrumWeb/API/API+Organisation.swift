import EnrumCore
import EnrumDomain
import EnrumFormats
import HTTPTypes
import Hummingbird

struct QuestionSetListDocument: Encodable {
    let sets: [Row]

    struct Row: Encodable {
        let id: String
        let title: String
        let questions: Int
        let departments: [String]
        let isActive: Bool

        enum CodingKeys: String, CodingKey {
            case id, title, questions, departments
            case isActive = "is_active"
        }
    }
}

struct PeopleDocument: Encodable {
    let total: Int
    let people: [Row]

    struct Row: Encodable {
        let id: String
        let name: String
        let email: String
        let department: String
        let leader: PersonDocument?
    }
}

struct AuditDocument: Encodable {
    let rows: [Row]
    let next: Int64?

    struct Row: Encodable {
        let sequence: Int64
        let at: Int64
        let actor: PersonDocument?
        let action: String
        let object: String?
        let fromOutside: Bool

        enum CodingKeys: String, CodingKey {
            case sequence, at, actor, action, object
            case fromOutside = "from_outside"
        }
    }

    init(_ view: AuditView) {
        next = view.next
        rows = view.rows.map { row in
            Row(
                sequence: row.sequence, at: row.at.milliseconds, actor: row.actor.flatMap { view.people[$0] }.map(PersonDocument.init),
                action: row.action, object: row.object, fromOutside: row.fromOutside)
        }
    }
}

extension API {
    func addOrganisation(to table: RouteTable) {
        table.read("/question-sets") { _, _, viewer in
            let (sets, departments) = try await ReadQuestionSets(environment)(as: viewer)
            let rows = sets.map { installed in
                QuestionSetListDocument.Row(
                    id: installed.set.id.rawValue, title: installed.set.title(viewer.language), questions: installed.set.questions.count,
                    departments: installed.departments.map { departments.path(of: $0) }.sorted(), isActive: installed.isActive)
            }
            return try json(QuestionSetListDocument(sets: rows))
        }
        table.write(.put, "/question-sets/:set/activity") { request, visit, viewer in
            let body = try await request.json(only: ["is_active"])
            guard let id = visit.parameters.get("set").flatMap({ Slug($0) }), let isActive = try body.yesNo("is_active") else { throw NotFound() }
            try await SwitchQuestionSet(environment)(id, isActive: isActive, as: viewer)
            return nothing
        }
        table.read("/people") { request, _, viewer in
            let query = request.uri.queryParameters
            let offset = query["offset"].flatMap { Int(String($0)) } ?? 0
            let view = try await ReadPeople(environment)(
                matching: query["q"].map(String.init) ?? "", limit: 100, offset: max(0, offset), as: viewer)
            let rows = view.people.map { person in
                PeopleDocument.Row(
                    id: person.id.rawValue, name: person.name, email: person.email.address,
                    department: view.departments.path(of: person.department),
                    leader: person.leader.flatMap { view.leaders[$0] }.map(PersonDocument.init))
            }
            return try json(PeopleDocument(total: view.total, people: rows))
        }
        table.read("/access-log") { request, _, viewer in
            try json(AuditDocument(await ReadAuditLog(environment)(before: before(request), as: viewer)))
        }
        table.read("/security-log") { request, _, viewer in
            try json(AuditDocument(await ReadSecurityLog(environment)(before: before(request), as: viewer)))
        }
    }

    private func before(_ request: Request) -> Int64? {
        request.uri.queryParameters["before"].flatMap { Int64(String($0)) }
    }
}
