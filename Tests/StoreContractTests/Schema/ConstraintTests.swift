import EnrumCore
import EnrumDomain
import Foundation
import GRDB
import Testing

@testable import EnrumSQLite

@Suite struct ConstraintTests {
    @Test(
        arguments: [
            "UPDATE audit SET action = 'nothing' WHERE sequence = 3", "DELETE FROM audit WHERE sequence = 40",
            "INSERT INTO audit SELECT sequence + 2, logged_at, actor, action, object, concern_1, concern_2, from_outside, is_security, hash FROM audit WHERE sequence = 40",
            "REPLACE INTO audit SELECT * FROM audit WHERE sequence = 40", "UPDATE form SET content = '{}'", "DELETE FROM form",
            "UPDATE remark SET body = 'andet'", "DELETE FROM remark", "UPDATE agreement_event SET note = 'andet'",
            "DELETE FROM agreement_event", "UPDATE plugin_package SET content = x'00'", "UPDATE plugin_package SET version = '9.9.9'",
            "DELETE FROM plugin_package", "UPDATE self_agreement_event SET note = 'andet'",
            "UPDATE case_event SET content = '{}'", "UPDATE case_event SET done_at = 1",
            "DELETE FROM case_event", "DELETE FROM formal_case", "UPDATE formal_case SET employee = 'ida'",
            "UPDATE formal_case SET pin = '{}'", "UPDATE formal_case SET opened_at = 1", "UPDATE formal_case SET id = 'other'",
            "UPDATE formal_case SET is_open = 0; UPDATE formal_case SET is_open = 1",
            "INSERT INTO case_event (formal_case, number, done_at, kind, content) VALUES ('case', 99, 1, 'noted', '{}')",
            "INSERT INTO case_event (formal_case, number, done_at, kind, content) SELECT 'case', max(number) + 1, 1, 'opened', '{}' FROM case_event",
            "REPLACE INTO case_event SELECT * FROM case_event WHERE number = 1", "UPDATE saved_letter SET body = NULL",
            "DELETE FROM saved_letter",
        ])
    func `What is for good cannot be changed, also not past the store`(statement: String) async throws {
        let store = try SQLiteStore.inMemory()
        try await House(store).furnish()
        await #expect(throws: DatabaseError.self) { try await store.writer.write { try $0.execute(sql: statement) } }
        #expect(try await store.read { try $0.counts().auditRows } == 40)
    }

    @Test(
        arguments: [
            "UPDATE meeting SET sent_at = NULL", "UPDATE meeting SET form = NULL", "UPDATE meeting SET begun_at = NULL, begun_by = NULL",
            "UPDATE meeting SET shared_at = NULL, shared_by = NULL", "UPDATE meeting SET held_by = NULL",
            "UPDATE meeting SET held_at = NULL, held_by = NULL, closed_at = 1, closed_by = 'ali'",
            "UPDATE meeting SET ended_at = 1, ended_by = 'ali', ending = 'missed'", "UPDATE meeting SET ending = 'missed'",
            "UPDATE meeting SET minute_taker = 'ida'", "UPDATE meeting SET leader = employee", "UPDATE meeting SET length = 4",
            "UPDATE meeting SET length = 481", "UPDATE meeting SET minute = 1440", "UPDATE meeting SET day = '2026'",
            "UPDATE meeting SET employee = 'nobody'", "UPDATE meeting SET version = 0", "UPDATE meeting SET place = ''",
            "UPDATE person SET workplace = 'moon'", "UPDATE person SET language = 'de'", "UPDATE person SET leader = id WHERE id = 'ali'",
            "UPDATE person SET email_key = 'ali@sol.example'", "UPDATE person SET department = 'nowhere'", "UPDATE person SET name = ''",
            "UPDATE person SET deactivated_at = 'i går'", "UPDATE person SET is_admin = 2",
            "UPDATE department SET parent = id WHERE id = 'dept-sun'", "DELETE FROM department WHERE id = 'dept-sun'",
            "UPDATE session SET token = x'00'", "UPDATE one_time_link SET person = NULL", "UPDATE one_time_link SET kind = 'other'",
            "UPDATE answer SET kind = NULL", "UPDATE answer SET kind = 'emoji'", "UPDATE answer SET value = 5, is_marked = 'yes'",
            "UPDATE answer SET author = 'nobody'", "UPDATE agenda_item SET ticked_by = 'ali'", "UPDATE agenda_item SET author = 'ida'",
            "UPDATE agreement SET state = 'lost'", "UPDATE agreement SET title = ''", "UPDATE agreement SET deadline = 'snart'",
            "INSERT INTO agreement_event (agreement, number, kind, done_by, done_at) VALUES ('agreement', 3, 'made', 'ali', 1)",
            "INSERT INTO agreement_event (agreement, number, kind, done_by, done_at) VALUES ('agreement', 3, 'evaluated', 'ali', 1)",
            "INSERT INTO agreement_event (agreement, number, kind, done_by, done_at) VALUES ('agreement', 3, 'dropped', 'ali', 1)",
            "INSERT INTO agreement_event (agreement, number, kind, done_by, done_at, outcome) VALUES ('agreement', 3, 'kept', 'ali', 1, 'worse')",
            "INSERT INTO agreement_event (agreement, number, kind, done_by, done_at, note) VALUES ('agreement', 3, 'amended', 'ali', 1, 'x')",
            "UPDATE agreement SET category = ''",
            "INSERT INTO agreement_event (agreement, number, kind, done_by, done_at, category) VALUES ('agreement', 3, 'kept', 'ali', 1, '{}')",
            "UPDATE self_agreement SET owner = 'nobody'", "UPDATE self_agreement SET meeting = 'nothing'",
            "UPDATE self_agreement SET version = 0",
            "INSERT INTO self_agreement_event (agreement, number, kind, done_at) VALUES ('own', 3, 'noted', 1)",
            "INSERT INTO self_agreement_event (agreement, number, kind, done_at) VALUES ('own', 3, 'changed', 1)",
            "INSERT INTO self_agreement_event (agreement, number, kind, done_at, note) VALUES ('own', 3, 'ended', 1, 'x')",
            "INSERT INTO self_agreement_event (agreement, number, kind, done_at, rhythm) VALUES ('own', 3, 'ticked', 1, 'weekly')",
            "INSERT INTO self_agreement_event (agreement, number, kind, done_at, title, follow_up_on, follow_up, rhythm) VALUES ('own', 3, 'changed', 1, 'x', '2026-12-01', 'y', 'hourly')",
            "INSERT INTO self_agreement_event (agreement, number, kind, done_at, title, follow_up_on, rhythm) VALUES ('own', 3, 'changed', 1, 'x', '2026-12-01', 'never')",
            "UPDATE formal_case SET hr = employee", "UPDATE formal_case SET hr = 'nobody'",
            "UPDATE formal_case SET decision_maker = employee",
            "UPDATE formal_case SET companion = employee", "UPDATE formal_case SET is_open = 2",
            "UPDATE case_draft SET part = 'other'", "UPDATE case_draft SET tag = NULL", "UPDATE case_draft SET value = NULL",
            "UPDATE case_draft SET owner = 'nobody'", "UPDATE case_draft SET version = 0", "UPDATE case_draft SET field = ''",
            "UPDATE case_draft SET formal_case = 'nothing'", "UPDATE case_reminder SET due = 'snart'",
            "UPDATE case_reminder SET recipient = 'nobody'", "UPDATE case_reminder SET key = ''",
            "INSERT INTO case_reminder SELECT 'other', formal_case, key, recipient, due, made_at, done_at FROM case_reminder",
            "UPDATE leader_period SET until = since - 1", "UPDATE passage SET is_confidential = 2",
            "UPDATE plugin SET digest = 'none'", "UPDATE plugin SET paused_at = 1", "UPDATE plugin SET paused_because = 'x'",
            "UPDATE plugin SET granted = ''", "UPDATE plugin SET limits = ''", "UPDATE plugin SET version = '1'",
            "UPDATE module_rule SET department = 'nowhere'", "UPDATE module_rule SET plugin = 'nothing'",
            "UPDATE module_rule SET is_on = 2", "UPDATE module_rule SET settings = ''", "UPDATE module_rule SET paused_at = NULL",
            "UPDATE meeting_module SET meeting = 'nothing'", "UPDATE meeting_module SET digest = 'none'",
            "UPDATE meeting_module SET number = -1", "UPDATE meeting_module SET granted = NULL",
            "UPDATE plugin_data SET value = ''", "UPDATE plugin_data SET leader = 'nobody'", "UPDATE plugin_data SET key = ''",
            "UPDATE plugin_data SET value = '\"' || hex(zeroblob(2048)) || '\"'", "UPDATE metric_value SET value = NULL",
            "UPDATE metric_value SET value = 'many'", "UPDATE metric_value SET meeting = 'nothing'",
            "UPDATE reminder SET recipient = 'ida'", "UPDATE reminder SET recipient = 'nobody'", "UPDATE reminder SET due = 'snart'",
            "UPDATE reminder SET key = ''", "UPDATE reminder SET text = ''",
            "INSERT INTO reminder SELECT 'other', plugin, employee, leader, key, recipient, due, text, made_at, done_at FROM reminder",
            "UPDATE plugin_fault SET kind = 'other'", "UPDATE plugin_fault SET line = 0", "UPDATE plugin_fault SET department = 'nowhere'",
            "UPDATE plugin_fault SET meeting = 'nothing'", "UPDATE plugin_fault SET author = 'nobody'",
            "UPDATE plugin_fault SET input_hash = 'short'", "UPDATE hook_usage SET calls = -1",
            "UPDATE hook_usage SET failures = calls + 1",
            "UPDATE hook_usage SET day = 'i dag'", "UPDATE checklist_tick SET person = 'nobody'", "UPDATE checklist_tick SET item = ''",
            "UPDATE trusted_key SET key = x'00'", "UPDATE trusted_key SET fingerprint = 'short'", "UPDATE trusted_key SET name = ''",
        ])
    func `What the domain calls wrong, the schema refuses`(statement: String) async throws {
        let store = try SQLiteStore.inMemory()
        try await House(store).furnish()
        await #expect(throws: DatabaseError.self) { try await store.writer.write { try $0.execute(sql: statement) } }
    }

    @Test(
        arguments: [
            (SQLITE_FULL, .full), (SQLITE_READONLY | 5 << 8, .readOnly), (SQLITE_BUSY | 2 << 8, .busy), (SQLITE_LOCKED, .busy),
            (SQLITE_CORRUPT | 1 << 8, .corrupt("found")), (SQLITE_NOTADB, .corrupt("found")), (SQLITE_IOERR | 2 << 8, .corrupt("found")),
            (SQLITE_CONSTRAINT | 8 << 8, .constraint("found")), (SQLITE_IOERR | 3 << 8, .other("SQLite 778: found")),
        ] as [(Int32, StoreFailure)])
    func `Every failure of SQLite's has its meaning`(code: Int32, meaning: StoreFailure) {
        #expect(StoreFailure(code: code, message: "found") == meaning)
        #expect(StoreFailure(DatabaseError(resultCode: ResultCode(rawValue: code), message: "found")) == meaning)
    }
}

private let (SQLITE_BUSY, SQLITE_LOCKED, SQLITE_READONLY, SQLITE_IOERR): (Int32, Int32, Int32, Int32) = (5, 6, 8, 10)
private let (SQLITE_CORRUPT, SQLITE_FULL, SQLITE_CONSTRAINT, SQLITE_NOTADB): (Int32, Int32, Int32, Int32) = (11, 13, 19, 26)
