import EnrumCore
import EnrumDomain
import EnrumTexts

extension AgreementPage {
    /// The agreement for someone who may read it, with what they typed if it was refused.
    init(
        _ agreement: Agreement, _ people: [Person.ID: Person], _ viewer: Viewer, _ t: Texts, _ clock: any EnrumCore.Clock,
        template: (plugin: PluginManifest, template: AgreementTemplate)? = nil, refusal: Refusal? = nil, form: String? = nil,
        changedMeanwhile: String? = nil
    ) {
        let wording = AgreementWording(texts: t, clock: clock, today: clock.today, viewer: viewer.id, people: people)
        let (errors, fields) = (refusal?.errors(t) ?? [:], refusal?.fields)
        let isAmending = form == "amend"
        path = "/agreements/\(agreement.id)"
        card = wording.card(agreement)
        isOpen = agreement.state == .open
        canEvaluate = agreement.state == .open || agreement.state == .kept
        let name = { (id: Person.ID) in people[id]?.firstName ?? t("person.someone") }
        origin = t(
            "agreement_page.origin",
            [
                "employee": name(agreement.employee), "leader": name(agreement.leader),
                "date": agreement.history.first.map { t.fullDate(clock.day(of: $0.at)) } ?? "",
            ])
        meetingPath = viewer.id == agreement.employee || viewer.id == agreement.leader ? "/meetings/\(agreement.meeting)" : nil
        let other = viewer.id == agreement.employee ? people[agreement.employee]?.leader ?? agreement.leader : agreement.employee
        lane = LaneNote(.pair, other: name(other), t)
        events = wording.events(of: agreement)
        amend =
            isOpen
            ? AgreementForm(
                agreement, people, viewer, t, template: template, lane: lane, typed: isAmending ? fields : nil,
                errors: isAmending ? errors : [:]) : nil
        self.changedMeanwhile = changedMeanwhile
        if !isAmending, let fields {
            typed = Dictionary(fields.pairs, uniquingKeysWith: { first, _ in first })
            self.errors = errors
        }
    }
}

extension AgreementForm {
    fileprivate init(
        _ agreement: Agreement, _ people: [Person.ID: Person], _ viewer: Viewer, _ t: Texts,
        template: (plugin: PluginManifest, template: AgreementTemplate)?, lane: LaneNote, typed: FormFields?, errors: [String: String]
    ) {
        let content = agreement.content
        let chosen = typed?["responsible"] ?? content.responsible.rawValue
        let leader = people[agreement.employee]?.leader ?? agreement.leader
        let choices =
            [agreement.employee, leader] + ([agreement.employee, leader].contains(content.responsible) ? [] : [content.responsible])
        self.init(
            path: "/agreements/\(agreement.id)/amend", title: typed?["title"] ?? content.title,
            people: choices.map {
                QuestionField.Option(id: $0.rawValue, label: people[$0]?.name ?? t("person.someone"), isChosen: $0.rawValue == chosen)
            },
            responsibleEmail: typed?["responsible_email"] ?? "", deadline: typed?["deadline"] ?? content.deadline.iso,
            firstStep: typed?["first_step"] ?? content.firstStep ?? "",
            followUp: typed?["follow_up"] ?? content.followUp ?? "",
            template: content.category.map { category in
                template.map { offered in
                    AgreementTemplateChoice(
                        offered.template, of: offered.plugin, area: typed?["area"] ?? category.area?.id.rawValue, filledBy: nil, t)
                } ?? AgreementTemplateChoice(category, t)
            }, reason: typed?["reason"] ?? "", errors: errors,
            version: agreement.version, submit: t("agreement_page.amend_button"), lane: lane)
    }
}

extension AgreementWording {
    /// Everything that happened, with what each change changed.
    func events(of agreement: Agreement) -> [AgreementPage.Event] {
        var before: Agreement.Content?
        return agreement.history.map { event in
            var changes: [String] = []
            switch event.kind {
            case .made(let content):
                changes = content.facts(self)
                before = content
            case .amended(let content):
                changes = before.map { content.changes(from: $0, self) } ?? []
                before = content
            case .noted, .kept, .dropped, .evaluated: break
            }
            return AgreementPage.Event(words: line(event), changes: changes)
        }
    }

    fileprivate func fullName(_ person: Person.ID) -> String { people[person]?.name ?? texts("person.someone") }
}

extension Agreement.Content {
    private func parts(_ w: AgreementWording) -> [(name: String, value: String)] {
        let t = w.texts
        return [
            (t("agreement_page.title"), title), (t("agreement.responsible"), w.fullName(responsible)),
            (t("agreement.deadline"), t.fullDate(deadline)), (t("agreement.category"), category?.words(t) ?? ""),
            (t("agreement.first_step"), firstStep ?? ""), (t("agreement.follow_up"), followUp ?? ""),
        ]
    }

    /// "Frist: 24. november 2026", for each that is there.
    fileprivate func facts(_ w: AgreementWording) -> [String] {
        parts(w).filter { !$0.value.isEmpty }.map { w.texts("agreement_page.fact", ["name": $0.name, "value": $0.value]) }
    }

    /// "Frist: 12. november 2026 → 24. november 2026", for each that became another.
    fileprivate func changes(from old: Agreement.Content, _ w: AgreementWording) -> [String] {
        zip(old.parts(w), parts(w)).filter { $0.value != $1.value }.map { before, after in
            let nothing = w.texts("agreement_page.nothing")
            return w.texts(
                "agreement_page.change",
                [
                    "name": after.name, "before": before.value.isEmpty ? nothing : before.value,
                    "after": after.value.isEmpty ? nothing : after.value,
                ])
        }
    }
}
