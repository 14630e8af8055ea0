import EnrumCore
import EnrumDomain
import EnrumTexts

/// Puts agreements with oneself into words for their author.
struct SelfAgreementWording: Sendable {
    let texts: Texts
    let clock: any EnrumCore.Clock
    let view: SelfAgreementsView

    var lane: LaneNote { LaneNote(.author, other: "", texts) }

    func card(_ agreement: SelfAgreement, canTick: Bool = true) -> SelfAgreementCard {
        let path = "/self-agreements/\(agreement.id)"
        return SelfAgreementCard(
            id: agreement.id.rawValue, title: agreement.content.title, path: path, stateWords: state(agreement),
            isDue: view.due[agreement.id] != nil, facts: facts(agreement),
            tick: canTick && agreement.isOpen ? tick(agreement, back: "agreements") : nil)
    }

    /// - Parameter back: The page that it is ticked on.
    private func tick(_ agreement: SelfAgreement, back: String) -> ActionForm {
        ActionForm(
            path: "/self-agreements/\(agreement.id)/tick", words: texts("self_agreement.tick"), subject: agreement.content.title,
            style: .quiet,
            values: [("back", back)])
    }

    private func state(_ agreement: SelfAgreement) -> String {
        guard agreement.isOpen else {
            let date = agreement.history.last.map { texts.shortDate(clock.day(of: $0.at), today: view.today) } ?? ""
            return texts("self_agreement.state.ended", ["date": date])
        }
        let date = texts.longDate(agreement.content.followUpOn)
        switch view.due[agreement.id] {
        case .followUp: return texts("self_agreement.state.follow_up", ["date": date])
        case .rhythm: return texts("self_agreement.state.rhythm")
        case nil: return texts("self_agreement.state.open", ["date": date])
        }
    }

    /// What stands in it, each with its name.
    func facts(_ agreement: SelfAgreement) -> [(name: String, value: String)] {
        parts(agreement.content).dropFirst().filter { !$0.value.isEmpty }
            + [(texts("self_agreement.done"), done(agreement))].filter { !$0.1.isEmpty }.map { (name: $0.0, value: $0.1) }
    }

    func parts(_ content: SelfAgreement.Content) -> [(name: String, value: String)] {
        [
            (texts("self_agreement.what"), content.title), (texts("agreement.category"), content.category?.words(texts) ?? ""),
            (texts("agreement.first_step"), content.firstStep ?? ""),
            (texts("self_agreement.when"), texts.fullDate(content.followUpOn)), (texts("self_agreement.how"), content.followUp),
            (texts("self_agreement.rhythm"), texts(Phrase("self_agreement.rhythm.\(content.rhythm.rawValue)"))),
        ]
    }

    /// "3 gange, sidst 2. december"; nothing while it was never ticked.
    private func done(_ agreement: SelfAgreement) -> String {
        guard let last = agreement.history.last(where: { $0.kind == .ticked }) else { return "" }
        return texts(
            "self_agreement.done_words", count: agreement.ticks, ["date": texts.shortDate(clock.day(of: last.at), today: view.today)])
    }

    /// - Parameter back: The page it stands on: "next" or "team".
    func reminders(back: String) -> SelfReminderList {
        SelfReminderList(
            rows: view.agreements.compactMap { agreement in
                view.due[agreement.id].map { due in
                    SelfReminderList.Row(
                        title: agreement.content.title, path: "/self-agreements/\(agreement.id)",
                        why: texts(Phrase("self_agreement.due.\(due.rawValue)", ["how": agreement.content.followUp])),
                        tick: tick(agreement, back: back))
                }
            }, lane: lane)
    }

    /// An empty form, one with what stands, or one with what was typed and refused.
    func form(
        path: String, submit: String, standing: SelfAgreement? = nil, typed: FormFields? = nil, template: AgreementTemplateChoice? = nil,
        followUpOn: CalendarDate? = nil, errors: [String: String] = [:]
    ) -> SelfAgreementForm {
        let content = standing?.content
        let typed = { (name: String, otherwise: String?) in typed?["self_\(name)"] ?? otherwise ?? "" }
        let rhythm = typed("rhythm", content?.rhythm.rawValue ?? ReminderRhythm.never.rawValue)
        return SelfAgreementForm(
            path: path, title: typed("title", content?.title), firstStep: typed("first_step", content?.firstStep),
            followUpOn: typed("follow_up_on", content?.followUpOn.iso ?? followUpOn?.iso), followUp: typed("follow_up", content?.followUp),
            rhythms: ReminderRhythm.allCases.map { choice in
                QuestionField.Option(
                    id: choice.rawValue, label: texts(Phrase("self_agreement.rhythm.\(choice.rawValue)")),
                    isChosen: choice.rawValue == rhythm)
            }, template: template, errors: errors, version: standing?.version, submit: submit, lane: lane)
    }
}

extension SelfAgreementDraft {
    /// The names of its fields in a form.
    static let fields: Set<String> = [
        "self_title", "self_first_step", "self_follow_up_on", "self_follow_up", "self_rhythm", "self_template", "self_area",
    ]
    /// What a broken rule calls a field, and the page.
    static let names = Dictionary(
        uniqueKeysWithValues: fields.map { (String($0.dropFirst(SelfAgreementForm.prefix.count)), $0) })

    /// As it was typed.
    /// - Throws: ``RuleBroken`` when the day is no date.
    init(_ fields: FormFields) throws(RuleBroken) {
        let day = fields.text("self_follow_up_on")
        let date = day.flatMap { CalendarDate(iso: $0) }
        if day != nil, date == nil { throw RuleBroken("rule.date", field: "follow_up_on") }
        let rhythm = fields.text("self_rhythm").map { ReminderRhythm(rawValue: $0) } ?? .never
        guard let rhythm else { throw RuleBroken("rule.choice", field: "rhythm") }
        self.init(
            title: fields["self_title"] ?? "", firstStep: fields["self_first_step"], followUpOn: date,
            followUp: fields["self_follow_up"] ?? "", rhythm: rhythm, template: fields.text("self_template"),
            area: fields.text("self_area"))
    }
}
