import EnrumCore
import EnrumDomain
import EnrumTexts

extension AgreementTemplateChoice {
    /// A template that is offered.
    ///
    /// - Parameters:
    ///   - area: The id of the area that is chosen.
    ///   - filledBy: Who writes it, in a whole sentence; nil where it needs no words.
    init(_ template: AgreementTemplate, of plugin: PluginManifest, area: String?, filledBy: String?, _ t: Texts) {
        self.init(
            name: "\(plugin.id)/\(template.id)", title: template.title(t.language),
            source: t("module.from", ["title": plugin.title(t.language)]), filledBy: filledBy,
            areas: template.areas.map { option in
                let label = option.label(t.language)
                let words = option.firstStep == .required ? t("agreement.area_with_step", ["area": label]) : label
                return QuestionField.Option(id: option.id.rawValue, label: words, isChosen: option.id.rawValue == area)
            }, titlePrompt: template.titlePrompt?(t.language), firstStepPrompt: template.firstStepPrompt?(t.language),
            followUpPrompt: template.followUpPrompt?(t.language),
            asksForFirstStep: template.areas.contains { $0.firstStep == .required })
    }

    /// What an agreement was made by, where the template itself is no longer there to choose areas from.
    init(_ category: AgreementCategory, _ t: Texts) {
        self.init(
            name: category.name, title: category.title(t.language), source: t("module.from", ["title": category.source(t.language)]),
            areas: category.area.map { area in
                [QuestionField.Option(id: area.id.rawValue, label: area.label(t.language), isChosen: true)]
            } ?? [])
    }
}

extension AgreementCategory {
    /// "Selvledelse (Aftaler om din trivsel)", or the template's title where there is no area.
    func words(_ t: Texts) -> String {
        guard let area else { return title(t.language) }
        return t("agreement.area_of", ["area": area.label(t.language), "template": title(t.language)])
    }
}

/// Agreements of one template and area under one heading, and the rest without.
struct AgreementGroup: Sendable {
    /// "Aftaler om din trivsel: Selvledelse"; nil for those of no template with areas.
    let title: String?
    let cards: [AgreementCard]

    func view(_ layout: Layout) -> HTML {
        guard let title else { return cards.html { $0.view(layout) } }
        return "<h3 class=\"group-title\">\(title)</h3>\n\(cards.html { $0.view(layout, below: true) })"
    }
}

extension AgreementWording {
    /// Those without areas first, then each template in the order it comes up, its areas as it has them.
    func groups(_ agreements: [Agreement], card: (Agreement) -> AgreementCard) -> [AgreementGroup] {
        let plain = agreements.filter { $0.content.category?.area == nil }
        var order: [String] = []
        for name in agreements.compactMap({ $0.content.category?.area == nil ? nil : $0.content.category?.name })
        where !order.contains(name) {
            order.append(name)
        }
        let groups = order.flatMap { name in
            let own = agreements.filter { $0.content.category?.name == name && $0.content.category?.area != nil }
            let areas = Set(own.compactMap { $0.content.category?.area }).sorted { ($0.place, $0.id.rawValue) < ($1.place, $1.id.rawValue) }
            var seen: Set<Slug> = []
            return areas.filter { seen.insert($0.id).inserted }.map { area in
                let those = own.filter { $0.content.category?.area?.id == area.id }
                let template = those.first?.content.category?.title(texts.language) ?? ""
                return AgreementGroup(
                    title: texts("agreement.group", ["template": template, "area": area.label(texts.language)]),
                    cards: those.map { agreement in
                        var card = card(agreement)
                        card.category = nil
                        return card
                    })
            }
        }
        return (plain.isEmpty ? [] : [AgreementGroup(title: nil, cards: plain.map(card))]) + groups
    }

    /// That the first step is missing where the area asks for one; of an open agreement, and nothing is stopped by it.
    func findings(on agreement: Agreement) -> [FindingList.Line] {
        guard agreement.state == .open, agreement.content.lacksFirstStep, let category = agreement.content.category else { return [] }
        let field = texts("agreement.first_step")
        return [
            FindingList.Line(
                level: Finding.Level.warn.rawValue, word: texts("finding.warn"),
                text: texts(
                    "agreement.first_step_missing", ["field": field, "area": category.area?.label(texts.language) ?? ""]),
                source: texts("module.from", ["title": category.source(texts.language)]))
        ]
    }
}
