import EnrumTexts

/// Room for an agreement: concrete, with a named responsible and a deadline (P-07).
struct AgreementForm: Sendable {
    let path: String
    /// Distinguishes the fields when a page holds more than one such form; empty for the only one.
    var prefix = ""
    var title = ""
    let people: [QuestionField.Option]
    /// Somebody else's address, which then counts instead of the choice among `people`.
    var responsibleEmail = ""
    /// "2026-11-24", or nothing.
    var deadline = ""
    var firstStep = ""
    var followUp = ""
    /// What it is written by; nil for an agreement of no kind.
    var template: AgreementTemplateChoice?
    /// Why it changes; nil when it is a new one, which needs no reason (P-10).
    var reason: String?
    /// What to mend, by field: "title", "responsible", "responsible_email", "deadline", "first_step", "follow_up", "reason".
    var errors: [String: String] = [:]
    /// Guards an amendment against a change made meanwhile.
    var version: Int?
    /// "Tilføj aftalen", "Gem ændringen".
    let submit: String
    let lane: LaneNote

    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return layout.smallForm(
            "agreement-form", path: path,
            """
            \(version.map { "<input type=\"hidden\" name=\"version\" value=\"\($0)\">" })
            \(template?.view(layout, prefix: prefix, error: errors["area"] ?? errors["template"]))\(line("title", template?.titlePrompt ?? t("agreement.title"), title, help: t("agreement.title_help"), longest: 200))
            <div class="two">
            \(responsibleField(t))
            \(field("deadline", t("agreement.deadline"), "<input type=\"date\" id=\"\(prefix)deadline\" name=\"deadline\" value=\"\(deadline)\"\(describing("deadline"))>"))
            </div>
            \(somebodyElse(t))
            <div class="two">
            \(line("first_step", template?.firstStepPrompt ?? t("agreement.first_step"), firstStep, help: t("agreement.first_step_help"), longest: 2000, optional: template?.asksForFirstStep == true ? nil : t("agreement.optional")))
            \(line("follow_up", template?.followUpPrompt ?? t("agreement.follow_up"), followUp, help: t("agreement.follow_up_help"), longest: 2000, optional: t("agreement.optional")))
            </div>
            \(reason.map { line("reason", t("agreement.reason"), $0, help: t("agreement.reason_help"), longest: 2000) })
            \(lane.view(lock: lane.lockWord(t)))
            <button class="secondary" formaction="\(path)">\(submit)</button>
            """)
    }

    private func responsibleField(_ t: Texts) -> HTML {
        field(
            "responsible", t("agreement.responsible"),
            """
            <select id="\(prefix)responsible" name="responsible"\(describing("responsible"))><option value="">\(t("agreement.choose"))</option>\
            \(HTML.selectOptions(people))</select>
            """)
    }

    /// Out of the way until it is wanted; open as long as there is something in it, so that nothing typed is ever hidden.
    private func somebodyElse(_ t: Texts) -> HTML {
        let name = "responsible_email"
        // Not type="email": what a browser complains about must not lie in something that is folded away.
        let control: HTML =
            "<input type=\"text\" inputmode=\"email\" autocapitalize=\"off\" autocomplete=\"off\" spellcheck=\"false\" id=\"\(prefix)\(name)\" name=\"\(name)\" value=\"\(responsibleEmail)\" maxlength=\"254\"\(describing(name, hasHelp: true))>"
        return """
            <details class="somebody-else"\(flag: "open", !responsibleEmail.isEmpty || errors[name] != nil)><summary>\(t("agreement.somebody_else"))</summary>
            \(field(name, t("agreement.responsible_email"), control, help: t("agreement.responsible_email_help")))
            </details>
            """
    }

    private func line(_ name: String, _ label: String, _ value: String, help: String, longest: Int, optional: String? = nil) -> HTML {
        field(
            name, label,
            "<input type=\"text\" id=\"\(prefix)\(name)\" name=\"\(name)\" value=\"\(value)\" maxlength=\"\(longest)\"\(describing(name, hasHelp: true))>",
            help: help, optional: optional)
    }

    private func field(_ name: String, _ label: String, _ control: HTML, help: String? = nil, optional: String? = nil) -> HTML {
        """
        <div class="field"><label for="\(prefix)\(name)">\(label)\(optional.map { " <span class=\"required\">\($0)</span>" })</label>\(help.map { "<p class=\"help\" id=\"help/\(prefix)\(name)\">\($0)</p>" })\
        \(errors[name].map { "<p class=\"error\" id=\"error/\(prefix)\(name)\">\($0)</p>" })\(control)</div>
        """
    }

    private func describing(_ name: String, hasHelp: Bool = false) -> HTML? {
        let ids = (errors[name] == nil ? [] : ["error/" + prefix + name]) + (hasHelp ? ["help/" + prefix + name] : [])
        guard !ids.isEmpty else { return nil }
        return " aria-describedby=\"\(ids.joined(separator: " "))\"\(if: errors[name] != nil, " aria-invalid=\"true\"")"
    }
}
