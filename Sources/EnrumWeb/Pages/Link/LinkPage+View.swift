import EnrumDomain
import EnrumTexts

extension LinkPage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            \(HTML.head(isFirst ? t("link.title_first", ["name": name]) : t("link.title_new"), isFirst ? t("link.lead_first") : t("link.lead_new")))
            <form method="post" action="\(path)">
            <input type="hidden" name="username" value="\(email)" autocomplete="username">
            <p>\(t("link.email", ["email": email]))</p>
            \(HTML.newPassword(t, errors))
            <p class="buttons"><button class="primary">\(t("link.button"))</button></p>
            </form>

            """
    }
}

extension HTML {
    /// A new password, typed twice since it cannot be seen.
    static func newPassword(_ t: Texts, _ errors: [String: String]) -> HTML {
        FormField(
            name: "password", label: t("password.new"), input: .password, help: t("password.help"), error: errors["password"],
            autocomplete: "new-password"
        ).view
            + FormField(
                name: "repeat", label: t("password.repeat"), input: .password, error: errors["repeat"], autocomplete: "new-password"
            ).view
    }
}

extension FormFields {
    /// The new password.
    /// - Throws: ``RuleBroken`` when the two are not the same.
    func newPassword() throws(RuleBroken) -> String {
        let password = self["password"] ?? ""
        guard password == self["repeat"] ?? "" else { throw RuleBroken("password.repeat_differs", field: "repeat") }
        return password
    }
}
