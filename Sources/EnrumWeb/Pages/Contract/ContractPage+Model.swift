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

    enum Field: Sendable {
        case answer(AnswerText)
        case agreements([AgreementGroup])
        case selfAgreements([SelfAgreementCard], LaneNote)
    }
}
