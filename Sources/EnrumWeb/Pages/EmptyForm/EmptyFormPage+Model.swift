/// The form with nothing in it, to look at and to print (P-17).
struct EmptyFormPage: Sendable {
    let sections: [Section]

    struct Section: Sendable {
        let title: String
        let source: String?
        let questions: [QuestionField]
    }
}
