import EnrumTexts

extension CasesPage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            \(HTML.head(t("cases.title"), lead))\
            \(newPath.map { "<p class=\"buttons\"><a class=\"button\(if: groups.isEmpty, " primary")\" href=\"\($0)\">\(t("cases.new"))</a></p>\n" })\
            \(if: groups.isEmpty, EmptyState(title: t("cases.empty"), text: t("cases.empty_explanation")).view)\(groups.html { group in
                "<section><h2>\(group.title)</h2>\n<ul class=\"cases\">\(group.rows.html(\.view))</ul></section>\n"
            })
            """
    }
}

extension CasesPage.Row {
    fileprivate var view: HTML {
        """
        <li><div><a href="\(path)">\(title)</a><span class="hint">\(person) · \(procedure)</span></div>\
        <div><span>\(stage)</span><span class="\(if: isLate, "late")\(if: !isLate, "hint")">\(next)</span></div></li>

        """
    }
}
