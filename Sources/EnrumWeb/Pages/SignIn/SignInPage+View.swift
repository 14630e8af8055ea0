import EnrumTexts

extension SignInPage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            \(HTML.head(kept?.hasText == true ? t("sign_in.title_again") : t("sign_in.title"), lead(t)))\(refusal.map(refused))\
            \(demo.isEmpty ? .nothing : demoView(t))\(demo.isEmpty ? passwordForm(t) : folded(t))
            """
    }

    private func lead(_ t: Texts) -> String {
        if kept?.hasText == true { return t("sign_in.lead_kept") }
        return demo.isEmpty ? t("sign_in.lead") : t("sign_in.lead_demo")
    }

    private func refused(_ words: String) -> HTML {
        "<div class=\"errors\" role=\"alert\" tabindex=\"-1\" id=\"errors\" data-focus><p>\(words)</p></div>\n"
    }

    private var carried: HTML {
        "\(next.map { "<input type=\"hidden\" name=\"next\" value=\"\($0.path)\">" })\(kept?.hiddenFields)"
    }

    private func passwordForm(_ t: Texts) -> HTML {
        """
        <form method="post" action="/sign-in">\(carried)
        \(FormField(name: "email", label: t("sign_in.email"), input: .email, value: email, autocomplete: "username", longest: 200).view)\
        \(FormField(name: "password", label: t("sign_in.password"), input: .password, autocomplete: "current-password").view)\
        <p class="buttons"><button class="primary">\(t("sign_in.button"))</button></p>
        <p class="help">\(t("sign_in.forgotten"))</p>
        </form>

        """
    }

    /// In the demo nobody has a password, unless somebody makes one.
    private func folded(_ t: Texts) -> HTML {
        "<details class=\"section\"\(if: refusal != nil || !email.isEmpty, " open")><summary>\(t("sign_in.with_password"))</summary>\(passwordForm(t))</details>\n"
    }

    private func demoView(_ t: Texts) -> HTML {
        """
        <form method="post" action="/sign-in/demo">\(carried)
        \(demo.html { group in
            "<h2>\(group.title)</h2>\n<ul class=\"plain demo-people\">\(group.people.html(\.view))</ul>\n"
        })</form>

        """
    }
}

extension SignInPage.DemoPerson {
    fileprivate var view: HTML {
        "<li><button class=\"secondary\" name=\"person\" value=\"\(id)\">\(name)</button>\(role.map { " <span class=\"hint\">\($0)</span>" })</li>\n"
    }
}
