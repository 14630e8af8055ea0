/// What is said about one question, written by either of the two while they talk.
public struct SharedNote: Hashable, Sendable {
    public let meeting: Meeting.ID
    public let question: QuestionID
    public var text: String
    public var version: Int
    public var editedBy: Person.ID
    public var editedAt: Instant

    public init(meeting: Meeting.ID, question: QuestionID, text: String, version: Int, editedBy: Person.ID, editedAt: Instant) {
        (self.meeting, self.question, self.text, self.version) = (meeting, question, text, version)
        (self.editedBy, self.editedAt) = (editedBy, editedAt)
    }
}

/// One passage of the minutes (P-08). A confidential passage is for the two alone: never shared on, never in a snapshot.
public struct Passage: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Passage>

    public let id: ID
    public let meeting: Meeting.ID
    public var text: String
    public var isConfidential: Bool
    public var version: Int
    public var editedBy: Person.ID
    public var editedAt: Instant
    public let createdAt: Instant

    public init(
        id: ID, meeting: Meeting.ID, text: String, isConfidential: Bool, version: Int = 1, editedBy: Person.ID, editedAt: Instant,
        createdAt: Instant
    ) {
        (self.id, self.meeting, self.text, self.isConfidential, self.version) = (id, meeting, text, isConfidential, version)
        (self.editedBy, self.editedAt, self.createdAt) = (editedBy, editedAt, createdAt)
    }
}

/// A note that nobody but its author ever reads in Enrum.
public struct PrivateNote: Hashable, Sendable {
    public let meeting: Meeting.ID
    public let author: Person.ID
    public var text: String
    public var version: Int
    public var editedAt: Instant

    public init(meeting: Meeting.ID, author: Person.ID, text: String, version: Int, editedAt: Instant) {
        (self.meeting, self.author, self.text, self.version, self.editedAt) = (meeting, author, text, version, editedAt)
    }
}

/// A question that the leader added to one meeting after its form was frozen (P-03).
public struct AddedQuestion: Identifiable, Hashable, Sendable {
    public let id: QuestionID
    public let meeting: Meeting.ID
    public let author: Person.ID
    public let text: String
    public let addedAt: Instant

    public init(id: QuestionID, meeting: Meeting.ID, author: Person.ID, text: String, addedAt: Instant) {
        (self.id, self.meeting, self.author, self.text, self.addedAt) = (id, meeting, author, text, addedAt)
    }

    /// A long text for the employee to answer, as any other question.
    public var question: Question { Question(id: id, kind: .longText, label: LocalizedText(danish: text)) }
}

/// That one of the two has seen what was agreed. Nobody is ever made to accept (P-18).
public struct Acknowledgement: Hashable, Sendable {
    public let meeting: Meeting.ID
    public let person: Person.ID
    public let seenAt: Instant

    public init(meeting: Meeting.ID, person: Person.ID, seenAt: Instant) {
        (self.meeting, self.person, self.seenAt) = (meeting, person, seenAt)
    }
}

/// What one of the two adds to the record, for good: it cannot be changed or removed, also not by its author (bemærkning).
public struct Remark: Identifiable, Hashable, Sendable {
    public let id: Identifier<Remark>
    public let meeting: Meeting.ID
    public let author: Person.ID
    public let text: String
    public let at: Instant

    public init(id: Identifier<Remark>, meeting: Meeting.ID, author: Person.ID, text: String, at: Instant) throws(RuleBroken) {
        (self.id, self.meeting, self.author, self.at) = (id, meeting, author, at)
        self.text = try text.checked("remark", atMost: Limits.remark)
    }
}

/// A text that lost a race: someone else had changed the field meanwhile. It is kept for its author until they have chosen.
public struct PendingText: Hashable, Sendable {
    public let meeting: Meeting.ID
    public let author: Person.ID
    /// The field, as the API names it: "said/basis/tasks", "passage/01j…".
    public let field: String
    public let text: String
    public let at: Instant

    public init(meeting: Meeting.ID, author: Person.ID, field: String, text: String, at: Instant) {
        (self.meeting, self.author, self.field, self.text, self.at) = (meeting, author, field, text, at)
    }
}
