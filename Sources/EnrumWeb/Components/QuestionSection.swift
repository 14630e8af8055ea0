/// The questions of one set, under its title.
struct QuestionSection: Sendable {
    /// Nil where there is only one set and nothing to tell apart.
    var title: String?
    let questions: [QuestionField]
}
