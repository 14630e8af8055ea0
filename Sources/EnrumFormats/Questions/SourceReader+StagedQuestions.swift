package import EnrumDomain

extension SourceReader {
    private static let stagedKeys = [
        "id", "kind", "label", "help", "required", "show_if", "constraint", "constraint_message", "options", "number", "table", "stages",
    ]
    /// What a procedure can ask: no scale, because nobody is measured in a case, and no person.
    private static let stagedKinds = ["text", "long_text", "choice", "many", "number", "date", "yes_no", "table"]

    /// Questions that are the leader's own, in a list that stands for itself: its conditions look at its own questions alone.
    ///
    /// - Parameter stages: Reads `stages` beside a question.
    package mutating func stagedQuestions(
        _ nodes: [SourceNode], path: String, stages: (inout SourceReader, Fields) -> [Slug]
    ) -> [(question: Question, stages: [Slug])] {
        let outer = scope
        defer { scope = outer }
        (scope.names, scope.seen, scope.choices, scope.isOpen) = ([], [], [:], false)
        gatherNames(nodes)
        return nodes.enumerated().compactMap { index, node in
            let path = "\(path)[\(index)]"
            guard let read = question(node, index: index, path: path, keys: Self.stagedKeys) else { return nil }
            guard Self.stagedKinds.contains(read.kind.name) else {
                note(
                    "procedure.question_kind", node.place, path,
                    ["kind": read.kind.name, "allowed": Self.stagedKinds.joined(separator: ", ")])
                return nil
            }
            guard case .map(let entries) = node.content else { return nil }
            let fields = Fields(
                place: node.place, path: path,
                values: Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }),
                keyPlaces: [:])
            let question = Question(
                id: read.id, kind: read.kind, label: read.label, help: read.help, isRequired: read.isRequired, showIf: read.showIf,
                constraint: read.constraint, phase: .before, answeredBy: .leader, lane: .author)
            return (question, stages(&self, fields))
        }
    }
}
