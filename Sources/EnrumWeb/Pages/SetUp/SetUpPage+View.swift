import EnrumDomain
import EnrumTexts

extension SetUpPage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            \(HTML.head(t("setup.title"), t("setup.lead")))
            <form method="post" action="\(path)">
            \(line("organisation", t("setup.organisation"), organisation, t("setup.organisation_help"), autocomplete: "organization"))\
            \(line("department", t("setup.department"), department, t("setup.department_help")))\
            \(line("name", t("setup.name"), name, nil, autocomplete: "name"))\
            \(FormField(name: "email", label: t("setup.email"), input: .email, value: email, help: t("setup.email_help"), error: errors["email"], autocomplete: "username", longest: Limits.name).view)\
            \(HTML.newPassword(t, errors))\
            \(FormField(name: "language", label: t("setup.language"), input: .choice(.languages(chosen: language, t))).view)\
            <p class="buttons"><button class="primary">\(t("setup.button"))</button></p>
            </form>

            """
    }

    private func line(_ name: String, _ label: String, _ value: String, _ help: String?, autocomplete: String? = nil) -> HTML {
        FormField(
            name: name, label: label, value: value, help: help, error: errors[name], autocomplete: autocomplete, longest: Limits.name
        ).view
    }
}

extension [QuestionField.Option] {
    /// The languages, each in its own words.
    static func languages(chosen: Language, _ t: Texts) -> [QuestionField.Option] {
        Language.allCases.map { language in
            QuestionField.Option(
                id: language.rawValue, label: t(language == .danish ? "language.danish" : "language.english"), isChosen: language == chosen)
        }
    }
}
