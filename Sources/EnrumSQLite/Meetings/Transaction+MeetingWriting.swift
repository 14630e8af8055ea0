import EnrumCore
import EnrumDomain

extension Transaction: MeetingWriting {
    func insert(_ meeting: Meeting) throws {
        try keep(
            meeting,
            with: """
                INSERT INTO meeting (id, type, employee, leader, day, minute, length, place, planned_by, planned_at, moves, sent_by,
                    sent_at, form, shared_by, shared_at, opened_at, begun_by, begun_at, held_by, held_at, closed_by, closed_at, ending,
                    ended_by, ended_at, ended_because, minute_taker, version, terms, left_out, ready_by, ready_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24,
                    ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33)
                """)
        try keepMoves(of: meeting, after: 0)
    }

    func update(_ meeting: Meeting) throws {
        let kept = meeting.moves.isEmpty ? 0 : try database.count("SELECT moves FROM meeting WHERE id = ?", meeting.id)
        try keep(
            meeting,
            with: """
                UPDATE meeting SET type = ?2, employee = ?3, leader = ?4, day = ?5, minute = ?6, length = ?7, place = ?8, planned_by = ?9,
                    planned_at = ?10, moves = ?11, sent_by = ?12, sent_at = ?13, form = ?14, shared_by = ?15, shared_at = ?16,
                    opened_at = ?17, begun_by = ?18, begun_at = ?19, held_by = ?20, held_at = ?21, closed_by = ?22, closed_at = ?23,
                    ending = ?24, ended_by = ?25, ended_at = ?26, ended_because = ?27, minute_taker = ?28, version = ?29,
                    terms = ?30, left_out = ?31, ready_by = ?32, ready_at = ?33
                WHERE id = ?1
                """)
        try keepMoves(of: meeting, after: kept)
    }

    func insert(_ form: Form, id: FormID) throws {
        try database.run(
            "INSERT INTO form (id, content) VALUES (?, ?) ON CONFLICT (id) DO NOTHING", id, TextBytes(bytes: try form.encoded()))
    }

    private func keep(_ meeting: Meeting, with sql: String) throws {
        try database.change(
            sql, meeting.id, meeting.type.id.rawValue, meeting.employee, meeting.leader, meeting.schedule.date,
            meeting.schedule.time?.minutes, meeting.schedule.length, meeting.schedule.place, meeting.planned.by, meeting.planned.at,
            meeting.moves.count, meeting.sent?.by, meeting.sent?.at, meeting.form, meeting.shared?.by, meeting.shared?.at,
            meeting.opened, meeting.begun?.by, meeting.begun?.at, meeting.held?.by, meeting.held?.at, meeting.closed?.by,
            meeting.closed?.at, meeting.ending?.kind.rawValue, meeting.ending?.stamp.by, meeting.ending?.stamp.at,
            meeting.ending?.reason, meeting.minuteTaker, meeting.version,
            meeting.type == .oneToOne ? nil : try StoredJSON(meeting.type),
            meeting.leftForLater.isEmpty ? nil : try StoredJSON(meeting.leftForLater), meeting.ready?.by, meeting.ready?.at)
    }

    private func keepMoves(of meeting: Meeting, after kept: Int) throws {
        for (number, move) in meeting.moves.enumerated().dropFirst(kept) {
            try database.run(
                """
                INSERT INTO meeting_move (meeting, number, from_day, to_day, moved_by, moved_at, reason) VALUES (?, ?, ?, ?, ?, ?, ?)
                """, meeting.id, number + 1, move.from, move.to, move.stamp.by, move.stamp.at, move.reason)
        }
    }
}
