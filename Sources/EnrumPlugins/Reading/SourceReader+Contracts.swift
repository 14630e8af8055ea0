import EnrumDomain
import EnrumFormats

extension SourceReader {
    /// - Parameter questions: The plugin's, which its contracts can show answers to.
    mutating func contracts(_ root: SourceNode, _ taken: inout Set<Slug>, _ questions: [Question]) -> [ContractTemplate] {
        items(root, "contracts/1", "contracts", atMost: 20) { reader, node, path in
            guard let fields = reader.fields(node, path: path, allowed: ["id", "title", "description", "owner", "parts"]) else {
                return nil
            }
            let id = reader.ownSlug(fields, &taken)
            let title = reader.localized(fields, "title", atMost: Limits.title)
            let description = reader.localizedIfAny(fields, "description", atMost: Limits.remark)
            let owner: ContractTemplate.Owner = reader.word(fields, "owner", or: .employee)
            guard let list = fields["parts"] else {
                reader.missing("parts", fields)
                return nil
            }
            let parts = reader.list(list, fields.path("parts"), 1...20).map { items in
                items.enumerated().compactMap { index, item in
                    reader.contractPart(item, "\(fields.path("parts"))[\(index)]", of: owner, questions)
                }
            }
            guard let id, let title, let parts else { return nil }
            return ContractTemplate(id: id, title: title, description: description, owner: owner, parts: parts)
        }
    }

    private mutating func contractPart(
        _ node: SourceNode, _ path: String, of owner: ContractTemplate.Owner, _ questions: [Question]
    ) -> ContractTemplate.Part? {
        guard let fields = fields(node, path: path, allowed: ["heading", "fields"]) else { return nil }
        let heading = localized(fields, "heading", atMost: Limits.title)
        guard let node = fields["fields"] else {
            missing("fields", fields)
            return nil
        }
        let found = list(node, fields.path("fields"), 1...30).map { items in
            items.enumerated().compactMap { index, item in
                contractField(item, "\(fields.path("fields"))[\(index)]", of: owner, questions)
            }
        }
        guard let heading, let found else { return nil }
        return ContractTemplate.Part(heading: heading, fields: found)
    }

    /// One of `question` and `agreements`.
    private mutating func contractField(
        _ node: SourceNode, _ path: String, of owner: ContractTemplate.Owner, _ questions: [Question]
    ) -> ContractTemplate.Field? {
        guard let fields = fields(node, path: path, allowed: ["question", "agreements"]) else { return nil }
        switch (fields["question"], fields["agreements"]) {
        case (let name?, nil): return ownQuestion(name, fields.path("question"), of: owner, questions).map { .question($0) }
        case (nil, .some):
            let party: AgreementTemplate.Party? = word(fields, "agreements")
            return party.map { .agreements($0) }
        default:
            note("plugin.contract_field", fields.place, path)
            return nil
        }
    }

    /// A question of the plugin's own, by its short name, that the owner answers.
    private mutating func ownQuestion(
        _ node: SourceNode, _ path: String, of owner: ContractTemplate.Owner, _ questions: [Question]
    ) -> QuestionID? {
        guard let name = slug(node, path) else { return nil }
        guard let question = questions.first(where: { $0.id.rawValue.hasSuffix("/\(name)") }) else {
            let names = questions.map(\.id.short)
            // A question that has mistakes itself is there, and one may be in what could not be read.
            if scope.isOpen || scope.names.contains(name) { return nil }
            if let meant = nearest(to: name.rawValue, among: names) {
                note("set.condition_unknown_near", node.place, path, ["id": name.rawValue, "meant": meant])
            } else {
                note("plugin.no_question", node.place, path, ["id": name.rawValue])
            }
            return nil
        }
        guard question.answeredBy == .both || question.answeredBy.rawValue == owner.rawValue else {
            note("plugin.contract_answerer", node.place, path, ["id": name.rawValue, "owner": owner.rawValue])
            return nil
        }
        return question.id
    }
}
