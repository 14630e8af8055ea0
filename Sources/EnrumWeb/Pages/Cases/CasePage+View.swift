import EnrumTexts

extension CasePage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            <div class="page-head"><div><p class="eyebrow">\(procedure)</p><h1>\(topic)</h1>\
            <p class="lane">\(readers)</p></div></div>
            \(closed.map { "<p class=\"notice information\">\($0)</p>\n" })\(nowView(layout))\(findings.view)\
            \(deadlinesView(t))\(stepsView(t))\(papersView(t))\(notesView(t))\(peopleView(t))\(moreView(layout))
            """
    }

    private func nowView(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            <section class="now\(if: now.isWaiting, " waiting")" aria-labelledby="now"><h2 id="now">\(now.title)</h2>
            \(if: assumption != nil, "<p class=\"assumption\">\(assumption ?? "")</p>")<p>\(now.text)</p>\
            \(now.due.map { "<p class=\"\(if: now.isLate, "late")\(if: !now.isLate, "hint")\">\($0)</p>" })\
            \(now.action.map { "<p class=\"no-print\"><a class=\"button primary\" href=\"\($0.path)\">\($0.words)</a></p>" })\
            \(now.form.map { $0.view(layout) })\(if: now.action == nil && now.form == nil && !now.isWaiting, "<p class=\"hint\">\(t("case.nothing_to_do"))</p>")</section>

            """
    }

    private func deadlinesView(_ t: Texts) -> HTML? {
        guard !deadlines.isEmpty else { return nil }
        return """
            <section aria-labelledby="deadlines"><h2 id="deadlines">\(t("case.deadlines"))</h2>
            <dl class="facts">\(deadlines.html { "<div><dt\(if: $0.isLate, " class=\"late\"")>\($0.words)</dt><dd>\($0.who)\($0.hint.map { "<br><span class=\"hint\">\($0)</span>" })</dd></div>\n" })</dl></section>

            """
    }

    private func stepsView(_ t: Texts) -> HTML? {
        guard !steps.isEmpty else { return nil }
        return """
            <section aria-labelledby="way"><h2 id="way">\(t("case.way"))</h2>
            <ol class="timeline">\(steps.html { $0.view(t) })</ol></section>

            """
    }

    private func papersView(_ t: Texts) -> HTML {
        """
        <section aria-labelledby="papers"><h2 id="papers">\(t("case.papers"))</h2>
        \(if: papers.isEmpty, "<p class=\"hint\">\(t("case.no_papers"))</p>")\
        \(if: !papers.isEmpty, "<ol class=\"papers\">\(papers.html(\.view))</ol>")</section>

        """
    }

    private func notesView(_ t: Texts) -> HTML? {
        guard !notes.isEmpty else { return nil }
        return """
            <section aria-labelledby="notes"><h2 id="notes">\(t("case.notes"))</h2>
            <p class="lane">\(t("case.notes_lane"))</p>
            \(notes.html { "<div class=\"addition\"><p class=\"who\">\($0.who)</p><p class=\"prose\">\($0.text)</p>\($0.hint.map { "<p class=\"late\">\($0)</p>" })</div>\n" })</section>

            """
    }

    private func peopleView(_ t: Texts) -> HTML {
        """
        <section aria-labelledby="people"><h2 id="people">\(t("case.people"))</h2>
        <dl class="facts">\(people.html { "<div><dt>\($0.name)</dt><dd>\($0.value)</dd></div>\n" })</dl>
        \(if: !links.isEmpty, "<ul class=\"links no-print\">\(links.html { "<li><a href=\"\($0.path)\">\($0.words)</a></li>" })</ul>")</section>

        """
    }

    private func moreView(_ layout: Layout) -> HTML? {
        guard !more.isEmpty else { return nil }
        return """
            <section class="no-print" aria-labelledby="more"><h2 id="more">\(layout.texts("case.more"))</h2>
            \(more.html { $0.view(layout) })</section>

            """
    }
}

extension CasePage.Step {
    fileprivate func view(_ t: Texts) -> HTML {
        """
        <li\(if: isCurrent, " class=\"current\"")><h3>\(title)</h3>
        <p class="state">\(state)</p>\
        \(if: !links.isEmpty, "<ul class=\"links no-print\">\(links.html { "<li><a href=\"\($0.path)\">\($0.words)</a></li>" })</ul>")\
        \(if: !facts.isEmpty, "<dl class=\"facts\">\(facts.html { "<div><dt>\($0.name)</dt><dd class=\"prose\">\($0.value)</dd></div>\n" })</dl>")\
        \(if: !plan.isEmpty, "<h4>\(t("case_plan.title"))</h4><ul>\(plan.html { "<li>\($0)</li>" })</ul>")\
        \(if: !events.isEmpty, "<ul class=\"events\">\(events.html { "<li><span class=\"at\">\($0.at)</span><span>\($0.words)</span></li>\n" })</ul>")\
        \(if: !formalities.isEmpty, "<details class=\"no-print\"><summary>\(t("case.formalities"))</summary><dl class=\"facts\">\(formalities.html { "<div><dt>\($0.name)</dt><dd>\($0.value)</dd></div>\n" })</dl></details>")</li>

        """
    }
}

extension CasePage.Paper {
    fileprivate var view: HTML {
        """
        <li><span class="number">\(number).</span><div><a href="\(path)">\(title)</a><span class="hint">\(words)</span>\
        \(hints.html { "<span class=\"hint\">\($0)</span>" })</div></li>

        """
    }
}
