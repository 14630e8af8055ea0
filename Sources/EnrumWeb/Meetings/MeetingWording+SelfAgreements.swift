import EnrumCore
import EnrumDomain
import EnrumTexts

/// The viewer's agreements with themselves that come out of this conversation.
extension MeetingWording {
    /// Nil where there are none, and no module offers any.
    var selfSection: SelfAgreementSection? {
        let own = selfAgreements.made(in: meeting.id)
        let isPreparing = meeting.phase == .before && meeting.showsModules(to: view.viewer.id)
        let offered = meeting.recordIsOpen || isPreparing ? selfTemplates : []
        guard !own.isEmpty || !offered.isEmpty else { return nil }
        let wording = SelfAgreementWording(texts: texts, clock: clock, view: selfAgreements)
        let form = selfForm(wording, offered)
        return SelfAgreementSection(
            title: texts("self_agreement.section"), help: texts("self_agreement.section_help"), lane: wording.lane,
            cards: own.map { wording.card($0, canTick: false) }, empty: texts("self_agreement.none_here"),
            form: form, templates: otherSelfTemplates(offered),
            fold: texts("self_agreement.new"),
            isUnfolded: typed?["suggestion"].map { asked in offered.contains { name($0) == asked } } ?? false)
    }

    private typealias Offered = (plugin: Plugin, template: AgreementTemplate)

    private var selfTemplates: [Offered] {
        let role: Question.Answerer = view.isEmployee ? .employee : .leader
        return notes.plugins.flatMap { plugin in
            plugin.agreementTemplates.filter { $0.isOffered(to: role) }.map { (plugin, $0) }
        }
    }

    private func name(_ offered: Offered) -> String { "\(offered.plugin.id)/\(offered.template.id)" }

    /// The one that is chosen, or the first.
    private func chosen(_ offered: [Offered]) -> Offered? {
        offered.first { name($0) == typed?["self_template"] } ?? offered.first
    }

    private func selfForm(_ wording: SelfAgreementWording, _ offered: [Offered]) -> SelfAgreementForm? {
        guard let (plugin, template) = chosen(offered) else { return nil }
        // What another form on the page was refused for is not said here.
        let own = problems.filter { $0.field.map(SelfAgreementDraft.fields.contains) ?? false }
        let errors = own.compactMap { problem in problem.field.map { ($0, texts(problem.phrase)) } }
        return wording.form(
            path: path + "/self-agreements", submit: texts("self_agreement.add"), typed: typed,
            template: AgreementTemplateChoice(template, of: plugin.manifest, area: typed?["self_area"], filledBy: nil, texts),
            followUpOn: template.days.map { view.today.adding(days: $0) },
            errors: Dictionary(errors, uniquingKeysWith: { first, _ in first }))
    }

    private func otherSelfTemplates(_ offered: [Offered]) -> SuggestionList? {
        guard offered.count > 1, let chosen = chosen(offered) else { return nil }
        return SuggestionList(
            title: texts("self_agreement.templates"),
            suggestions: offered.filter { name($0) != name(chosen) }.map { offered in
                SuggestionList.Suggestion(
                    text: offered.template.title(language), reason: offered.template.description?(language),
                    source: source(offered.plugin.id), value: name(offered))
            }, words: texts("agreement.use"), path: path + "/self-agreements/suggested#self_title")
    }
}
