/// One module in one department: whether it is on there, and with which settings, each with where it comes from.
struct ModuleDepartmentPage: Sendable {
    /// "Distanceledelse".
    let module: String
    let department: String
    /// "Solvig Kommune / Børn og Unge".
    let above: String?
    let path: String
    let modulePath: String
    /// "Slået til i Børn og Unge".
    let state: String
    /// Why nothing can be changed here: a department above has locked it.
    let locked: String?
    let pause: Pause?
    /// Nil where it is locked from above.
    let form: Form?
    /// What holds, where it cannot be changed.
    let settings: [AnswerText]
    /// The form that the department's next conversation gets.
    let previewPath: String
    /// Whether the module thinks up further questions when the conversation is known.
    let asksMore: Bool

    struct Pause: Sendable {
        let words: String
        let resume: ActionForm
    }

    struct Form: Sendable {
        let choices: [QuestionField.Option]
        /// Nil where no department lies below.
        let isLocked: Bool?
        /// How the switches stood when the page was made.
        let was: String
        let settings: [Setting]
    }

    /// A setting with room for a value of this department's own.
    struct Setting: Sendable {
        let field: QuestionField
        /// The key, when it is set here; the button gives it up again.
        let reset: (key: String, words: String)?
    }
}
