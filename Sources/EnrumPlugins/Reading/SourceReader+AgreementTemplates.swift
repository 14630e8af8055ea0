import EnrumDomain
import EnrumFormats

extension SourceReader {
    mutating func agreementTemplates(_ root: SourceNode, _ taken: inout Set<Slug>) -> [AgreementTemplate] {
        let keys = [
            "id", "title", "description", "with", "filled_by", "areas", "title_prompt", "first_step_prompt", "follow_up_prompt", "days",
        ]
        return items(root, "agreement-templates/1", "templates") { reader, node, path in
            guard let fields = reader.fields(node, path: path, allowed: keys) else { return nil }
            let id = reader.ownSlug(fields, &taken)
            let title = reader.localized(fields, "title", atMost: Limits.title)
            let description = reader.localizedIfAny(fields, "description", atMost: Limits.remark)
            let party: AgreementTemplate.Party = reader.word(fields, "with", or: .pair)
            let filledBy: Question.Answerer = reader.word(fields, "filled_by", or: .both)
            let areas = reader.areas(fields)
            let titlePrompt = reader.localizedIfAny(fields, "title_prompt", atMost: Limits.title)
            let firstStepPrompt = reader.localizedIfAny(fields, "first_step_prompt", atMost: Limits.title)
            let followUpPrompt = reader.localizedIfAny(fields, "follow_up_prompt", atMost: Limits.title)
            let days = reader.wholeNumber(fields, "days", in: 1...366)
            guard let id, let title, let areas else { return nil }
            return AgreementTemplate(
                id: id, title: title, description: description, areas: areas, party: party, filledBy: filledBy, titlePrompt: titlePrompt,
                firstStepPrompt: firstStepPrompt, followUpPrompt: followUpPrompt, days: days)
        }
    }

    /// 1 to 30 areas, none when there are none to choose; nil when something in them is wrong.
    private mutating func areas(_ fields: Fields) -> [AgreementTemplate.Area]? {
        guard let node = fields["areas"] else { return [] }
        guard let items = list(node, fields.path("areas"), 1...30) else { return nil }
        var taken: Set<Slug> = []
        let areas = items.enumerated().compactMap { index, item in area(item, "\(fields.path("areas"))[\(index)]", &taken) }
        return areas.count == items.count ? areas : nil
    }

    private mutating func area(_ node: SourceNode, _ path: String, _ taken: inout Set<Slug>) -> AgreementTemplate.Area? {
        guard let fields = fields(node, path: path, allowed: ["id", "label", "first_step"]) else { return nil }
        let id = ownSlug(fields, &taken)
        let label = localized(fields, "label", atMost: Limits.title)
        let firstStep: FirstStepRule = word(fields, "first_step", or: .optional)
        guard let id, let label else { return nil }
        return AgreementTemplate.Area(id: id, label: label, firstStep: firstStep)
    }
}
