import EnrumTexts

extension FaultPage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            \(HTML.head(title, body))\(if: !problems.isEmpty, "<ul class=\"error\">\(problems.html { "<li>\($0)</li>" })</ul>\n")\
            \(id.map { "<p class=\"hint\">\(t("fault.id", ["id": $0]))</p>\n" })\(kept.map { keptView($0.form, $0.lead, $0.send, layout) })\
            <p><a href="/">\(t("fault.home"))</a></p>
            """
    }

    private func keptView(_ form: KeptForm, _ lead: String, _ send: String, _ layout: Layout) -> HTML {
        "<h2>\(layout.texts("kept.title"))</h2>\n<p>\(lead)</p>\n\(form.view(layout, send: send))"
    }
}
