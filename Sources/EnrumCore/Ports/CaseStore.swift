public import EnrumDomain

public protocol CaseReading {
    /// With everything that happened in it.
    func formalCase(_ id: Case.ID) throws -> Case?
    /// Every case that may be the person's to see in some way, newest first; whether it is, the access policy says.
    ///
    /// Their own, those of people whom they or somebody below them lead, and those that name them.
    func cases(near person: Person.ID) throws -> [Case]
    /// Every open case, oldest first.
    func openCases() throws -> [Case]
    /// What the owner has written in the case and not handed over, by part and field.
    func caseDrafts(of formalCase: Case.ID, owner: Person.ID) throws -> [CaseDraft]
    /// The letters that the organisation has made its own, each in its newest version; also those that were put back.
    func savedLetters(of plugin: Slug) throws -> [SavedLetter]
    /// What is due for the person and not put away, by day.
    func caseReminders(of person: Person.ID) throws -> [CaseReminder]
}

public protocol CaseWriting {
    func insert(_ formalCase: Case) throws
    /// Keeps the events that are not kept yet.
    func update(_ formalCase: Case) throws
    /// Adds or replaces.
    func save(_ draft: CaseDraft) throws
    func delete(_ draft: CaseDraft) throws
    /// Keeps a new version of a letter; those before it stay.
    func insert(_ letter: SavedLetter) throws
    /// Keeps the first with its key.
    /// - Returns: Whether it was new.
    func insert(_ reminder: CaseReminder) throws -> Bool
    func putAwayCaseReminder(_ id: Identifier<CaseReminder>, at instant: Instant) throws
}

/// Something written in a case that is its owner's alone until it is handed over, or for ever.
public struct CaseDraft: Hashable, Sendable {
    public let formalCase: Case.ID
    /// The step's number; 0 for the case as a whole.
    public let step: Int
    /// Whose it is: the leader who led then, or the employee. A new leader does not get it.
    public let owner: Person.ID
    public let part: Part
    /// A question's id, an item of a checklist "list/item", a number of the exercise, or "text".
    public let field: String
    public let value: AnswerValue?
    public let version: Int
    /// Also the HR consultant may write in a record where HR takes part.
    public let editedBy: Person.ID
    public let editedAt: Instant

    public enum Part: String, CaseIterable, Hashable, Sendable {
        case preparation, exercise, checklist
        case privateNote = "private_note"
        case record
        /// The employee's answer to a hearing, before it is sent.
        case hearing
    }

    public init(
        formalCase: Case.ID, step: Int, owner: Person.ID, part: Part, field: String, value: AnswerValue?, version: Int,
        editedBy: Person.ID, editedAt: Instant
    ) {
        (self.formalCase, self.step, self.owner, self.part, self.field) = (formalCase, step, owner, part, field)
        (self.value, self.version, self.editedBy, self.editedAt) = (value, version, editedBy, editedAt)
    }
}

/// A letter as the organisation has made it its own, in one version of it.
public struct SavedLetter: Hashable, Sendable {
    public let plugin: Slug
    public let letter: Slug
    /// From 1.
    public let version: Int
    /// Nil puts the plugin's own back.
    public let title: LocalizedText?
    public let body: LocalizedText?
    public let savedBy: Person.ID
    public let savedAt: Instant

    public init(
        plugin: Slug, letter: Slug, version: Int, title: LocalizedText?, body: LocalizedText?, savedBy: Person.ID, savedAt: Instant
    ) {
        (self.plugin, self.letter, self.version, self.title, self.body) = (plugin, letter, version, title, body)
        (self.savedBy, self.savedAt) = (savedBy, savedAt)
    }
}

/// That something in a case waits for someone. Outside the case's own page it says nothing of what.
public struct CaseReminder: Identifiable, Hashable, Sendable {
    public let id: Identifier<CaseReminder>
    public let formalCase: Case.ID
    /// The deadline's ``CaseDeadline/key``.
    public let key: String
    public let recipient: Person.ID
    public let due: CalendarDate
    public let madeAt: Instant
    public let doneAt: Instant?

    public init(
        id: Identifier<CaseReminder>, formalCase: Case.ID, key: String, recipient: Person.ID, due: CalendarDate, madeAt: Instant,
        doneAt: Instant? = nil
    ) {
        (self.id, self.formalCase, self.key, self.recipient) = (id, formalCase, key, recipient)
        (self.due, self.madeAt, self.doneAt) = (due, madeAt, doneAt)
    }
}
