import EnrumTexts

extension AgreementsPage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            \(HTML.head(t("agreements.title"), summary))\(ownView(layout))\(withOneself.view(layout))\(thirdView(layout))\(teamView(layout))\(doneView(layout))
            """
    }

    private func ownView(_ layout: Layout) -> HTML {
        let t = layout.texts
        guard open.isEmpty else { return "<section><h2>\(t("agreements.open"))</h2>\n\(open.html { $0.view(layout) })</section>\n" }
        guard team?.isEmpty ?? true, asThird.isEmpty else {
            return "<section><h2>\(t("agreements.open"))</h2><p class=\"hint\">\(t("agreements.none_open"))</p></section>\n"
        }
        return EmptyState(
            title: t("agreements.none_open"), text: t("agreements.empty"), action: .init(words: t("agreements.to_next"), path: "/next")
        ).view
    }

    private func thirdView(_ layout: Layout) -> HTML? {
        guard !asThird.isEmpty else { return nil }
        let t = layout.texts
        return """
            <section class="section-head" aria-labelledby="third"><h2 id="third">\(t("agreements.third"))</h2>
            <p class="help">\(t("agreements.third_help"))</p>
            <ul class="points">\(asThird.html { $0.view(layout) })</ul></section>

            """
    }

    private func teamView(_ layout: Layout) -> HTML? {
        guard let team else { return nil }
        let t = layout.texts
        let groups: HTML =
            team.isEmpty
            ? "<p class=\"hint\">\(t("agreements.team_none"))</p>"
            : team.html { group in
                "<details class=\"section\" open><summary><h3 class=\"inline\">\(group.name)</h3> <span class=\"hint\">\(t("agreements.count", count: group.cards.count))</span></summary>\n\(group.cards.html { $0.view(layout) })<p class=\"no-print\"><a href=\"\(group.historyPath)\">\(t("agreements.person_history", ["name": group.name]))</a></p></details>\n"
            }
        return
            "<section class=\"section-head\" aria-labelledby=\"team\"><h2 id=\"team\">\(t("agreements.team"))</h2>\n\(groups)</section>\n"
    }

    private func doneView(_ layout: Layout) -> HTML? {
        guard !done.isEmpty else { return nil }
        return """
            <section class="section-head"><details class="section"><summary><h2 class="inline">\(layout.texts("agreements.done"))</h2> \
            <span class="hint">\(layout.texts("agreements.count", count: done.count))</span></summary>
            \(done.html { $0.view(layout) })</details></section>

            """
    }
}

extension AgreementsPage.Title {
    fileprivate func view(_ layout: Layout) -> HTML {
        """
        <li><div class="point"><span class="point-text">\(title)</span> <span class="\(isLate ? "late" : "hint")">\(deadline)</span></div>\
        \(keep.map { "<div class=\"point-actions\">\($0.view(layout))</div>" })</li>

        """
    }
}
