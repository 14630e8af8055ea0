/// The form with nothing in it, to look at and to print (P-17).
struct EmptyFormPage: Sendable {
    /// Whose form it is; nil for the reader's own department or one conversation.
    var department: String?
    /// Whether it is of one conversation, and not of a department.
    var isOfMeeting = false
    let sections: [Section]
    /// What is said where there is nothing to ask; nil for a department that has no form yet.
    var nothing: EmptyState?
    /// What modules should have given and could not.
    var missing = MissingParts()

    struct Section: Sendable {
        let title: String
        /// What the set says of itself.
        var description: String?
        let source: String?
        let questions: [QuestionField]
    }
}
