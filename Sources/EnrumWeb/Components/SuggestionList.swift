import EnrumTexts

/// What modules suggest: points for the agenda or agreements, each with a reason and a button; nothing is created by itself.
struct SuggestionList: Sendable {
    /// "Forslag til punkter".
    let title: String
    var suggestions: [Suggestion] = []
    /// "Tag med", "Brug forslaget".
    let words: String
    /// Where a suggestion is taken up.
    let path: String
    /// Takes up at once what people have chosen themselves; nil where that is less than two.
    var all: ActionForm?

    struct Suggestion: Sendable {
        let text: String
        var reason: String?
        /// "Fra Distanceledelse".
        let source: String
        /// What the button sends: the text of a point, the number of an agreement.
        let value: String
        /// "Valgt af Amir"; nil for what the module thought of by itself.
        var chosenBy: String?
    }

    func view(_ id: String, _ layout: Layout) -> HTML {
        guard !suggestions.isEmpty else { return .nothing }
        return """
            <div class="suggestions no-print"><h3 id="\(id)">\(title)</h3>
            <ul class="points" aria-labelledby="\(id)">\(suggestions.html { view(of: $0, layout) })</ul>\(all?.view(layout))</div>

            """
    }

    private func view(of suggestion: Suggestion, _ layout: Layout) -> HTML {
        let take = ActionForm(path: path, words: words, style: .quiet, values: [("suggestion", suggestion.value)])
        return """
            <li><div class="point"><span class="point-text">\(suggestion.text)</span> \(suggestion.reason.map { "<span class=\"hint\">\($0)</span> " })\
            <span class="hint">\(suggestion.chosenBy.map { "\($0). " })\(suggestion.source)</span></div><div class="point-actions">\(take.view(layout))</div></li>

            """
    }
}
