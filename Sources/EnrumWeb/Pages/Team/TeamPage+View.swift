import EnrumTexts

extension TeamPage {
    func view(in layout: Layout) -> HTML {
        let t = layout.texts
        return layout.document(
            """
            <div class="page-head"><h1>\(t("team.title"))</h1>
            <p class="summary-line">\(summary)</p></div>
            \(reminders.view(layout))\(ownReminders.view(layout))\
            \(groups.isEmpty ? EmptyState(title: t("team.empty"), text: t("team.empty_explanation")).view : groups.html(\.view))
            <p class="no-print"><a href="/reflection">\(t("team.reflection"))</a> · <a href="/about-modules">\(t("team.about_modules"))</a></p>
            """)
    }
}

extension TeamPage.Group {
    fileprivate var view: HTML {
        """
        <section><h2>\(title)</h2>
        <ul class="people">\(people.html(\.view))</ul></section>

        """
    }
}

extension TeamPage.Row {
    fileprivate var view: HTML {
        """
        <li><div class="who">\(path.map { "<a href=\"\($0)\">\(name)</a>" } ?? HTML(text: name))\(role.map { "<span class=\"role\">\($0)</span>" })</div>
        <div class="when"><span\(if: isLate, " class=\"late\"")>\(when)</span>\(whenMore.map { "<span class=\"when-more\">\($0)</span>" })</div>
        <div class="status">\(status.isEmpty ? nil : "<span>\(status)</span>")\(open.map { "<span class=\"open\(if: isOpenLate, " late")\">\($0)</span>" })</div>
        <div class="do">\(action.map { $0.view(of: name) })\(later.html { $0.view(of: name) })</div></li>

        """
    }
}

extension TeamPage.Action {
    /// The name is said to those who listen, since twelve links called the same say nothing.
    fileprivate func view(of name: String) -> HTML {
        "<a\(if: isPrimary, " class=\"button primary\"") href=\"\(path)\">\(words)<span class=\"hidden\">, \(name)</span></a>"
    }
}
