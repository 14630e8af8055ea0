import EnrumDomain

/// Turns the tree of a file into a question set, and notes every mistake on the way.
struct QuestionSetReader {
    var problems: [SourceProblem]
    /// The set being read, and its questions in order, known before their conditions are read.
    var setID: Slug?
    var names: [Slug] = []
    /// The questions read so far.
    var seen: Set<Slug> = []
    /// The options of those that have some, by the question's name.
    var choices: [String: [String]] = [:]
    /// The question whose condition is being read.
    var asking: Slug?

    /// Where something could not be read at all, which has been told.
    private let unreadable: Set<SourceNode.Place>

    init(problems: [SourceProblem]) {
        self.problems = problems
        unreadable = Set(problems.map(\.place))
    }

    mutating func set(_ root: SourceNode) -> QuestionSet? {
        guard let fields = fields(root, path: "", allowed: ["enrum", "id", "title", "description", "source", "questions"]) else {
            return nil
        }
        format(fields)
        setID = slug(fields, "id")
        if setID?.rawValue == "own", let node = fields["id"] { note("set.id_reserved", node.place, "id") }
        let title = localized(fields, "title", atMost: Limits.title)
        let description = localizedIfAny(fields, "description", atMost: Limits.remark)
        let source = localizedIfAny(fields, "source", atMost: Limits.remark)
        let questions = questions(fields)
        guard let setID, let title else { return nil }
        return QuestionSet(id: setID, title: title, description: description, source: source, questions: questions)
    }

    private mutating func format(_ fields: Fields) {
        guard let node = fields["enrum"] else { return missing("enrum", fields, "set.format_missing") }
        guard let text = text(node, "enrum", atMost: Limits.title) else { return }
        if text != QuestionSetFile.format {
            note("set.format_unknown", node.place, "enrum", ["found": text, "format": QuestionSetFile.format])
        }
    }

    private mutating func questions(_ fields: Fields) -> [Question] {
        guard let node = fields["questions"] else {
            missing("questions", fields)
            return []
        }
        guard let items = list(node, "questions", 1...Limits.questions) else { return [] }
        gatherNames(items)
        return items.enumerated().compactMap { index, item in question(item, index: index, path: "questions[\(index)]") }
    }

    /// Conditions look at questions by name, so the names come first.
    private mutating func gatherNames(_ items: [SourceNode]) {
        for item in items {
            guard case .map(let entries) = item.content, case .text(let id)? = entries.first(where: { $0.key == "id" })?.value.content,
                let name = Slug(id)
            else { continue }
            names.append(name)
        }
    }

    // MARK: Noting

    mutating func note(_ key: String, _ place: SourceNode.Place, _ path: String, _ values: [String: String] = [:]) {
        if !unreadable.contains(place) { problems.append(SourceProblem(key, at: place, path: path, values)) }
    }

    mutating func missing(_ key: String, _ fields: Fields, _ phrase: String = "set.missing") {
        note(phrase, fields.place, fields.path(key), ["key": key])
    }
}
