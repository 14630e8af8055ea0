/// One agreement with oneself: what, when and how, what happened, and what can be done about it.
struct SelfAgreementPage: Sendable {
    let card: SelfAgreementCard
    let path: String
    let lane: LaneNote
    /// The conversation it came out of; nil for one made on its own, or when that is no longer the author's to open.
    var meetingPath: String?
    let isOpen: Bool
    let tick: ActionForm?
    /// Oldest first, each a whole line.
    let history: [String]
    /// Changes it; nil when it is over.
    let change: SelfAgreementForm?
    /// Another tab was first: what is typed stands in the form, this says so.
    var changedMeanwhile: String?
    /// What was typed as a note and refused, and why.
    var note = ""
    var noteError: String?
}
