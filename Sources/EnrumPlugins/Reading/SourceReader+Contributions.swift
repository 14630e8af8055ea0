import EnrumDomain
import EnrumFormats

/// The contributions of level 0: a list in a file each.
extension SourceReader {
    mutating func checklists(_ root: SourceNode, _ taken: inout Set<Slug>) -> [Checklist] {
        items(root, "checklists/1", "checklists") { reader, node, path in
            guard let fields = reader.fields(node, path: path, allowed: ["id", "title", "phase", "role", "shared", "items"]) else {
                return nil
            }
            let id = reader.ownSlug(fields, &taken)
            let title = reader.localized(fields, "title", atMost: Limits.title)
            let phase: Question.Phase? = reader.word(fields, "phase")
            let role: Question.Answerer? = reader.word(fields, "role")
            let isShared = reader.yesNo(fields, "shared")
            let items = reader.options(fields, "items", 1...50)
            guard let id, let title, let phase, let role, let items else { return nil }
            return Checklist(id: id, title: title, phase: phase, role: role, isShared: isShared, items: items)
        }
    }

    mutating func agreementTemplates(_ root: SourceNode, _ taken: inout Set<Slug>) -> [AgreementTemplate] {
        let keys = ["id", "title", "description", "areas", "title_prompt", "first_step_prompt", "follow_up_prompt", "days"]
        return items(root, "agreement-templates/1", "templates") { reader, node, path in
            guard let fields = reader.fields(node, path: path, allowed: keys) else { return nil }
            let id = reader.ownSlug(fields, &taken)
            let title = reader.localized(fields, "title", atMost: Limits.title)
            let description = reader.localizedIfAny(fields, "description", atMost: Limits.remark)
            let areas = fields["areas"] == nil ? [] : reader.options(fields, "areas", 1...30)
            let titlePrompt = reader.localizedIfAny(fields, "title_prompt", atMost: Limits.title)
            let firstStepPrompt = reader.localizedIfAny(fields, "first_step_prompt", atMost: Limits.title)
            let followUpPrompt = reader.localizedIfAny(fields, "follow_up_prompt", atMost: Limits.title)
            let days = reader.wholeNumber(fields, "days", in: 1...366)
            guard let id, let title, let areas else { return nil }
            return AgreementTemplate(
                id: id, title: title, description: description, areas: areas, titlePrompt: titlePrompt, firstStepPrompt: firstStepPrompt,
                followUpPrompt: followUpPrompt, days: days)
        }
    }

    mutating func guidance(_ root: SourceNode) -> [Guidance] {
        items(root, "guidance/1", "guidance") { reader, node, path in
            guard let fields = reader.fields(node, path: path, allowed: ["phase", "role", "title", "text"]) else { return nil }
            let phase: Question.Phase? = reader.word(fields, "phase")
            let role: Question.Answerer? = reader.word(fields, "role")
            let title = reader.localized(fields, "title", atMost: Limits.title)
            let text = reader.localized(fields, "text", atMost: Limits.text)
            guard let phase, let role, let title, let text else { return nil }
            return Guidance(phase: phase, role: role, title: title, text: text)
        }
    }

    private mutating func options(_ fields: Fields, _ key: String, _ count: ClosedRange<Int>) -> [Question.Option]? {
        guard let node = fields[key] else {
            missing(key, fields)
            return nil
        }
        return named(node, fields.path(key), count)
    }
}
