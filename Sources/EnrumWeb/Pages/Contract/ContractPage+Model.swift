/// A contract: what its owner has answered and agreed in one conversation, to read, keep and print.
struct ContractPage: Sendable {
    let title: String
    var description: String?
    /// "Mette Holm, samtale med Henrik Bruun tirsdag den 24. november, uge 48".
    let about: String
    /// "Fra Lederdialog".
    let source: String
    /// Who reads what, in a whole sentence.
    let readers: String
    /// Whether what stands here is its owner's alone, and looks so.
    let isPrivate: Bool
    let parts: [Part]
    /// Back to the conversation.
    let meetingPath: String

    struct Part: Sendable {
        let heading: String
        let fields: [Field]
    }

    /// What was agreed, or an area that it could be about and nothing is.
    enum Agreed: Sendable {
        case made(AgreementGroup)
        /// - Parameter firstStep: What is asked below it; nil where the area has no first step.
        case nothing(area: String, firstStep: String?)
    }

    enum Field: Sendable {
        /// With room for an answer on paper, where there is none.
        case answer(AnswerText, blank: QuestionField)
        case agreements([Agreed])
        case selfAgreements([SelfAgreementCard], LaneNote)
    }
}
