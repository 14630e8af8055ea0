import EnrumCore
import EnrumDomain
import EnrumTexts

extension SelfAgreementPage {
    /// - Parameter form: Which of its forms was refused: "change" or "note".
    init(
        _ agreement: SelfAgreement, _ wording: SelfAgreementWording, template: AgreementTemplateChoice?, meetingPath: String?,
        refusal: Refusal? = nil, form: String? = nil, changedMeanwhile: String? = nil
    ) {
        let t = wording.texts
        let errors = refusal?.errors(t) ?? [:]
        path = "/self-agreements/\(agreement.id)"
        card = wording.card(agreement)
        lane = wording.lane
        self.meetingPath = meetingPath
        isOpen = agreement.isOpen
        tick =
            isOpen
            ? ActionForm(path: path + "/tick", words: t("self_agreement.tick"), explanation: t("self_agreement.tick_help"), style: .primary)
            : nil
        history = agreement.history.map(wording.line)
        let isChanging = form == "change"
        change =
            isOpen
            ? wording.form(
                path: path + "/change", submit: t("agreement_page.amend_button"), standing: agreement,
                typed: isChanging ? refusal?.fields : nil, template: template, errors: isChanging ? errors : [:]) : nil
        self.changedMeanwhile = changedMeanwhile
        if form == "note" { (note, noteError) = (refusal?.fields["note"] ?? "", errors["note"]) }
    }
}

extension SelfAgreementWording {
    /// "2. dec.: Du gjorde det".
    func line(_ event: SelfAgreement.Event) -> String {
        let date = texts.shortDate(clock.day(of: event.at), today: view.today)
        let deed = texts(Phrase("self_agreement.event.\(event.kind.name)"))
        return event.text.map { texts("agreement.event_with_text", ["date": date, "deed": deed, "text": $0]) }
            ?? texts("agreement.event_line", ["date": date, "deed": deed])
    }
}

extension SelfAgreement.Event.Kind {
    /// As the API and text keys name it.
    var name: String {
        switch self {
        case .made: "made"
        case .changed: "changed"
        case .ticked: "ticked"
        case .noted: "noted"
        case .ended: "ended"
        }
    }
}
