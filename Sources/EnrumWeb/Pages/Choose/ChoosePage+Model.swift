/// What the form will ask, before it is sent: the leader can leave some of it for a later conversation (P-16).
struct ChoosePage: Sendable {
    /// "Amir".
    let employee: String
    let when: String
    /// "Amir får 31 spørgsmål at svare på før samtalen."
    let count: String
    /// Why some of it could wait; nil for a form of a usual length.
    var advice: String?
    let tally: Tally
    let sets: [QuestionSet]
    let path: String
    let backPath: String
    var error: String?

    /// How much is still in it.
    struct Tally: Sendable {
        let kept: Int
        let all: Int
        /// What is more than most can answer with care.
        let most: Int
        /// Whether something was chosen already, so that it is said when it still is a lot.
        var hasChosen = false
    }

    /// The questions of one set, to leave at once or one by one.
    struct QuestionSet: Sendable {
        let id: String
        /// Whether the whole can be left at once; where it is the only one it cannot.
        let isWhole: Bool
        var isLeft = false
        /// What it means that all of it is left.
        let leftWords: String
        let sections: [Section]
    }

    struct Section: Sendable {
        let heading: SetHeading
        let questions: [Question]
    }

    struct Question: Sendable {
        let id: String
        let label: String
        /// Whether the employee is asked it beforehand in any case, so that it counts.
        let isAsked: Bool
        /// Left for later when they last met.
        let wasLeft: Bool
        /// "Svarer du selv på"; nil for what the employee is asked beforehand in any case.
        var note: String?
        let isLeft: Bool
    }
}
