extension QuestionSet {
    /// The set with the values of its plugin's settings put into its conditions, as they are frozen with a form.
    public func frozen(with settings: SettingValues) -> QuestionSet {
        guard !settings.isEmpty else { return self }
        let values = Dictionary(settings.map { ($0.key.rawValue, $0.value.condition) }, uniquingKeysWith: { first, _ in first })
        return QuestionSet(
            id: id, title: title, description: description, source: source,
            questions: questions.map { question in
                question.showIf.map { question.asked(if: $0.frozen(with: values)) } ?? question
            })
    }
}

extension QuestionSet {
    /// The set with its questions kept back until the two sit together (T-03).
    public var keptBack: QuestionSet {
        QuestionSet(id: id, title: title, description: description, source: source, questions: questions.map { $0.keepingBack() })
    }
}

extension Question {
    func asked(if condition: Condition) -> Question {
        Question(
            id: id, kind: kind, label: label, help: help, isRequired: isRequired, showIf: condition, constraint: constraint, phase: phase,
            answeredBy: answeredBy, lane: lane)
    }
}

extension Condition {
    func frozen(with settings: [String: Value]) -> Condition {
        switch self {
        case .all(let conditions): .all(conditions.map { $0.frozen(with: settings) })
        case .any(let conditions): .any(conditions.map { $0.frozen(with: settings) })
        case .not(let condition): .not(condition.frozen(with: settings))
        case .compare(let comparison, let left, let right):
            .compare(comparison, left.frozen(with: settings), right.frozen(with: settings))
        case .isIn(let operand, let values): .isIn(operand.frozen(with: settings), values)
        case .answered(let operand): .answered(operand.frozen(with: settings))
        case .contains(let operand, let value): .contains(operand.frozen(with: settings), value)
        }
    }
}

extension Condition.Operand {
    func frozen(with settings: [String: Condition.Value]) -> Condition.Operand {
        switch self {
        case .setting(let name): settings[name].map { .value($0) } ?? self
        case .count(let operand): .count(operand.frozen(with: settings))
        case .daysSince(let operand): .daysSince(operand.frozen(with: settings))
        case .answer, .meeting, .agreement, .today, .value: self
        }
    }
}
