public import EnrumDomain

/// What stands in one field of a meeting, with the version that a change of it must name.
public struct StandingField: Hashable, Sendable {
    public let content: Content
    /// 0 while nothing has been written.
    public let version: Int
    public let editedBy: Person.ID?
    public let editedAt: Instant?

    public enum Content: Hashable, Sendable {
        case answer(AnswerValue?, isMarked: Bool)
        case text(String)
        case passage(Passage)
    }
}

/// Reads one field of a meeting for one of its two people. It does not count as having opened the other's preparation.
public struct ReadField: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``NotFound`` for everybody but the two, for a question that is not in the meeting, and for a passage that is not there;
    ///   ``RuleBroken`` for a question of a form that has not been sent.
    public func callAsFunction(_ field: Field, of id: Meeting.ID, as viewer: Viewer) async throws -> StandingField {
        try await environment.store.read { transaction in
            guard let meeting = try transaction.meeting(id) else { throw NotFound() }
            let relations = try transaction.relations(of: viewer, toPairOf: meeting.employee, with: meeting.leader)
            try AccessPolicy.require(.read, .meeting, for: relations)
            switch field {
            case .answer(let question):
                try transaction.requireQuestion(question, in: meeting, for: viewer.id)
                return StandingField(try transaction.answers(of: id).first { $0.author == viewer.id && $0.question == question })
            case .said(let question):
                try AccessPolicy.require(.read, .conversation, for: relations)
                try transaction.requireQuestion(question, in: meeting, for: viewer.id)
                return StandingField(try transaction.sharedNotes(of: id).first { $0.question == question })
            case .passage(let passage):
                guard let passage = try transaction.passage(passage), passage.meeting == id else { throw NotFound() }
                try AccessPolicy.require(.read, passage.isConfidential ? .confidentialPassage : .minutes, for: relations)
                return StandingField(passage)
            case .privateNote: return StandingField(try transaction.privateNote(of: id, by: viewer.id))
            }
        }
    }
}

extension StandingField {
    fileprivate init(_ answer: Answer?) {
        content = .answer(answer?.value, isMarked: answer?.isMarked ?? false)
        (version, editedBy, editedAt) = (answer?.version ?? 0, answer?.author, answer?.editedAt)
    }

    fileprivate init(_ note: SharedNote?) {
        content = .text(note?.text ?? "")
        (version, editedBy, editedAt) = (note?.version ?? 0, note?.editedBy, note?.editedAt)
    }

    fileprivate init(_ note: PrivateNote?) {
        content = .text(note?.text ?? "")
        (version, editedBy, editedAt) = (note?.version ?? 0, note?.author, note?.editedAt)
    }

    fileprivate init(_ passage: Passage) {
        content = .passage(passage)
        (version, editedBy, editedAt) = (passage.version, passage.editedBy, passage.editedAt)
    }
}

extension MeetingReading where Self: RecordReading {
    fileprivate func requireQuestion(_ question: QuestionID, in meeting: Meeting, for viewer: Person.ID) throws {
        guard try questions(of: meeting, for: viewer)[question] != nil else { throw NotFound() }
    }
}
