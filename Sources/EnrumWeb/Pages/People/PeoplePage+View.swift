import EnrumTexts

extension PeoplePage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        let list: HTML =
            rows.isEmpty ? "<p class=\"hint\">\(t("people.nobody"))</p>\n" : "<ul class=\"points\">\(rows.html { $0.view(layout) })</ul>\n"
        return """
            \(HTML.head(t(isFormer ? "people.title_former" : "people.title"), t(isAdmin ? "people.lead_admin" : "people.lead_hr")))\(searchView(t))
            <p class="hint" role="status">\(summary)</p>
            \(list)\(paging(t))\(if: isAdmin, other(t))
            """
    }

    private func searchView(_ t: Texts) -> HTML? {
        guard !isFormer else { return nil }
        return """
            <form method="get" action="/people" role="search" class="add-line"><label for="q">\(t("people.search"))</label>
            <div class="line"><input type="search" id="q" name="q" value="\(search)" maxlength="100"><button class="secondary">\(t("people.search_button"))</button></div></form>

            """
    }

    private func paging(_ t: Texts) -> HTML? {
        guard previousPath != nil || nextPath != nil else { return nil }
        return """
            <nav aria-label="\(t("people.paging"))"><p class="buttons">\
            \(previousPath.map { "<a class=\"button\" rel=\"prev\" href=\"\($0)\">\(t("people.previous"))</a>" })\
            \(nextPath.map { "<a class=\"button\" rel=\"next\" href=\"\($0)\">\(t("people.next"))</a>" })</p></nav>

            """
    }

    private func other(_ t: Texts) -> HTML {
        "<p><a href=\"\(isFormer ? "/people" : "/people?left=yes")\">\(t(isFormer ? "people.show_active" : "people.show_former"))</a></p>\n"
    }
}

extension PeoplePage.Row {
    fileprivate func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            <li><div class="point"><span class="point-text">\(name)</span> <span class="hint">\(email)</span><br>\
            <span class="hint">\(department) · \(leader)\(more.html { " · \($0)" })</span></div>\
            \(if: canInvite, "<div class=\"point-actions\">\(invite(t, layout))</div>")</li>

            """
    }

    /// The name is said to those who listen, since fifty buttons called the same say nothing.
    private func invite(_ t: Texts, _ layout: Layout) -> HTML {
        "<form class=\"action\" method=\"post\" action=\"/people/\(id)/invitation\">\(layout.csrfField)<button class=\"link\">\(t("people.invite"))<span class=\"hidden\">, \(name)</span></button></form>"
    }
}

extension IssuedLinkPage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            \(HTML.head(title, lead))
            <div class="field"><label for="link">\(t("people.link"))</label><input type="text" id="link" readonly value="\(address)"></div>
            <p>\(until)</p>
            <p class="notice warning">\(t("people.link_warning"))</p>
            <p><a href="/people">\(t("people.back"))</a></p>

            """
    }
}
