/// The form with nothing in it, to look at and to print (P-17).
struct EmptyFormPage: Sendable {
    /// Whose form it is; nil for the reader's own department or one conversation.
    var department: String?
    let sections: [Section]
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
