import EnrumCore
import EnrumDomain

struct AgreementDocument: Encodable {
    let id: String
    let employee: String
    let leader: String
    let content: Content
    let state: String
    let outcome: String?
    let version: Int
    let history: [Event]

    /// What is agreed.
    struct Content: Encodable {
        let title: String
        let responsible: String
        let deadline: String
        let firstStep: String?
        let followUp: String?
        let category: AgreementCategoryDocument?

        enum CodingKeys: String, CodingKey {
            case title, responsible, deadline, category
            case firstStep = "first_step"
            case followUp = "follow_up"
        }

        init(_ content: Agreement.Content) {
            (title, responsible, deadline) = (content.title, content.responsible.rawValue, content.deadline.iso)
            (firstStep, followUp) = (content.firstStep, content.followUp)
            category = content.category.map(AgreementCategoryDocument.init)
        }
    }

    struct Event: Encodable {
        let by: String
        let at: Int64
        let kind: String
        /// The reason, the update or the note.
        let text: String?
        /// What it was made or amended to.
        let content: Content?
        let outcome: String?
    }

    init(_ agreement: Agreement) {
        (id, employee, leader) = (agreement.id.rawValue, agreement.employee.rawValue, agreement.leader.rawValue)
        content = Content(agreement.content)
        (state, outcome, version) = (agreement.state.rawValue, agreement.outcome?.rawValue, agreement.version)
        history = agreement.history.map { event in
            Event(
                by: event.by.rawValue, at: event.at.milliseconds, kind: event.kind.name, text: event.text,
                content: event.kind.content.map(Content.init), outcome: event.kind.outcome?.rawValue)
        }
    }
}

extension Agreement.Event.Kind {
    /// The event as the API and text keys name it.
    var name: String {
        switch self {
        case .made: "made"
        case .amended: "amended"
        case .noted: "noted"
        case .kept: "kept"
        case .dropped: "dropped"
        case .evaluated: "evaluated"
        }
    }

    fileprivate var content: Agreement.Content? {
        switch self {
        case .made(let content), .amended(let content): content
        case .noted, .kept, .dropped, .evaluated: nil
        }
    }

    fileprivate var outcome: Agreement.Outcome? { if case .evaluated(let outcome) = self { outcome } else { nil } }
}

/// One agreement with everybody in it.
struct AgreementViewDocument: Encodable {
    let agreement: AgreementDocument
    let people: [PersonDocument]

    init(_ agreement: Agreement, _ people: [Person.ID: Person]) {
        (self.agreement, self.people) = (AgreementDocument(agreement), PersonDocument.all(people))
    }
}

struct AgreementListDocument: Encodable {
    let own: [AgreementDocument]
    let team: [AgreementDocument]
    let asThird: [Title]
    let people: [PersonDocument]

    enum CodingKeys: String, CodingKey {
        case own, team, people
        case asThird = "as_third"
    }

    /// All that somebody outside the pair sees who is responsible.
    struct Title: Encodable {
        let id: String
        let title: String
        let deadline: String
        let isOpen: Bool

        enum CodingKeys: String, CodingKey {
            case id, title, deadline
            case isOpen = "is_open"
        }
    }

    init(_ view: AgreementsView) {
        (own, team) = (view.own.map(AgreementDocument.init), view.team.map(AgreementDocument.init))
        asThird = view.asThird.map { Title(id: $0.id.rawValue, title: $0.title, deadline: $0.deadline.iso, isOpen: $0.isOpen) }
        people = PersonDocument.all(view.people)
    }
}

/// The template that an agreement was made by, and the area it is about, in the words as they were shown.
struct AgreementCategoryDocument: Encodable {
    /// "plugin/template".
    let template: String
    let title: LocalizedText
    let source: LocalizedText
    let area: Area?

    struct Area: Encodable {
        let id: String
        let label: LocalizedText
        let firstStep: String

        enum CodingKeys: String, CodingKey {
            case id, label
            case firstStep = "first_step"
        }
    }

    init(_ category: AgreementCategory) {
        (template, title, source) = (category.name, category.title, category.source)
        area = category.area.map { Area(id: $0.id.rawValue, label: $0.label, firstStep: $0.firstStep.rawValue) }
    }
}
