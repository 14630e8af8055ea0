import EnrumCore
import EnrumDomain
import Foundation

extension Transaction: MeetingReading {
    func meeting(_ id: Meeting.ID) throws -> Meeting? {
        try complete(database.all(MeetingSQL.byID, id, as: MeetingRow.init)).first
    }

    func meetings(ofEmployee employee: Person.ID) throws -> [Meeting] {
        try complete(database.all(MeetingSQL.ofEmployee, employee, as: MeetingRow.init))
    }

    func currentMeetings(ofLeader leader: Person.ID) throws -> [Meeting] {
        try complete(database.all(MeetingSQL.current, leader, as: MeetingRow.init))
    }

    func openMeetings(ofEmployee employee: Person.ID) throws -> [Meeting] {
        try complete(database.all(MeetingSQL.open, employee, as: MeetingRow.init))
    }

    func meeting(before meeting: Meeting) throws -> Meeting? {
        try complete(
            database.all(
                MeetingSQL.before, meeting.leader, meeting.employee, meeting.schedule.date, meeting.id, as: MeetingRow.init)
        ).first
    }

    func form(_ id: FormID) throws -> Form? {
        if let form = memory.form(id) { return form }
        guard let content = try database.first("SELECT content FROM form WHERE id = ?", id, as: { $0.bytes() }) else { return nil }
        let form = try JSONDecoder().decode(Form.self, stored: content)
        if !isWriting { memory.remember(form, as: id) }
        return form
    }

    /// Adds to meetings as they stand in their rows the moves of those that have any, all in one further query.
    private func complete(_ rows: [MeetingRow]) throws -> [Meeting] {
        let moved = rows.filter { $0.moves > 0 }
        guard !moved.isEmpty else { return rows.map(\.meeting) }
        var moves: [Meeting.ID: [Meeting.Move]] = [:]
        try Prepared(MeetingSQL.moves, on: database).forEach(JSONList(moved.map(\.meeting.id))) { row in
            moves[row.id(), default: []].append(try Meeting.Move(&row))
        }
        return rows.map { row in moves[row.meeting.id].map { row.meeting.with($0) } ?? row.meeting }
    }
}

enum MeetingSQL {
    /// In the order in which `MeetingRow.init` reads them.
    private static let columns = """
        id, type, employee, leader, day, minute, length, place, planned_by, planned_at, moves, sent_by, sent_at, form, shared_by, shared_at, \
        opened_at, begun_by, begun_at, held_by, held_at, closed_by, closed_at, ending, ended_by, ended_at, ended_because, minute_taker, \
        version, terms, left_out, ready_by, ready_at
        """
    private static let isOpen = "closed_at IS NULL AND ended_at IS NULL"
    private static let newestFirst = " ORDER BY day DESC, id DESC"

    static let byID = "SELECT " + columns + " FROM meeting WHERE id = ?"
    static let ofEmployee = "SELECT " + columns + " FROM meeting WHERE employee = ?" + newestFirst
    static let open = "SELECT " + columns + " FROM meeting WHERE employee = ? AND " + isOpen + newestFirst
    static let before =
        "SELECT " + columns
        + " FROM meeting WHERE leader = ?1 AND employee = ?2 AND (day, id) < (?3, ?4) AND held_at IS NOT NULL" + newestFirst + " LIMIT 1"
    static let current =
        "SELECT " + columns + " FROM meeting WHERE leader = ?1 AND " + isOpen + " UNION ALL SELECT " + columns + """
             FROM meeting WHERE id IN (
                SELECT (
                    SELECT done.id FROM meeting done
                    WHERE done.leader = ?1 AND done.employee = pair.employee AND (done.closed_at IS NOT NULL OR done.ended_at IS NOT NULL)
                    ORDER BY done.day DESC, done.id DESC LIMIT 1
                ) FROM (SELECT DISTINCT employee FROM meeting WHERE leader = ?1) pair
            )
            """ + newestFirst
    static let moves = """
        SELECT meeting, from_day, to_day, moved_by, moved_at, reason FROM meeting_move
        WHERE meeting IN (SELECT value FROM json_each(?)) ORDER BY meeting, number
        """
}

/// A row of the meeting table: the meeting without its moves, which are rows of their own, and how many it has.
private struct MeetingRow {
    let meeting: Meeting
    let moves: Int

    init(_ row: inout Row) throws {
        let id: Meeting.ID = row.id()
        let type = MeetingType.ID(row.text())
        let (employee, leader): (Person.ID, Person.ID) = (row.id(), row.id())
        let schedule = Meeting.Schedule(
            storedDate: try row.date(), time: row.optional { $0.int() }.flatMap { TimeOfDay(minutes: $0) }, length: row.int(),
            place: row.optionalText())
        let planned = Meeting.Stamp(by: row.id(), at: row.instant())
        moves = row.int()
        let (sent, form, shared): (Meeting.Stamp?, FormID?, Meeting.Stamp?) = (row.stamp(), row.optionalID(), row.stamp())
        let (opened, begun, held, closed) = (row.optionalInstant(), row.stamp(), row.stamp(), row.stamp())
        let (ending, minuteTaker, version): (Meeting.Ending?, Person.ID, Int) = (try row.ending(), row.id(), row.int())
        let terms: MeetingType? = try row.optionalJSON()
        let left: [QuestionID]? = try row.optionalJSON()
        meeting = Meeting.stored(
            id: id, type: terms ?? MeetingType(id: type), employee: employee, leader: leader, schedule: schedule, planned: planned,
            moves: [], sent: sent, form: form, leftForLater: left ?? [], shared: shared, opened: opened, ready: row.stamp(), begun: begun,
            held: held, closed: closed, ending: ending, minuteTaker: minuteTaker, version: version)
    }
}

extension Meeting {
    fileprivate func with(_ moves: [Move]) -> Meeting {
        .stored(
            id: id, type: type, employee: employee, leader: leader, schedule: schedule, planned: planned, moves: moves, sent: sent,
            form: form, leftForLater: leftForLater, shared: shared, opened: opened, ready: ready, begun: begun, held: held,
            closed: closed, ending: ending, minuteTaker: minuteTaker, version: version)
    }
}

extension Row {
    /// Two columns, by whom and when; nil when it has not happened.
    fileprivate mutating func stamp() -> Meeting.Stamp? {
        guard !isNull else {
            skip(2)
            return nil
        }
        return Meeting.Stamp(by: id(), at: instant())
    }

    /// A value that is kept as JSON.
    fileprivate mutating func optionalJSON<Value: Decodable>() throws -> Value? {
        guard !isNull else {
            skip(1)
            return nil
        }
        return try json()
    }

    /// Four columns: what kind, by whom, when and why.
    fileprivate mutating func ending() throws -> Meeting.Ending? {
        guard !isNull else {
            skip(4)
            return nil
        }
        return Meeting.Ending(kind: try word(), stamp: Meeting.Stamp(by: id(), at: instant()), reason: optionalText())
    }
}

extension Meeting.Move {
    fileprivate init(_ row: inout Row) throws {
        self.init(
            from: try row.date(), to: try row.date(), stamp: Meeting.Stamp(by: row.id(), at: row.instant()), reason: row.optionalText())
    }
}

extension JSONDecoder {
    /// Decodes what the store keeps; what cannot be decoded was damaged.
    func decode<Value: Decodable>(_ type: Value.Type, stored content: [UInt8]) throws -> Value {
        do {
            return try decode(type, from: Data(content))
        } catch {
            throw StoreFailure.corrupt("a stored \(Value.self) cannot be read")
        }
    }
}
