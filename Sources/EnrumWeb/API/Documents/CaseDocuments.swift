import EnrumCore
import EnrumDomain

struct CaseListDocument: Encodable {
    let cases: [CaseLineDocument]
}

/// One line of the list of cases.
struct CaseLineDocument: Encodable {
    let id: String
    let role: String
    let employee: String
    let topic: String?
    let next: String
    let due: String?
    let isOpen: Bool

    enum CodingKeys: String, CodingKey {
        case id, role, employee, topic, next, due
        case isOpen = "is_open"
    }

    init(_ line: CaseLine) {
        (id, role, employee, topic) = (line.id.rawValue, line.role.rawValue, line.employee.id.rawValue, line.topic)
        (next, due, isOpen) = (line.next.kind.rawValue, line.next.due?.iso, line.closure == nil)
    }
}

/// A case as the one who asks may see it.
struct CaseViewDocument: Encodable {
    struct Step: Encodable {
        let number: Int
        let stage: String
        let isOpen: Bool
        let heldOn: String?

        enum CodingKeys: String, CodingKey {
            case number, stage
            case isOpen = "is_open"
            case heldOn = "held_on"
        }
    }

    struct Deadline: Encodable {
        let kind: String
        let due: String
        let who: String
    }

    struct Event: Encodable {
        let at: Int64
        let by: String?
        let kind: String
        let step: Int?
    }

    let id: String
    let role: String
    let employee: String
    let topic: String?
    let next: String
    let isOpen: Bool
    let steps: [Step]
    let deadlines: [Deadline]
    let documents: [HandedOverDocument]
    let events: [Event]

    enum CodingKeys: String, CodingKey {
        case id, role, employee, topic, next, steps, deadlines, documents, events
        case isOpen = "is_open"
    }

    init(_ view: CaseView) {
        (id, role, employee, topic) = (view.id.rawValue, view.role.rawValue, view.employee.id.rawValue, view.topic)
        (next, isOpen) = (view.next.kind.rawValue, view.isOpen)
        steps = view.steps.map { Step(number: $0.number, stage: $0.stage.rawValue, isOpen: $0.isOpen, heldOn: $0.held?.on.iso) }
        deadlines = view.deadlines.map { Deadline(kind: $0.kind.rawValue, due: $0.due.iso, who: $0.who.rawValue) }
        documents = view.documents.map { HandedOverDocument($0) }
        events = view.events.map { Event(at: $0.at.milliseconds, by: $0.by?.rawValue, kind: $0.kind.name, step: $0.step) }
    }
}

/// Something that was handed over in a case, with what was added to it.
struct HandedOverDocument: Encodable {
    struct Addition: Encodable {
        let by: String
        let at: Int64
        let text: String
        let isLate: Bool

        enum CodingKeys: String, CodingKey {
            case by, at, text
            case isLate = "is_late"
        }
    }

    let number: Int
    let kind: String
    let title: String
    let body: String
    let deliveredOn: String
    let remarksBy: String?
    let remarks: [Addition]
    let clarifications: [Addition]

    enum CodingKeys: String, CodingKey {
        case number, kind, title, body, remarks, clarifications
        case deliveredOn = "delivered_on"
        case remarksBy = "remarks_by"
    }

    init(_ document: CaseDocument) {
        (number, kind, title, body) = (document.number, document.kind.rawValue, document.title, document.body)
        (deliveredOn, remarksBy) = (document.delivery.on.iso, document.remarksBy?.iso)
        remarks = document.remarks.map(Self.addition)
        clarifications = document.clarifications.map(Self.addition)
    }

    private static func addition(_ addition: CaseDocument.Addition) -> Addition {
        Addition(by: addition.by.rawValue, at: addition.at.milliseconds, text: addition.text, isLate: addition.isLate)
    }
}
