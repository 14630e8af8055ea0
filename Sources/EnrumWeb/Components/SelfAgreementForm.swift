import EnrumDomain
import EnrumTexts

/// Room for an agreement with oneself: what, when and how one looks at it again, and how often one wants to be reminded (L-13, L-14).
///
/// Its fields begin with "self_", so that it can stand in the form of a conversation.
struct SelfAgreementForm: Sendable {
    let path: String
    var title = ""
    var firstStep = ""
    /// "2026-11-24", or nothing.
    var followUpOn = ""
    var followUp = ""
    /// Each rhythm in words, the chosen one marked.
    let rhythms: [QuestionField.Option]
    var template: AgreementTemplateChoice?
    /// What to mend, by field: "self_title", "self_follow_up_on" and so on.
    var errors: [String: String] = [:]
    /// Guards a change against one made in another tab.
    var version: Int?
    let submit: String
    let lane: LaneNote

    static let prefix = "self_"

    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return layout.smallForm(
            "agreement-form", path: path,
            """
            \(version.map { "<input type=\"hidden\" name=\"version\" value=\"\($0)\">" })\
            \(template?.view(layout, prefix: Self.prefix, error: errors["self_area"] ?? errors["self_template"]))
            \(field("title", template?.titlePrompt ?? t("self_agreement.what"), title, help: t("self_agreement.what_help"), longest: Limits.title).view)
            \(field("first_step", template?.firstStepPrompt ?? t("agreement.first_step"), firstStep, help: t("self_agreement.first_step_help"), longest: Limits.remark).view)
            <div class="two">
            \(field("follow_up_on", t("self_agreement.when"), followUpOn, .date, help: t("self_agreement.when_help")).view)
            \(field("rhythm", t("self_agreement.rhythm"), "", .choice(rhythms), help: t("self_agreement.rhythm_help")).view)
            </div>
            \(field("follow_up", template?.followUpPrompt ?? t("self_agreement.how"), followUp, help: t("self_agreement.how_help"), longest: Limits.remark).view)
            \(lane.view(lock: lane.lockWord(t)))
            <button class="secondary" formaction="\(path)">\(submit)</button>
            """)
    }

    private func field(
        _ name: String, _ label: String, _ value: String, _ input: FormField.Input = .text, help: String, longest: Int? = nil
    ) -> FormField {
        let name = Self.prefix + name
        return FormField(name: name, label: label, input: input, value: value, help: help, error: errors[name], longest: longest)
    }
}
