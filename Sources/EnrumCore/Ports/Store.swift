public import EnrumDomain

/// The durable state of one installation.
///
/// A closure passed to ``read(_:)`` or ``write(_:)`` is one transaction: it sees one consistent state, and what it writes is kept
/// together or not at all. `write` returns after the change is durable: a crash or a power cut after that loses nothing.
public protocol Store: Sendable {
    func read<Value: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> Value) async throws -> Value
    func write<Value: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> Value) async throws -> Value
}

/// What can be looked up in one consistent state.
public typealias ReadTransaction = AgreementReading & AuditReading & CaseReading & CredentialReading & FrameReading & InstallationReading
    & MeetingReading
    & ModuleReading & PeopleReading
    & QuestionSetReading & RecordReading & SelfAgreementReading

/// What can be changed in one transaction. It reads what it has just written.
public typealias WriteTransaction = AgreementWriting & AuditWriting & CaseWriting & CredentialWriting & FrameWriting & InstallationWriting
    & MeetingWriting
    & ModuleWriting & PeopleWriting
    & QuestionSetWriting & ReadTransaction & RecordWriting & SelfAgreementWriting

/// Why the store could not do what it was asked to. Nothing of the transaction was kept.
public enum StoreFailure: Error, Hashable, Sendable {
    /// The disk is full. Reading still works; writing works again when there is room.
    case full
    /// The file cannot be written to.
    case readOnly
    /// Somebody else holds the file, and waiting did not help.
    case busy
    /// The file is damaged; the text names what was found.
    case corrupt(String)
    /// The file was made by a newer version of Enrum.
    case newer(found: Int, known: Int)
    /// A row refers to something that is not there, or would be there twice: a fault of ours.
    case constraint(String)
    case other(String)
}

// MARK: People

public protocol PeopleReading {
    func person(_ id: Person.ID) throws -> Person?
    func person(email: EmailAddress) throws -> Person?
    /// Those of `ids` that exist; when they are many, in one query.
    func people(_ ids: Set<Person.ID>) throws -> [Person.ID: Person]
    /// Active people whose leader this is, in Danish order.
    func team(of leader: Person.ID) throws -> [Person]
    /// Whether an active person has them as leader.
    func leadsAnyone(_ person: Person.ID) throws -> Bool
    /// Everybody, also those who have left, in Danish order. Cost: the whole table.
    func everyone() throws -> [Person]
    /// Active people whose name or email starts a word with `text` (all when empty), in `departments` (everywhere when nil), in Danish order.
    func people(matching text: String, in departments: Set<Identifier<Department>>?, limit: Int, offset: Int) throws -> [Person]
    func countPeople(matching text: String, in departments: Set<Identifier<Department>>?) throws -> Int
    func departments() throws -> DepartmentTree
    /// Whether some active person is admin.
    func hasAdmin() throws -> Bool
    /// When the leader was this person's leader: open at the end while they still are.
    func leaderPeriods(of person: Person.ID) throws -> [LeaderPeriod]
}

/// For how long someone was somebody's leader.
public struct LeaderPeriod: Hashable, Sendable {
    public let leader: Person.ID
    public let from: Instant
    public let until: Instant?

    public init(leader: Person.ID, from: Instant, until: Instant?) { (self.leader, self.from, self.until) = (leader, from, until) }
}

public protocol PeopleWriting {
    func insert(_ department: Department) throws
    /// Adds someone, and the leader period that starts at `instant`. The leader may be inserted later in the same transaction.
    func insert(_ person: Person, at instant: Instant) throws
    /// Changes someone; a new leader ends the old leader period and starts a new one at `instant`.
    func update(_ person: Person, at instant: Instant) throws
}

// MARK: Sign-in

public protocol CredentialReading {
    func passwordHash(of person: Person.ID) throws -> String?
    /// The session and its person in one query; nil for an unknown token.
    func session(_ token: TokenHash) throws -> (session: Session, person: Person)?
    func sessions(of person: Person.ID) throws -> [Session]
    func oneTimeLink(_ token: TokenHash) throws -> OneTimeLink?
    func throttle(_ key: String) throws -> Throttle?
    /// Whether this device has signed in as this person before.
    func isKnown(_ device: TokenHash, for person: Person.ID) throws -> Bool
}

public protocol CredentialWriting {
    func setPasswordHash(_ hash: String, of person: Person.ID, at instant: Instant) throws
    func insert(_ session: Session) throws
    func touch(_ session: TokenHash, at instant: Instant) throws
    func endSession(_ token: TokenHash) throws
    /// Ends every session of the person but one.
    func endSessions(of person: Person.ID, except token: TokenHash?) throws
    /// Deletes what has expired before `instant`: sessions, links, throttles.
    func deleteExpired(before instant: Instant) throws
    /// Keeps a new link; earlier unused links of the same kind to the same person stop working.
    func insert(_ link: OneTimeLink) throws
    func useOneTimeLink(_ token: TokenHash, at instant: Instant) throws
    func save(_ throttle: Throttle) throws
    func remember(_ device: TokenHash, for person: Person.ID, at instant: Instant) throws
}

// MARK: Meetings

public protocol MeetingReading {
    func meeting(_ id: Meeting.ID) throws -> Meeting?
    /// Newest date first.
    func meetings(ofEmployee employee: Person.ID) throws -> [Meeting]
    /// The leader's meetings that are neither closed nor ended, and for each employee the newest that is; newest date first, in one query.
    func currentMeetings(ofLeader leader: Person.ID) throws -> [Meeting]
    /// Meetings of the employee that are neither closed nor ended.
    func openMeetings(ofEmployee employee: Person.ID) throws -> [Meeting]
    /// The newest held or closed meeting of the same pair before this one (by date, then id).
    func meeting(before meeting: Meeting) throws -> Meeting?
    /// The frozen form.
    func form(_ id: FormID) throws -> Form?
}

public protocol MeetingWriting {
    func insert(_ meeting: Meeting) throws
    /// Keeps the meeting's facts, moves included.
    func update(_ meeting: Meeting) throws
    /// Keeps a form under its id; one that is there already stays.
    func insert(_ form: Form, id: FormID) throws
}

// MARK: What is written in a meeting

public protocol RecordReading {
    func answers(of meeting: Meeting.ID) throws -> [Answer]
    /// Of several meetings, in one query.
    func answers(of meetings: [Meeting.ID]) throws -> [Meeting.ID: [Answer]]
    /// Whose order is that in which they were added.
    func addedQuestions(of meeting: Meeting.ID) throws -> [AddedQuestion]
    func sharedNotes(of meeting: Meeting.ID) throws -> [SharedNote]
    func passages(of meeting: Meeting.ID) throws -> [Passage]
    func passage(_ id: Passage.ID) throws -> Passage?
    func privateNote(of meeting: Meeting.ID, by author: Person.ID) throws -> PrivateNote?
    /// The meeting's points: those raised in it, those of the same pair raised before it and not ticked before it began, oldest first.
    func agenda(of meeting: Meeting) throws -> [AgendaItem]
    func agendaItem(_ id: AgendaItem.ID) throws -> AgendaItem?
    func acknowledgements(of meeting: Meeting.ID) throws -> [Acknowledgement]
    func remarks(of meeting: Meeting.ID) throws -> [Remark]
    func pendingTexts(of meeting: Meeting.ID, by author: Person.ID) throws -> [PendingText]
}

public protocol RecordWriting {
    /// Adds or replaces.
    func save(_ answer: Answer, in meeting: Meeting.ID) throws
    /// Adds or replaces several at once.
    func save(_ answers: [Answer], in meeting: Meeting.ID) throws
    func insert(_ question: AddedQuestion) throws
    func save(_ note: SharedNote) throws
    func save(_ passage: Passage) throws
    func delete(_ passage: Passage.ID) throws
    func save(_ note: PrivateNote) throws
    func insert(_ item: AgendaItem) throws
    func update(_ item: AgendaItem) throws
    func delete(_ item: AgendaItem.ID) throws
    /// Keeps the first; a second changes nothing.
    func insert(_ acknowledgement: Acknowledgement) throws
    func insert(_ remark: Remark) throws
    func save(_ pending: PendingText) throws
    func deletePendingText(_ field: String, of meeting: Meeting.ID, by author: Person.ID) throws
}

// MARK: Agreements

public protocol AgreementReading {
    func agreement(_ id: Agreement.ID) throws -> Agreement?
    /// With their histories, by deadline.
    func agreements(ofEmployee employee: Person.ID) throws -> [Agreement]
    /// Open ones, by deadline.
    func openAgreements(ofEmployee employee: Person.ID) throws -> [Agreement]
    /// Those made in the meeting, oldest first.
    func agreements(of meeting: Meeting.ID) throws -> [Agreement]
    /// Those that someone is responsible for without being one of the pair.
    func agreements(ofThird responsible: Person.ID) throws -> [Agreement]
    /// Open agreements of everyone in the leader's team, in one query, by deadline.
    func openAgreements(ofTeam leader: Person.ID) throws -> [Agreement]
}

public protocol AgreementWriting {
    func insert(_ agreement: Agreement) throws
    /// Keeps the new state, and the events of the history that are not kept yet.
    func update(_ agreement: Agreement) throws
}

// MARK: Question sets

public protocol QuestionSetReading {
    func questionSet(_ id: Slug) throws -> InstalledQuestionSet?
    func questionSets() throws -> [InstalledQuestionSet]
}

public protocol QuestionSetWriting {
    /// Adds or replaces; forms that were frozen before stay as they are.
    func save(_ set: InstalledQuestionSet) throws
    func deleteQuestionSet(_ id: Slug) throws
}

/// A question set as this organisation uses it.
public struct InstalledQuestionSet: Hashable, Sendable {
    public let set: QuestionSet
    /// Where it is asked, with all below; empty means everywhere.
    public var departments: Set<Identifier<Department>>
    /// Its place in the form: lower comes first, then by id. The base set is 0.
    public var position: Int
    /// Whether it is part of new forms.
    public var isActive: Bool
    public let installedAt: Instant
    public let installedBy: Person.ID?

    public init(
        set: QuestionSet, departments: Set<Identifier<Department>> = [], position: Int = 100, isActive: Bool = true, installedAt: Instant,
        installedBy: Person.ID?
    ) {
        (self.set, self.departments, self.position, self.isActive) = (set, departments, position, isActive)
        (self.installedAt, self.installedBy) = (installedAt, installedBy)
    }
}

// MARK: Audit log

public protocol AuditReading {
    /// What concerns the person, newest first.
    func auditEntries(about person: Person.ID, limit: Int, before sequence: Int64?) throws -> [AuditRow]
    /// Security events, newest first: sign-ins, refusals, imports, settings; no conversations.
    func securityEntries(limit: Int, before sequence: Int64?) throws -> [AuditRow]
    func lastAuditRow() throws -> AuditRow?
    /// Every row, oldest first, for verifying the chain; stops when the closure returns false.
    func forEachAuditRow(_ body: (AuditRow) throws -> Bool) throws
}

public protocol AuditWriting {
    /// Appends a row; nobody ever changes or removes one.
    func append(_ row: AuditRow) throws
}

// MARK: The installation

public protocol InstallationReading {
    func setting(_ key: String) throws -> String?
    func settings() throws -> [String: String]
    func counts() throws -> InstallationCounts
}

public protocol InstallationWriting {
    /// Nil removes it.
    func setSetting(_ key: String, to value: String?) throws
}

/// How much there is, for `doctor`, `backup` and the operations page.
public struct InstallationCounts: Hashable, Sendable, Codable {
    public var people: Int
    public var departments: Int
    public var meetings: Int
    public var agreements: Int
    public var questionSets: Int
    public var auditRows: Int

    public init(people: Int, departments: Int, meetings: Int, agreements: Int, questionSets: Int, auditRows: Int) {
        (self.people, self.departments, self.meetings) = (people, departments, meetings)
        (self.agreements, self.questionSets, self.auditRows) = (agreements, questionSets, auditRows)
    }
}
