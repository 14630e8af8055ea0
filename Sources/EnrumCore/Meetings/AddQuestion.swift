public import EnrumDomain

/// Adds the leader's own question to one meeting (P-03). It is appended to the frozen form, and never changed afterwards.
public struct AddQuestion: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter key: The new question's short name, when the caller has already made one: adding twice with one key adds one question.
    public func callAsFunction(_ text: String, to meeting: Meeting.ID, key: Slug? = nil, as viewer: Viewer) async throws {
        let fresh: Identifier<AddedQuestion> = environment.newID()
        guard let own = Slug("own"), let name = key ?? Slug(fresh.rawValue) else { throw NotFound() }
        let id = QuestionID(set: own, name: name)
        try await environment.change(meeting, as: viewer, .plan, .meeting, log: "question.added") { change in
            guard change.viewer.id == change.meeting.leader else { throw NotFound() }
            guard [.before, .during].contains(change.meeting.phase) else { throw RuleBroken("rule.questions_closed") }
            let added = try change.transaction.addedQuestions(of: change.meeting.id)
            guard !added.contains(where: { $0.id == id }) else { return change.nothingDone() }
            guard added.count < 20 else { throw RuleBroken("rule.too_many", field: "question", ["limit": "20"]) }
            guard let text = text.tidied else { throw RuleBroken("rule.empty", field: "question") }
            guard text.count <= Limits.title else {
                throw RuleBroken("rule.too_long", field: "question", ["limit": String(Limits.title), "length": String(text.count)])
            }
            try change.transaction.insert(
                AddedQuestion(id: id, meeting: change.meeting.id, author: change.viewer.id, text: text, addedAt: change.now))
            change.touch()
        }
    }
}
