/// Forbered, for the leader: read, think, add (P-03, A-08).
struct LeaderPreparationPage: Sendable {
    /// "Amir".
    let employee: String
    /// "tirsdag den 24. november, uge 48, kl. 10.00".
    let when: String
    var place: String?
    let answers: Answers
    /// Without a group for the employee until they have shared: an empty one would say that there is nothing.
    let agenda: AgendaList
    let lookBack: LookBack
    /// Questions that the leader answers, with room for it.
    var own: [QuestionSection] = []
    var modules = ModuleParts()
    /// The leader's agreements with themselves; nil where there are none and none is offered.
    var withOneself: SelfAgreementSection?
    /// Sheets to read, keep and print.
    var contracts: [ContractLink] = []
    /// Questions that the leader has added to this conversation: text and where it is taken back (nil once answered).
    let added: [AddedQuestion]
    /// Where a question is added; nil when it is too late.
    var addQuestionPath: String?
    /// What the leader has written to themselves about all their conversations (P-21), in lines; empty when nothing.
    var reflection: [String] = []
    let note: Note
    /// A question that is typed and not added yet.
    var newQuestion = ""
    /// Where the note is saved by hand, and while one types.
    let notePath: String
    let saved: SaveState
    /// Where each reads the other's preparation only when both are ready; nil elsewhere.
    var ready: Ready?
    /// The page's next step; nil when there is none yet.
    var next: ActionForm?

    /// The employee's preparation.
    enum Answers: Sendable {
        /// The form has not been sent.
        case notSent(send: ActionForm, choosePath: String)
        /// Not one word of it may be shown, nor whether there is any.
        case notShared
        /// Shared, and shown when the leader is ready too.
        case waitsForBoth
        /// Nothing is answered before they sit together (T-03).
        case atTheTable
        /// "Delt mandag den 23. november kl. 14.05".
        case shared(words: String, [AnswerGroup])
    }

    /// That the leader has prepared too, said or still to say.
    enum Ready: Sendable {
        case canSay(ActionForm)
        case said(words: String)
    }

    /// The leader's own note, read by nobody else; sent as the field "note".
    struct Note: Sendable {
        let text: String
        let version: Int
        /// The leader changed it in another window meanwhile.
        var conflict: ConflictView?
    }

    struct AddedQuestion: Sendable {
        let text: String
        var removePath: String?
    }
}
