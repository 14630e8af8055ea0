import EnrumCore
import EnrumDomain

/// An agreement with oneself, for its author.
struct SelfAgreementDocument: Encodable {
    let id: String
    let meeting: String?
    let content: Content
    let isOpen: Bool
    let version: Int
    let history: [Event]

    enum CodingKeys: String, CodingKey {
        case id, meeting, content, version, history
        case isOpen = "is_open"
    }

    struct Content: Encodable {
        let title: String
        let firstStep: String?
        let followUpOn: String
        let followUp: String
        let rhythm: String
        let category: AgreementCategoryDocument?

        enum CodingKeys: String, CodingKey {
            case title, rhythm, category
            case firstStep = "first_step"
            case followUpOn = "follow_up_on"
            case followUp = "follow_up"
        }

        init(_ content: SelfAgreement.Content) {
            (title, firstStep, followUpOn) = (content.title, content.firstStep, content.followUpOn.iso)
            (followUp, rhythm) = (content.followUp, content.rhythm.rawValue)
            category = content.category.map(AgreementCategoryDocument.init)
        }
    }

    struct Event: Encodable {
        let at: Int64
        let kind: String
        /// What was noted.
        let text: String?
        /// What it was made or changed to.
        let content: Content?
    }

    init(_ agreement: SelfAgreement) {
        (id, meeting, content) = (agreement.id.rawValue, agreement.meeting?.rawValue, Content(agreement.content))
        (isOpen, version) = (agreement.isOpen, agreement.version)
        history = agreement.history.map { event in
            let content: SelfAgreement.Content? =
                switch event.kind {
                case .made(let content), .changed(let content): content
                case .ticked, .noted, .ended: nil
                }
            return Event(at: event.at.milliseconds, kind: event.kind.name, text: event.text, content: content.map(Content.init))
        }
    }
}

struct SelfAgreementListDocument: Encodable {
    let agreements: [SelfAgreementDocument]
    let due: [Due]

    /// One that the reader is reminded of today, and why.
    struct Due: Encodable {
        let agreement: String
        let why: String
    }

    init(_ view: SelfAgreementsView) {
        agreements = view.agreements.map(SelfAgreementDocument.init)
        due = view.agreements.compactMap { agreement in
            view.due[agreement.id].map { Due(agreement: agreement.id.rawValue, why: $0.rawValue) }
        }
    }
}
