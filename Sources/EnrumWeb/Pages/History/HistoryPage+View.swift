import EnrumTexts

extension HistoryPage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        let head = HTML.head(
            employee.map { t("history.title_of", ["name": $0]) } ?? t("history.title"),
            t(employee == nil ? "history.lead" : "history.lead_leader"))
        guard !rows.isEmpty else { return head + EmptyState(title: t("history.none"), text: t("history.empty")).view }
        return head + "<ol class=\"points\">\(rows.html(\.view))</ol>\n" + chartsView(t)
    }

    private func chartsView(_ t: Texts) -> HTML {
        guard !charts.isEmpty else { return .nothing }
        return """
            <section class="section-head" aria-labelledby="numbers"><h2 id="numbers">\(t("history.numbers"))</h2>
            <p class="help">\(t("history.numbers_help"))</p>\(chartsLane?.view())
            <div class="blocks">\(charts.html { "<div class=\"block span-6\">\($0.view)</div>" })</div></section>

            """
    }
}

extension HistoryPage.Row {
    fileprivate var view: HTML {
        """
        <li><div class="point"><span class="point-text">\(path.map { "<a href=\"\($0)\">\(when)</a>" } ?? HTML(text: when))</span> \
        <span class="hint">\(with)</span>\(moves.html { "<br><span class=\"moved\">\($0)</span>" })\(reason.map { "<br><span class=\"hint\">\($0)</span>" })</div>\
        <span class="\(isMissed ? "late" : "hint")">\(phase)</span></li>

        """
    }
}
