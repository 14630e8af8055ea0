import EnrumDomain

extension SourceReader {
    private static let keys = [
        "id", "kind", "label", "help", "required", "phase", "answered_by", "lane", "show_if", "constraint", "constraint_message",
        "scale", "options", "number", "table",
    ]

    /// - Parameter keys: What may stand in it; nil is everything that a question of a set has.
    mutating func question(_ node: SourceNode, index: Int, path: String, keys: [String]? = nil) -> Question? {
        guard let fields = fields(node, path: path, allowed: keys ?? Self.keys) else { return nil }
        let name = slug(fields, "id")
        if let name { noteIfRepeated(name, fields, index: index) }
        let kind = kind(fields)
        let label = localized(fields, "label", atMost: Limits.title)
        let help = localizedIfAny(fields, "help", atMost: Limits.remark)
        let isRequired = yesNo(fields, "required")
        let phase: Question.Phase = word(fields, "phase", or: .before)
        let answeredBy: Question.Answerer = word(fields, "answered_by", or: .employee)
        let lane = lane(fields)
        let showIf = fields["show_if"].flatMap { self.showIf($0, fields.path("show_if"), of: name) }
        if let name, let kind { remember(name, kind) }
        let constraint = constraint(fields, of: name)
        guard let name, let kind, let label, let set = scope.set else { return nil }
        return Question(
            id: QuestionID(set: set, name: name), kind: kind, label: label, help: help, isRequired: isRequired,
            showIf: showIf, constraint: constraint, phase: phase, answeredBy: answeredBy, lane: lane)
    }

    private mutating func constraint(_ fields: Fields, of name: Slug?) -> Question.Constraint? {
        let message = localizedIfAny(fields, "constraint_message", atMost: Limits.remark)
        guard let node = fields["constraint"] else {
            if let place = fields.keyPlaces["constraint_message"] {
                note("set.message_without_constraint", place, fields.path("constraint_message"))
            }
            return nil
        }
        scope.seesItself = true
        defer { scope.seesItself = false }
        return showIf(node, fields.path("constraint"), of: name).map { Question.Constraint($0, message: message) }
    }

    /// What conditions may compare the answer with.
    private mutating func remember(_ name: Slug, _ kind: Question.Kind) {
        switch kind {
        case .choice(let options), .many(let options): scope.choices[name.rawValue] = options.map(\.id.rawValue)
        default: break
        }
    }

    private mutating func noteIfRepeated(_ name: Slug, _ fields: Fields, index: Int) {
        guard !scope.seen.insert(name).inserted, let node = fields["id"] else { return }
        note("set.duplicate_question", node.place, fields.path("id"), ["id": name.rawValue])
    }

    /// A set stands outside formal cases, so only the author and the pair can be its readers.
    private mutating func lane(_ fields: Fields) -> Lane {
        let lane: Lane = word(fields, "lane", or: .pair)
        guard lane == .case || lane == .file, let node = fields["lane"] else { return lane }
        note("set.lane_needs_case", node.place, fields.path("lane"), ["lane": lane.rawValue])
        return .pair
    }
}
