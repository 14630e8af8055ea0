import EnrumTexts

extension OperationsPage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            \(HTML.head(t("operations.title"), t("operations.lead")))\(advice.html { "<p class=\"notice warning\">\($0)</p>\n" })\
            <section><h2>\(t("operations.counts"))</h2>\n\(facts(counts))</section>
            <section class="section-head"><h2>\(t("operations.settings"))</h2>\n\(facts(settings))
            <p class="help">\(t("operations.doctor"))</p></section>

            """
    }

    private func facts(_ facts: [(name: String, value: String)]) -> HTML {
        "<dl class=\"facts\">\(facts.html { "<div><dt>\($0.name)</dt><dd>\($0.value)</dd></div>\n" })</dl>\n"
    }
}
