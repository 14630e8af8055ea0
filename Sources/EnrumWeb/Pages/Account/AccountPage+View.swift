import EnrumDomain
import EnrumTexts

extension AccountPage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            \(HTML.head(name, t("account_page.lead")))
            <dl class="facts">
            <div><dt>\(t("account_page.email"))</dt><dd>\(email)</dd></div>
            <div><dt>\(t("account_page.department"))</dt><dd>\(department)</dd></div>
            <div><dt>\(t("account_page.leader"))</dt><dd>\(leader ?? t("account_page.no_leader"))</dd></div>
            </dl>
            <p class="help">\(t("account_page.wrong"))</p>
            <p class="no-print"><a href="/cases">\(t("account_page.cases"))</a></p>
            \(languageView(layout))\(passwordView(layout))\(sessionsView(layout))
            """
    }

    private func languageView(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            <section class="section-head" aria-labelledby="language-title"><h2 id="language-title">\(t("account_page.language"))</h2>
            <form method="post" action="/account/language">\(layout.csrfField)
            \(FormField(name: "language", label: t("account_page.language_label"), input: .choice(.languages(chosen: language, t))).view)\
            <button class="secondary">\(t("account_page.language_button"))</button></form></section>

            """
    }

    private func passwordView(_ layout: Layout) -> HTML {
        let t = layout.texts
        let form: HTML = """
            <p class="help">\(t("account_page.password_help"))</p>
            <form method="post" action="/account/password">\(layout.csrfField)
            <input type="hidden" name="username" value="\(email)" autocomplete="username">
            \(FormField(name: "current", label: t("password.current"), input: .password, error: errors["current"], autocomplete: "current-password").view)\
            \(HTML.newPassword(t, errors))\
            <button class="secondary">\(t("account_page.password_button"))</button></form>
            """
        return """
            <section class="section-head" aria-labelledby="password-title"><h2 id="password-title">\(t("account_page.password"))</h2>
            \(hasPassword ? form : "<p>\(t("account_page.no_password"))</p>")</section>

            """
    }

    private func sessionsView(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            <section class="section-head" aria-labelledby="sessions"><h2 id="sessions">\(t("account_page.sessions"))</h2>
            <p class="help">\(t("account_page.sessions_help"))</p>
            <ul class="points">\(sessions.html { $0.view(layout) })</ul></section>

            """
    }
}

extension AccountPage.Session {
    fileprivate func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        let action = endPath.map { ActionForm(path: $0, words: t("account_page.end_session"), style: .quiet).view(layout) }
        return """
            <li><div class="point"><span class="point-text">\(device)</span> <span class="hint">\(seen)</span></div>\
            \(action ?? "<span class=\"hint\">\(t("account_page.this_session"))</span>")</li>

            """
    }
}
