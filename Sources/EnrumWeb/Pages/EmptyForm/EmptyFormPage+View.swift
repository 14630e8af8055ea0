import EnrumTexts

extension EmptyFormPage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        guard !sections.isEmpty else {
            return HTML.head(t("form.title"), department) + missing.view(t)
                + (nothing ?? EmptyState(title: t("form.none"), text: t("form.empty"))).view
        }
        return """
            \(HTML.head(t("form.title"), department.map { t("form.lead_of", ["department": $0]) } ?? t(isOfMeeting ? "form.lead_of_meeting" : "form.lead")))
            \(missing.view(t))<div class="on-paper signatures"><p>\(t("form.paper_name"))</p><p>\(t("form.paper_date"))</p></div>
            \(sections.html { section in
                "<section class=\"section-head\"><h2>\(section.title)</h2>\(section.description.map { "<p class=\"help\">\($0)</p>" })\(section.source.map { "<p class=\"source\">\($0)</p>" })\n\(section.questions.html { $0.view(t) })</section>\n"
            })
            """
    }
}
