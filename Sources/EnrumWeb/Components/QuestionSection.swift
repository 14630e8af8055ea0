import EnrumTexts

/// The questions of one set, under its title.
struct QuestionSection: Sendable {
    /// Nil where there is only one set and nothing to tell apart.
    var heading: SetHeading?
    /// What the set says of itself, before its first question.
    var description: String?
    let questions: [QuestionField]

    func view(_ t: Texts) -> HTML {
        """
        <div class="set">\(heading?.view)\(description.map { "<p class=\"help set-help\">\($0)</p>" })\(questions.html { $0.view(t) })</div>
        """
    }
}

/// What stands above the questions of a set, so that everybody sees where each comes from (P-16).
struct SetHeading: Hashable, Sendable {
    /// "Mål for din ledelse".
    let title: String
    /// "Fra Lederdialog"; nil where the title says it, and for a set of the organisation's own.
    var source: String?
    /// Whether something under it comes along on paper.
    var isOnPaper = true

    var view: HTML {
        """
        <h3 class="set-title\(if: !isOnPaper, " no-print")">\(title)\(source.map { " <span class=\"set-source\">\($0)</span>" })</h3>
        """
    }
}
