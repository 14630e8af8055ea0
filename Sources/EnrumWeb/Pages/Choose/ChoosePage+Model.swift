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
        let questions: [Question]
    }

    struct Question: Sendable {
        let id: String
        let label: String
        /// Left for later when they last met.
        let wasLeft: Bool
        let isLeft: Bool
    }
}
