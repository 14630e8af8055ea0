import EnrumCore
import EnrumDomain

extension Transaction: RecordReading {
    func answers(of meeting: Meeting.ID) throws -> [Answer] {
        try database.all(
            "SELECT question, author, kind, value, is_marked, version, edited_at FROM answer WHERE meeting = ?", meeting, as: Answer.init)
    }

    func answers(of meetings: [Meeting.ID]) throws -> [Meeting.ID: [Answer]] {
        var answers: [Meeting.ID: [Answer]] = [:]
        try Prepared(
            """
            SELECT meeting, question, author, kind, value, is_marked, version, edited_at FROM answer
            WHERE meeting IN (SELECT value FROM json_each(?))
            """, on: database
        ).forEach(JSONList(meetings)) { row in
            answers[row.id(), default: []].append(try Answer(&row))
        }
        return answers
    }

    func addedQuestions(of meeting: Meeting.ID) throws -> [AddedQuestion] {
        try database.all(
            "SELECT question, meeting, author, body, added_at FROM added_question WHERE meeting = ? ORDER BY number", meeting
        ) {
            AddedQuestion(
                id: QuestionID(stored: $0.text()), meeting: $0.id(), author: $0.id(), text: $0.text(), addedAt: $0.instant())
        }
    }

    func sharedNotes(of meeting: Meeting.ID) throws -> [SharedNote] {
        try database.all("SELECT meeting, question, body, version, edited_by, edited_at FROM shared_note WHERE meeting = ?", meeting) {
            SharedNote(
                meeting: $0.id(), question: QuestionID(stored: $0.text()), text: $0.text(), version: $0.int(), editedBy: $0.id(),
                editedAt: $0.instant())
        }
    }

    func passages(of meeting: Meeting.ID) throws -> [Passage] {
        try database.all(PassageSQL.ofMeeting, meeting) { Passage(&$0) }
    }

    func passage(_ id: Passage.ID) throws -> Passage? {
        try database.first(PassageSQL.byID, id) { Passage(&$0) }
    }

    func privateNote(of meeting: Meeting.ID, by author: Person.ID) throws -> PrivateNote? {
        try database.first(
            "SELECT meeting, author, body, version, edited_at FROM private_note WHERE meeting = ? AND author = ?", meeting, author
        ) {
            PrivateNote(meeting: $0.id(), author: $0.id(), text: $0.text(), version: $0.int(), editedAt: $0.instant())
        }
    }

    func agenda(of meeting: Meeting) throws -> [AgendaItem] {
        try database.all(
            AgendaSQL.ofMeeting, meeting.id, meeting.leader, meeting.employee, meeting.schedule.date, meeting.begun?.at, meeting.held?.at
        ) { AgendaItem(&$0) }
    }

    func agendaItem(_ id: AgendaItem.ID) throws -> AgendaItem? {
        try database.first(AgendaSQL.byID, id) { AgendaItem(&$0) }
    }

    func acknowledgements(of meeting: Meeting.ID) throws -> [Acknowledgement] {
        try database.all("SELECT meeting, person, seen_at FROM acknowledgement WHERE meeting = ? ORDER BY seen_at, person", meeting) {
            Acknowledgement(meeting: $0.id(), person: $0.id(), seenAt: $0.instant())
        }
    }

    func remarks(of meeting: Meeting.ID) throws -> [Remark] {
        try database.all("SELECT id, meeting, author, body, remarked_at FROM remark WHERE meeting = ? ORDER BY number", meeting) {
            Remark(stored: $0.id(), meeting: $0.id(), author: $0.id(), text: $0.text(), at: $0.instant())
        }
    }

    func pendingTexts(of meeting: Meeting.ID, by author: Person.ID) throws -> [PendingText] {
        try database.all(
            "SELECT meeting, author, field, body, lost_at FROM pending_text WHERE meeting = ? AND author = ? ORDER BY field", meeting,
            author
        ) {
            PendingText(meeting: $0.id(), author: $0.id(), field: $0.text(), text: $0.text(), at: $0.instant())
        }
    }
}

enum PassageSQL {
    private static let columns = "id, meeting, body, is_confidential, version, edited_by, edited_at, created_at"
    static let ofMeeting = "SELECT " + columns + " FROM passage WHERE meeting = ? ORDER BY number"
    static let byID = "SELECT " + columns + " FROM passage WHERE id = ?"
}

enum AgendaSQL {
    private static let columns = """
        item.id, item.employee, item.leader, item.raised_in, item.author, item.body, item.raised_at, item.shared_at, item.ticked_by, \
        item.ticked_at, item.ticked_in
        """
    static let byID = "SELECT " + columns + " FROM agenda_item item WHERE item.id = ?"

    /// ?1 is the meeting, ?2 its leader, ?3 its employee, ?4 its day, ?5 when it began, ?6 when it was held.
    ///
    /// A point comes along from a meeting of an earlier day, or from one that was never held, unless it was ticked before this meeting
    /// began, or was raised after this meeting was held.
    static let ofMeeting =
        "SELECT " + columns + """
             FROM agenda_item item JOIN meeting origin ON origin.id = item.raised_in
            WHERE item.number IN (
                SELECT number FROM agenda_item WHERE raised_in = ?1
                UNION SELECT number FROM agenda_item WHERE leader = ?2 AND employee = ?3 AND ticked_at IS NULL
                UNION SELECT number FROM agenda_item WHERE leader = ?2 AND employee = ?3 AND ticked_at >= ?5
            ) AND (
                item.raised_in = ?1
                OR (((origin.day, origin.id) < (?4, ?1) OR origin.ended_at IS NOT NULL) AND (?6 IS NULL OR item.raised_at <= ?6))
            )
            ORDER BY item.raised_at, item.number
            """
}

extension Answer {
    fileprivate init(_ row: inout Row) throws {
        self.init(
            question: QuestionID(stored: row.text()), author: row.id(), value: try row.answerValue(), isMarked: row.bool(),
            version: row.int(), editedAt: row.instant())
    }
}

extension Row {
    /// Two columns: the value's kind and the value; nil when there is none.
    fileprivate mutating func answerValue() throws -> AnswerValue? {
        guard !isNull else {
            skip(2)
            return nil
        }
        let kind = text()
        guard let value = AnswerValue(stored: text(), tag: kind) else { throw StoreFailure.corrupt("a stored answer is not of its kind") }
        return value
    }
}

extension Passage {
    fileprivate init(_ row: inout Row) {
        self.init(
            id: row.id(), meeting: row.id(), text: row.text(), isConfidential: row.bool(), version: row.int(), editedBy: row.id(),
            editedAt: row.instant(), createdAt: row.instant())
    }
}

extension AgendaItem {
    fileprivate init(_ row: inout Row) {
        self.init(
            stored: row.id(), employee: row.id(), leader: row.id(), raisedIn: row.id(), author: row.id(), text: row.text(),
            raisedAt: row.instant(), sharedAt: row.optionalInstant(),
            ticked: row.optional { Tick(by: $0.id(), at: $0.instant(), meeting: $0.id()) })
    }
}
