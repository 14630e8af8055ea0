import EnrumCore
import EnrumDomain
import EnrumTexts

/// Begins a case: about whom, by which procedure, and what it is about.
struct NewCasePage: Sendable {
    let team: [Person]
    let chosen: Person?
    let offers: [ProcedureOffer]
    let refusal: Refusal?

    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        let head = HTML.head(t("case_new.title"), t("case_new.lead"))
        let back: HTML = "<p class=\"back\"><a href=\"/cases\">\(t("case.to_list"))</a></p>\n"
        guard !team.isEmpty else {
            return head + EmptyState(title: t("case_new.no_people"), text: t("case_new.no_people_explanation")).view + back
        }
        guard let chosen else { return head + choosing(t) + back }
        guard !offers.isEmpty else {
            return head + EmptyState(title: t("case_new.none"), text: t("case_new.none_explanation")).view + back
        }
        return head + form(chosen, t).view(layout) + back
    }

    /// The first half: a link for each, so that it works without a script.
    private func choosing(_ t: Texts) -> HTML {
        """
        <h2>\(t("case_new.employee"))</h2>
        <ul class="links">\(team.html { "<li><a href=\"/cases/new?employee=\($0.id.rawValue)\">\($0.name)</a></li>\n" })</ul>

        """
    }

    private func form(_ person: Person, _ t: Texts) -> CaseForm {
        let typed = refusal?.fields["procedure"] ?? (offers.count == 1 ? offers.first.map { "\($0.plugin)/\($0.procedure.id)" } : nil)
        let errors = refusal?.errors(t) ?? [:]
        let options = offers.map { offer in
            let id = "\(offer.plugin)/\(offer.procedure.id)"
            return CaseForm.Choice.Option(
                id: id, label: offer.procedure.title(t.language),
                help: [offer.procedure.description, offer.procedure.assumption].compactMap { $0?(t.language) }.joined(separator: " "),
                isChosen: typed == id)
        }
        return CaseForm(
            id: "new", title: person.name, path: "/cases",
            parts: [
                .choice(.init(name: "procedure", legend: t("case_new.procedure"), options: options, error: errors["procedure"])),
                .field(
                    FormField(
                        name: "topic", label: t("case_new.topic"), value: refusal?.fields["topic"] ?? "", help: t("case_new.topic_help"),
                        error: errors["topic"], longest: Limits.title), LaneNote(audience: .author, words: t("lane.words.author"))),
            ], submit: t("case_new.submit"), isPrimary: true, values: [("employee", person.id.rawValue)])
    }
}
