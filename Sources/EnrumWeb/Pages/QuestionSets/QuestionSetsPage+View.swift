import EnrumTexts

extension QuestionSetsPage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        let list: HTML =
            rows.isEmpty
            ? EmptyState(title: t("sets.none"), text: t("sets.empty")).view
            : "<ul class=\"points\">\(rows.html { $0.view(t) })</ul>\n"
        return """
            \(HTML.head(t("sets.title"), t("sets.lead")))\(list)
            <p class="buttons no-print">\(if: canWrite, "<a class=\"button\" href=\"/new-question-set\">\(t("sets.new"))</a>")<a href="/form">\(t("sets.to_form"))</a></p>

            """
    }
}

extension QuestionSetsPage.Row {
    fileprivate func view(_ t: Texts) -> HTML {
        """
        <li><div class="point"><span class="point-text"><a href="\(path)">\(title)</a></span><br><span class="hint">\(questions) · \(places)</span></div>\
        <span class="hint">\(isActive ? t("sets.on") : t("sets.off"))</span></li>

        """
    }
}
