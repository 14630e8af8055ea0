import EnrumCore
import EnrumDomain

extension Transaction: RecordWriting {
    func save(_ answer: Answer, in meeting: Meeting.ID) throws { try save([answer], in: meeting) }

    func save(_ answers: [Answer], in meeting: Meeting.ID) throws {
        let statement = try Prepared(
            """
            INSERT INTO answer (meeting, question, author, kind, value, is_marked, version, edited_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (meeting, question, author) DO UPDATE SET kind = excluded.kind, value = excluded.value,
                is_marked = excluded.is_marked, version = excluded.version, edited_at = excluded.edited_at
            """, on: database)
        for answer in answers {
            try statement.run(
                meeting, answer.question.rawValue, answer.author, answer.value?.tag, answer.value?.stored, answer.isMarked,
                answer.version, answer.editedAt)
        }
    }

    func insert(_ question: AddedQuestion) throws {
        try database.run(
            """
            INSERT INTO added_question (meeting, number, question, author, body, added_at)
            SELECT ?1, 1 + coalesce(max(number), 0), ?2, ?3, ?4, ?5 FROM added_question WHERE meeting = ?1
            """, question.meeting, question.id.rawValue, question.author, question.text, question.addedAt)
    }

    func save(_ note: SharedNote) throws {
        try database.run(
            """
            INSERT INTO shared_note (meeting, question, body, version, edited_by, edited_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (meeting, question) DO UPDATE SET body = excluded.body, version = excluded.version,
                edited_by = excluded.edited_by, edited_at = excluded.edited_at
            """, note.meeting, note.question.rawValue, note.text, note.version, note.editedBy, note.editedAt)
    }

    func save(_ passage: Passage) throws {
        try database.run(
            """
            INSERT INTO passage (id, meeting, body, is_confidential, version, edited_by, edited_at, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET body = excluded.body, is_confidential = excluded.is_confidential,
                version = excluded.version, edited_by = excluded.edited_by, edited_at = excluded.edited_at
            """, passage.id, passage.meeting, passage.text, passage.isConfidential, passage.version, passage.editedBy, passage.editedAt,
            passage.createdAt)
    }

    func delete(_ passage: Passage.ID) throws {
        try database.run("DELETE FROM passage WHERE id = ?", passage)
    }

    func save(_ note: PrivateNote) throws {
        try database.run(
            """
            INSERT INTO private_note (meeting, author, body, version, edited_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (meeting, author) DO UPDATE SET body = excluded.body, version = excluded.version, edited_at = excluded.edited_at
            """, note.meeting, note.author, note.text, note.version, note.editedAt)
    }

    func insert(_ item: AgendaItem) throws {
        try database.run(
            """
            INSERT INTO agenda_item (id, employee, leader, raised_in, author, body, raised_at, shared_at, ticked_by, ticked_at, ticked_in)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, item.id, item.employee, item.leader, item.raisedIn, item.author, item.text, item.raisedAt, item.sharedAt,
            item.ticked?.by, item.ticked?.at, item.ticked?.meeting)
    }

    func update(_ item: AgendaItem) throws {
        try database.change(
            "UPDATE agenda_item SET shared_at = ?2, ticked_by = ?3, ticked_at = ?4, ticked_in = ?5 WHERE id = ?1",
            item.id, item.sharedAt, item.ticked?.by, item.ticked?.at, item.ticked?.meeting)
    }

    func delete(_ item: AgendaItem.ID) throws {
        try database.run("DELETE FROM agenda_item WHERE id = ?", item)
    }

    func insert(_ acknowledgement: Acknowledgement) throws {
        try database.run(
            "INSERT INTO acknowledgement (meeting, person, seen_at) VALUES (?, ?, ?) ON CONFLICT (meeting, person) DO NOTHING",
            acknowledgement.meeting, acknowledgement.person, acknowledgement.seenAt)
    }

    func insert(_ remark: Remark) throws {
        try database.run(
            "INSERT INTO remark (id, meeting, author, body, remarked_at) VALUES (?, ?, ?, ?, ?)",
            remark.id, remark.meeting, remark.author, remark.text, remark.at)
    }

    func save(_ pending: PendingText) throws {
        try database.run(
            """
            INSERT INTO pending_text (meeting, author, field, body, lost_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (meeting, author, field) DO UPDATE SET body = excluded.body, lost_at = excluded.lost_at
            """, pending.meeting, pending.author, pending.field, pending.text, pending.at)
    }

    func deletePendingText(_ field: String, of meeting: Meeting.ID, by author: Person.ID) throws {
        try database.run("DELETE FROM pending_text WHERE meeting = ? AND author = ? AND field = ?", meeting, author, field)
    }
}
