/// One question set: its questions as they will look, where they are asked, and its file.
struct QuestionSetPage: Sendable {
    let title: String
    let description: String?
    let source: String?
    let questions: [QuestionField]
    let path: String
    let isActive: Bool
    /// "Hele organisationen", "Børn og Unge, Kultur".
    let places: String
    /// What the viewer may change; nil when they may only read.
    let controls: Controls?

    struct Controls: Sendable {
        let departments: DepartmentChoice
        let switching: ActionForm
    }
}

/// Boxes for departments; none chosen means the whole organisation, for those who may say so.
struct DepartmentChoice: Sendable {
    let departments: [Row]
    let mayAskEverywhere: Bool
    let isEverywhere: Bool
    var error: String?

    struct Row: Sendable {
        let id: String
        /// "Solvig Kommune/Børn og Unge".
        let path: String
        let isChosen: Bool
    }
}

/// A question set as text, to write, check and keep: all of it, or nothing.
struct QuestionSetEditorPage: Sendable {
    /// The set's title; nil for a new one.
    let title: String?
    /// Where it is posted.
    let path: String
    let text: String
    /// Everything that is wrong, in the order of the file.
    var problems: [Problem] = []
    /// The questions as they will look, when the text was checked and found right.
    var preview: [QuestionField]?
    /// Where a new one is asked; one that is there stays where it is.
    var departments: DepartmentChoice?

    struct Problem: Sendable {
        /// "Linje 7, tegn 3".
        let place: String
        /// "questions[2].options".
        let path: String
        let words: String
    }
}
