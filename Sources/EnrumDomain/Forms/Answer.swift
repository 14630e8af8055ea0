/// One person's answer to one question of one meeting (svar). The form beside it keeps the question as it was shown.
public struct Answer: Hashable, Sendable {
    public let question: QuestionID
    public let author: Person.ID
    public var value: AnswerValue?
    /// The author marked it as what matters most.
    public var isMarked: Bool
    /// Counts up with each change; what an editor must have seen to overwrite.
    public var version: Int
    public var editedAt: Instant

    public init(question: QuestionID, author: Person.ID, value: AnswerValue?, isMarked: Bool, version: Int, editedAt: Instant) {
        (self.question, self.author, self.value, self.isMarked) = (question, author, value, isMarked)
        (self.version, self.editedAt) = (version, editedAt)
    }
}
