import EnrumTexts

/// Good advice from modules beside the form, folded until somebody wants it.
struct GuidanceList: Sendable {
    var texts: [Text] = []

    struct Text: Sendable {
        let title: String
        let paragraphs: [String]
        /// "Fra Distanceledelse".
        let source: String
    }

    /// - Parameter id: what the folds' ids begin with.
    func view(_ id: String) -> HTML {
        texts.enumerated().html { index, text in
            """
            <details class="guidance no-print" id="\(id)/\(index)"><summary>\(text.title)</summary>
            \(text.paragraphs.html { "<p>\($0)</p>" })<p class="source">\(text.source)</p></details>

            """
        }
    }
}
