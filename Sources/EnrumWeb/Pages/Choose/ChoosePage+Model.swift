/// What the form will ask, before it is sent: the leader can leave some of it for a later conversation (P-16).
struct ChoosePage: Sendable {
    /// "Amir".
    let employee: String
    let when: String
    /// "Skemaet har 31 spørgsmål".
    let count: String
    /// Why some of it could wait; nil for a form of a usual length.
    var advice: String?
    let sections: [Section]
    let path: String
    let backPath: String
    var error: String?

    struct Section: Sendable {
        let title: String
        /// The whole set, to leave at once; nil where it is the only one, and after the first section of a set.
        var set: String?
        var isLeft = false
        let questions: [Question]
    }

    struct Question: Sendable {
        let id: String
        let label: String
        /// Left for later when they last met.
        let wasLeft: Bool
        /// "Svarer du selv på"; nil for what the employee is asked beforehand in any case.
        var note: String?
        let isLeft: Bool
    }
}
