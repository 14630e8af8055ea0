/// A setting that a plugin declares: the form, the check and the documentation come from this one declaration.
public struct SettingField: Hashable, Sendable {
    /// 1 to 64 of a-z, 0-9 and "_".
    public let key: Slug
    public let label: LocalizedText
    public let help: LocalizedText?
    /// Any kind of question but a person and a table.
    public let kind: Question.Kind
    /// What it is until somebody says otherwise.
    public let standard: AnswerValue?
    /// What it was called in earlier versions, so that a value set then is kept (`was:`).
    public let formerKeys: [Slug]

    public init(
        key: Slug, label: LocalizedText, help: LocalizedText? = nil, kind: Question.Kind, standard: AnswerValue? = nil,
        formerKeys: [Slug] = []
    ) {
        (self.key, self.label, self.help, self.kind, self.standard, self.formerKeys) = (key, label, help, kind, standard, formerKeys)
    }
}

/// Values of a plugin's settings by key.
public typealias SettingValues = [Slug: AnswerValue]

/// A number that a plugin declares for trends (nøgletal).
public struct MetricDeclaration: Identifiable, Hashable, Sendable {
    public let id: Slug
    public let label: LocalizedText
    public let unit: LocalizedText?
    /// The values it can take; a value outside is a fault of the plugin.
    public let range: ClosedRange<Double>
    public let better: Direction
    /// Whether it says something about health or wellbeing, so that only the pair ever sees a single value.
    public let isSensitive: Bool
    /// The question whose answer is the number (level 0); nil when the hook `metrics` computes it.
    public let question: QuestionID?

    public enum Direction: String, CaseIterable, Hashable, Sendable { case higher, lower, neither }

    public init(
        id: Slug, label: LocalizedText, unit: LocalizedText? = nil, range: ClosedRange<Double>, better: Direction = .neither,
        isSensitive: Bool = false, question: QuestionID? = nil
    ) {
        (self.id, self.label, self.unit, self.range) = (id, label, unit, range)
        (self.better, self.isSensitive, self.question) = (better, isSensitive, question)
    }
}
