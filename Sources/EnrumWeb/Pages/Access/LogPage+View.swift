import EnrumTexts

extension LogPage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        let content: HTML =
            days.isEmpty
            ? EmptyState(title: t("access.none"), text: t("access.empty")).view
            : days.html { day in "<h2>\(day.title)</h2>\n<ul class=\"points log\">\(day.rows.html { $0.view(t) })</ul>\n" }
        return HTML.head(title, lead) + content + paging(t)
    }

    private func paging(_ t: Texts) -> HTML {
        guard olderPath != nil || newestPath != nil else { return .nothing }
        return """
            <nav class="no-print" aria-label="\(t("access.paging"))"><p class="buttons">\
            \(newestPath.map { "<a class=\"button\" href=\"\($0)\">\(t("access.newest"))</a>" })\
            \(olderPath.map { "<a class=\"button\" rel=\"next\" href=\"\($0)\">\(t("access.older"))</a>" })</p></nav>

            """
    }
}

extension LogPage.Row {
    fileprivate func view(_ t: Texts) -> HTML {
        """
        <li><div class="point"><span class="hint">\(time)</span> <span class="point-text">\(words)</span>\
        \(times.map { " <span class=\"hint\">\($0)</span>" })\(if: isFromOutside, " <strong class=\"outside\">\(t("access.outside"))</strong>")</div>\
        \(link.map { "<a href=\"\($0.path)\">\($0.words)</a>" })</li>

        """
    }
}
