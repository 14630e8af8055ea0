/// Forbered, for the employee: five minutes on a phone.
struct PreparationPage: Sendable {
    /// Whether each reads the other's preparation only when both are ready.
    var revealsTogether = false
    /// Whether the employee has the questions beforehand.
    var isHandedOut = true
    /// "Sæt 45 minutter af til at forberede dig."; nil when nothing is said about it.
    var preparationMinutes: String?
    /// "Mette", whom the conversation is with.
    let leader: String
    /// "tirsdag den 24. november, uge 48, kl. 10.00".
    let when: String
    /// "45 minutter, mødelokale 3".
    var place: String?
    let sharing: Sharing
    let progress: Progress
    let saved: SaveState
    let sections: [QuestionSection]
    /// Whether some of the questions are the employee's alone, also after sharing.
    var hasPrivate = false
    let agenda: AgendaList
    let lookBack: LookBack
    var modules = ModuleParts()
    /// The employee's agreements with themselves (L-03); nil where there are none and none is offered.
    var withOneself: SelfAgreementSection?
    /// Sheets to read, keep and print.
    var contracts: [ContractLink] = []
    /// Where the whole form is posted.
    let path: String
    /// Where what has changed is saved while one types; nil when nothing can be changed any more.
    var autosavePath: String?
    /// The empty form, to print.
    let printPath: String

    /// Who can read it, as it stands now.
    enum Sharing: Sendable {
        /// Nobody else. The whole form is posted to `path`, saved and shared.
        case notShared(path: String)
        /// The leader can, since `words` ("i dag kl. 10.42"), and has not read it: it can be taken back.
        case shared(words: String, withdrawPath: String)
        /// The leader has read it.
        case read(words: String)
        /// There is no form yet.
        case notSent
        /// The conversation has begun, or the record is closed: the answers stand.
        case locked
    }
}
