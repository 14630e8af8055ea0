import EnrumTexts

/// What lies behind: what was agreed, what is still open, and last time's answers, folded so that today comes first (A-10).
struct LookBack: Sendable {
    /// Agreements of last time, open or not.
    var agreements: [AgreementCard] = []
    /// Points that were not talked through: text with where they come from.
    var openPoints: [String] = []
    /// Last time's answers; empty for the first conversation and for those who may not read them.
    var answers: [AnswerText] = []
    /// "Svar fra den 3. november".
    var answersTitle = ""

    var isEmpty: Bool { agreements.isEmpty && openPoints.isEmpty && answers.isEmpty }

    func view(_ layout: Layout) -> HTML {
        guard !isEmpty else { return .nothing }
        let t = layout.texts
        return """
            <section class="section-head look-back" aria-labelledby="back"><h2 id="back">\(t("lookback.title"))</h2>
            \(fold("agreements", t("lookback.agreements"), agreements.count, agreements.html { $0.view(layout) }))\
            \(fold("points", t("lookback.points"), openPoints.count, "<ul class=\"points\">\(openPoints.html { "<li>\($0)</li>" })</ul>"))\
            \(fold("answers", answersTitle, answers.count, answers.html { $0.view(t) }))
            </section>
            """
    }

    private func fold(_ id: String, _ title: String, _ count: Int, _ content: HTML) -> HTML? {
        guard count > 0 else { return nil }
        return
            "<details class=\"section\" id=\"back/\(id)\"><summary>\(title) <span class=\"hint\">\(count)</span></summary>\(content)</details>\n"
    }
}
