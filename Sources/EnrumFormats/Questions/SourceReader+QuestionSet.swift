package import EnrumDomain

extension SourceReader {
    /// A question set, and in ``scope`` its questions for the conditions of other files.
    package mutating func questionSet(_ root: SourceNode) -> QuestionSet? {
        guard let fields = fields(root, path: "", allowed: ["enrum", "id", "title", "description", "source", "questions"]) else {
            return nil
        }
        format(fields, QuestionSetFile.format)
        scope.set = slug(fields, "id")
        if scope.set?.rawValue == "own", let node = fields["id"] { note("set.id_reserved", node.place, "id") }
        let title = localized(fields, "title", atMost: Limits.title)
        let description = localizedIfAny(fields, "description", atMost: Limits.remark)
        let source = localizedIfAny(fields, "source", atMost: Limits.remark)
        let questions = questions(fields)
        guard let id = scope.set, let title else { return nil }
        return QuestionSet(id: id, title: title, description: description, source: source, questions: questions)
    }

    /// What the file says it is, on its first line.
    package mutating func format(_ fields: Fields, _ format: String) {
        guard let node = fields["enrum"] else {
            return note("set.format_missing", fields.place, fields.path("enrum"), ["key": "enrum", "format": format])
        }
        guard let text = text(node, "enrum", atMost: Limits.title) else { return }
        if text != format { note("set.format_unknown", node.place, "enrum", ["found": text, "format": format]) }
    }

    private mutating func questions(_ fields: Fields) -> [Question] {
        guard let node = fields["questions"] else {
            missing("questions", fields)
            scope.isOpen = true
            return []
        }
        guard let items = list(node, "questions", 1...Limits.questions) else {
            scope.isOpen = true
            return []
        }
        gatherNames(items)
        return items.enumerated().compactMap { index, item in question(item, index: index, path: "questions[\(index)]") }
    }

    /// Conditions look at questions by name, so the names come first.
    mutating func gatherNames(_ items: [SourceNode]) {
        for item in items {
            guard case .map(let entries) = item.content, case .text(let id)? = entries.first(where: { $0.key == "id" })?.value.content,
                let name = Slug(id)
            else {
                scope.isOpen = true
                continue
            }
            scope.names.append(name)
        }
    }
}
