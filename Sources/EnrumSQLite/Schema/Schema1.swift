extension Migration {
    /// The first schema. A released migration is never edited: what comes later is a new one.
    ///
    /// Lengths are bounded in code points with room to spare; the domain's limits, which count characters, are the ones that people meet.
    /// Tables that are read by their key alone keep their rows in it (WITHOUT ROWID); where the order of arrival counts, `number` keeps it.
    static let one = Migration(
        version: 1,
        sql: """
            CREATE TABLE setting (
                key TEXT NOT NULL PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 200),
                value TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;

            -- Counts up when a table that is kept in memory changes, whoever changed it.
            CREATE TABLE revision (
                subject TEXT NOT NULL PRIMARY KEY,
                number INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            INSERT INTO revision (subject, number) VALUES ('department', 0), ('question_set', 0);

            -- People

            CREATE TABLE department (
                id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
                name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 2000),
                parent TEXT REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
                CHECK (parent <> id)
            ) STRICT, WITHOUT ROWID;

            CREATE TRIGGER department_added AFTER INSERT ON department
            BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'department'; END;
            CREATE TRIGGER department_changed AFTER UPDATE ON department
            BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'department'; END;
            CREATE TRIGGER department_removed AFTER DELETE ON department
            BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'department'; END;

            CREATE TABLE person (
                id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
                external_id TEXT CHECK (length(external_id) BETWEEN 1 AND 2000),
                name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 2000),
                sort_key TEXT NOT NULL,
                search_key TEXT NOT NULL,
                email TEXT NOT NULL CHECK (length(email) BETWEEN 3 AND 2000),
                email_key TEXT NOT NULL,
                department TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
                leader TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
                workplace TEXT NOT NULL CHECK (workplace IN ('on_site', 'remote', 'hybrid')),
                language TEXT NOT NULL CHECK (language IN ('da', 'en')),
                is_admin INTEGER NOT NULL CHECK (is_admin IN (0, 1)),
                deactivated_at INTEGER,
                CHECK (leader <> id)
            ) STRICT, WITHOUT ROWID;

            CREATE UNIQUE INDEX person_email ON person (email_key);
            CREATE UNIQUE INDEX person_external_id ON person (external_id) WHERE external_id IS NOT NULL;
            CREATE INDEX person_order ON person (sort_key);
            CREATE INDEX person_department ON person (department, sort_key);
            CREATE INDEX person_team ON person (leader, sort_key) WHERE deactivated_at IS NULL;
            CREATE INDEX person_admin ON person (is_admin) WHERE is_admin = 1;

            CREATE TABLE hr_role (
                person TEXT NOT NULL REFERENCES person (id),
                department TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
                PRIMARY KEY (person, department)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE leader_period (
                person TEXT NOT NULL REFERENCES person (id),
                number INTEGER NOT NULL,
                leader TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
                since INTEGER NOT NULL,
                until INTEGER,
                PRIMARY KEY (person, number),
                CHECK (until >= since)
            ) STRICT, WITHOUT ROWID;

            -- Sign-in

            CREATE TABLE password (
                person TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
                hash TEXT NOT NULL CHECK (length(hash) BETWEEN 1 AND 1000),
                changed_at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE session (
                token BLOB NOT NULL PRIMARY KEY CHECK (length(token) = 32),
                person TEXT NOT NULL REFERENCES person (id),
                started_at INTEGER NOT NULL,
                last_seen_at INTEGER NOT NULL,
                device TEXT NOT NULL CHECK (length(device) <= 2000)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX session_person ON session (person, started_at);

            CREATE TABLE one_time_link (
                token BLOB NOT NULL PRIMARY KEY CHECK (length(token) = 32),
                kind TEXT NOT NULL CHECK (kind IN ('setup', 'invitation', 'password')),
                person TEXT REFERENCES person (id),
                expires_at INTEGER NOT NULL,
                used_at INTEGER,
                CHECK (kind = 'setup' OR person IS NOT NULL)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX one_time_link_person ON one_time_link (person, kind);

            CREATE TABLE throttle (
                key TEXT NOT NULL PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 2000),
                tokens REAL NOT NULL,
                counted_at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE known_device (
                person TEXT NOT NULL REFERENCES person (id),
                device BLOB NOT NULL CHECK (length(device) = 32),
                seen_at INTEGER NOT NULL,
                PRIMARY KEY (person, device)
            ) STRICT, WITHOUT ROWID;

            -- Questions

            CREATE TABLE question_set (
                id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
                content TEXT NOT NULL CHECK (length(content) >= 2),
                position INTEGER NOT NULL,
                is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
                installed_at INTEGER NOT NULL,
                installed_by TEXT REFERENCES person (id)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE question_set_department (
                question_set TEXT NOT NULL REFERENCES question_set (id) ON DELETE CASCADE,
                department TEXT NOT NULL REFERENCES department (id),
                PRIMARY KEY (question_set, department)
            ) STRICT, WITHOUT ROWID;

            CREATE TRIGGER question_set_added AFTER INSERT ON question_set
            BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'question_set'; END;
            CREATE TRIGGER question_set_changed AFTER UPDATE ON question_set
            BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'question_set'; END;
            CREATE TRIGGER question_set_removed AFTER DELETE ON question_set
            BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'question_set'; END;
            CREATE TRIGGER question_set_department_added AFTER INSERT ON question_set_department
            BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'question_set'; END;
            CREATE TRIGGER question_set_department_removed AFTER DELETE ON question_set_department
            BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'question_set'; END;

            -- Frozen forms, named by the hash of their content.
            CREATE TABLE form (
                id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
                content TEXT NOT NULL CHECK (length(content) >= 2)
            ) STRICT, WITHOUT ROWID;
            CREATE TRIGGER form_stays AFTER UPDATE ON form BEGIN SELECT RAISE(ABORT, 'a frozen form never changes'); END;
            CREATE TRIGGER form_is_kept BEFORE DELETE ON form BEGIN SELECT RAISE(ABORT, 'a frozen form is kept'); END;

            -- Meetings

            CREATE TABLE meeting (
                id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
                type TEXT NOT NULL CHECK (length(type) BETWEEN 1 AND 64),
                employee TEXT NOT NULL REFERENCES person (id),
                leader TEXT NOT NULL REFERENCES person (id),
                day TEXT NOT NULL CHECK (length(day) = 10),
                minute INTEGER CHECK (minute BETWEEN 0 AND 1439),
                length INTEGER NOT NULL CHECK (length BETWEEN 5 AND 480),
                place TEXT CHECK (length(place) BETWEEN 1 AND 2000),
                planned_by TEXT NOT NULL REFERENCES person (id),
                planned_at INTEGER NOT NULL,
                moves INTEGER NOT NULL CHECK (moves >= 0),
                sent_by TEXT REFERENCES person (id),
                sent_at INTEGER,
                form TEXT REFERENCES form (id),
                shared_by TEXT REFERENCES person (id),
                shared_at INTEGER,
                opened_at INTEGER,
                begun_by TEXT REFERENCES person (id),
                begun_at INTEGER,
                held_by TEXT REFERENCES person (id),
                held_at INTEGER,
                closed_by TEXT REFERENCES person (id),
                closed_at INTEGER,
                ending TEXT CHECK (ending IN ('cancelled', 'missed', 'leader_changed')),
                ended_by TEXT REFERENCES person (id),
                ended_at INTEGER,
                ended_because TEXT CHECK (length(ended_because) BETWEEN 1 AND 20000),
                minute_taker TEXT NOT NULL,
                version INTEGER NOT NULL CHECK (version >= 1),
                CHECK (employee <> leader),
                CHECK (minute_taker IN (employee, leader)),
                CHECK ((sent_by IS NULL) = (sent_at IS NULL)),
                CHECK ((form IS NULL) = (sent_at IS NULL)),
                CHECK ((shared_by IS NULL) = (shared_at IS NULL)),
                CHECK ((begun_by IS NULL) = (begun_at IS NULL)),
                CHECK ((held_by IS NULL) = (held_at IS NULL)),
                CHECK ((closed_by IS NULL) = (closed_at IS NULL)),
                CHECK ((ended_by IS NULL) = (ended_at IS NULL)),
                CHECK ((ending IS NULL) = (ended_at IS NULL)),
                CHECK (ended_because IS NULL OR ended_at IS NOT NULL),
                CHECK (shared_at IS NULL OR sent_at IS NOT NULL),
                CHECK (opened_at IS NULL OR shared_at IS NOT NULL),
                CHECK (begun_at IS NULL OR sent_at IS NOT NULL),
                CHECK (held_at IS NULL OR begun_at IS NOT NULL),
                CHECK (closed_at IS NULL OR held_at IS NOT NULL),
                CHECK (ended_at IS NULL OR begun_at IS NULL)
            ) STRICT, WITHOUT ROWID;

            CREATE INDEX meeting_employee ON meeting (employee, day);
            CREATE INDEX meeting_pair ON meeting (leader, employee, day);
            CREATE INDEX meeting_open ON meeting (leader, day) WHERE closed_at IS NULL AND ended_at IS NULL;

            CREATE TABLE meeting_move (
                meeting TEXT NOT NULL REFERENCES meeting (id),
                number INTEGER NOT NULL,
                from_day TEXT NOT NULL CHECK (length(from_day) = 10),
                to_day TEXT NOT NULL CHECK (length(to_day) = 10),
                moved_by TEXT NOT NULL REFERENCES person (id),
                moved_at INTEGER NOT NULL,
                reason TEXT CHECK (length(reason) BETWEEN 1 AND 20000),
                PRIMARY KEY (meeting, number)
            ) STRICT, WITHOUT ROWID;

            -- What is written in a meeting

            CREATE TABLE answer (
                meeting TEXT NOT NULL REFERENCES meeting (id),
                question TEXT NOT NULL CHECK (length(question) BETWEEN 3 AND 129),
                author TEXT NOT NULL REFERENCES person (id),
                kind TEXT CHECK (kind IN ('text', 'scale', 'choice', 'many', 'number', 'date', 'person', 'yes_no', 'table')),
                value TEXT CHECK (length(value) <= 1000000),
                is_marked INTEGER NOT NULL CHECK (is_marked IN (0, 1)),
                version INTEGER NOT NULL CHECK (version >= 1),
                edited_at INTEGER NOT NULL,
                PRIMARY KEY (meeting, question, author),
                CHECK ((kind IS NULL) = (value IS NULL))
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE added_question (
                meeting TEXT NOT NULL REFERENCES meeting (id),
                number INTEGER NOT NULL,
                question TEXT NOT NULL CHECK (length(question) BETWEEN 3 AND 129),
                author TEXT NOT NULL REFERENCES person (id),
                body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 20000),
                added_at INTEGER NOT NULL,
                PRIMARY KEY (meeting, number),
                UNIQUE (meeting, question)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE shared_note (
                meeting TEXT NOT NULL REFERENCES meeting (id),
                question TEXT NOT NULL CHECK (length(question) BETWEEN 3 AND 129),
                body TEXT NOT NULL CHECK (length(body) <= 400000),
                version INTEGER NOT NULL CHECK (version >= 1),
                edited_by TEXT NOT NULL REFERENCES person (id),
                edited_at INTEGER NOT NULL,
                PRIMARY KEY (meeting, question)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE passage (
                number INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
                meeting TEXT NOT NULL REFERENCES meeting (id),
                body TEXT NOT NULL CHECK (length(body) <= 400000),
                is_confidential INTEGER NOT NULL CHECK (is_confidential IN (0, 1)),
                version INTEGER NOT NULL CHECK (version >= 1),
                edited_by TEXT NOT NULL REFERENCES person (id),
                edited_at INTEGER NOT NULL,
                created_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX passage_meeting ON passage (meeting);

            CREATE TABLE private_note (
                meeting TEXT NOT NULL REFERENCES meeting (id),
                author TEXT NOT NULL REFERENCES person (id),
                body TEXT NOT NULL CHECK (length(body) <= 400000),
                version INTEGER NOT NULL CHECK (version >= 1),
                edited_at INTEGER NOT NULL,
                PRIMARY KEY (meeting, author)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE agenda_item (
                number INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
                employee TEXT NOT NULL REFERENCES person (id),
                leader TEXT NOT NULL REFERENCES person (id),
                raised_in TEXT NOT NULL REFERENCES meeting (id),
                author TEXT NOT NULL REFERENCES person (id),
                body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 20000),
                raised_at INTEGER NOT NULL,
                shared_at INTEGER,
                ticked_by TEXT REFERENCES person (id),
                ticked_at INTEGER,
                ticked_in TEXT REFERENCES meeting (id),
                CHECK (author IN (employee, leader)),
                CHECK ((ticked_by IS NULL) = (ticked_at IS NULL)),
                CHECK ((ticked_in IS NULL) = (ticked_at IS NULL))
            ) STRICT;
            CREATE INDEX agenda_item_meeting ON agenda_item (raised_in);
            CREATE INDEX agenda_item_pair ON agenda_item (leader, employee, ticked_at);

            CREATE TABLE acknowledgement (
                meeting TEXT NOT NULL REFERENCES meeting (id),
                person TEXT NOT NULL REFERENCES person (id),
                seen_at INTEGER NOT NULL,
                PRIMARY KEY (meeting, person)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE remark (
                number INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
                meeting TEXT NOT NULL REFERENCES meeting (id),
                author TEXT NOT NULL REFERENCES person (id),
                body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 40000),
                remarked_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX remark_meeting ON remark (meeting);
            CREATE TRIGGER remark_stays AFTER UPDATE ON remark BEGIN SELECT RAISE(ABORT, 'a remark never changes'); END;
            CREATE TRIGGER remark_is_kept BEFORE DELETE ON remark BEGIN SELECT RAISE(ABORT, 'a remark is kept'); END;

            CREATE TABLE pending_text (
                meeting TEXT NOT NULL REFERENCES meeting (id),
                author TEXT NOT NULL REFERENCES person (id),
                field TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 200),
                body TEXT NOT NULL CHECK (length(body) <= 400000),
                lost_at INTEGER NOT NULL,
                PRIMARY KEY (meeting, author, field)
            ) STRICT, WITHOUT ROWID;

            -- Agreements

            CREATE TABLE agreement (
                number INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
                employee TEXT NOT NULL REFERENCES person (id),
                leader TEXT NOT NULL REFERENCES person (id),
                meeting TEXT NOT NULL REFERENCES meeting (id),
                title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 2000),
                responsible TEXT NOT NULL REFERENCES person (id),
                deadline TEXT NOT NULL CHECK (length(deadline) = 10),
                first_step TEXT CHECK (length(first_step) BETWEEN 1 AND 40000),
                follow_up TEXT CHECK (length(follow_up) BETWEEN 1 AND 40000),
                state TEXT NOT NULL CHECK (state IN ('open', 'kept', 'dropped', 'evaluated')),
                version INTEGER NOT NULL CHECK (version >= 1),
                CHECK (employee <> leader)
            ) STRICT;
            CREATE INDEX agreement_employee ON agreement (employee, deadline);
            CREATE INDEX agreement_open ON agreement (employee, deadline) WHERE state = 'open';
            CREATE INDEX agreement_meeting ON agreement (meeting);
            CREATE INDEX agreement_third ON agreement (responsible, deadline) WHERE responsible <> employee AND responsible <> leader;

            CREATE TABLE agreement_event (
                agreement TEXT NOT NULL REFERENCES agreement (id),
                number INTEGER NOT NULL CHECK (number >= 1),
                kind TEXT NOT NULL CHECK (kind IN ('made', 'amended', 'noted', 'kept', 'dropped', 'evaluated')),
                done_by TEXT NOT NULL REFERENCES person (id),
                done_at INTEGER NOT NULL,
                title TEXT CHECK (length(title) BETWEEN 1 AND 2000),
                responsible TEXT REFERENCES person (id),
                deadline TEXT CHECK (length(deadline) = 10),
                first_step TEXT CHECK (length(first_step) BETWEEN 1 AND 40000),
                follow_up TEXT CHECK (length(follow_up) BETWEEN 1 AND 40000),
                outcome TEXT CHECK (outcome IN ('improved', 'unchanged', 'worse')),
                note TEXT CHECK (length(note) BETWEEN 1 AND 40000),
                PRIMARY KEY (agreement, number),
                CHECK ((kind = 'made') = (number = 1)),
                CHECK ((kind IN ('made', 'amended')) = (title IS NOT NULL)),
                CHECK ((title IS NULL) = (responsible IS NULL)),
                CHECK ((title IS NULL) = (deadline IS NULL)),
                CHECK (first_step IS NULL OR title IS NOT NULL),
                CHECK (follow_up IS NULL OR title IS NOT NULL),
                CHECK ((kind = 'evaluated') = (outcome IS NOT NULL)),
                CHECK (kind NOT IN ('amended', 'noted', 'dropped') OR note IS NOT NULL)
            ) STRICT, WITHOUT ROWID;
            CREATE TRIGGER agreement_event_stays AFTER UPDATE ON agreement_event
            BEGIN SELECT RAISE(ABORT, 'what happened to an agreement never changes'); END;
            CREATE TRIGGER agreement_event_is_kept BEFORE DELETE ON agreement_event
            BEGIN SELECT RAISE(ABORT, 'what happened to an agreement is kept'); END;

            -- The log

            CREATE TABLE audit (
                sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
                logged_at INTEGER NOT NULL,
                actor TEXT,
                action TEXT NOT NULL CHECK (length(action) BETWEEN 1 AND 100),
                object TEXT CHECK (length(object) BETWEEN 1 AND 200),
                concern_1 TEXT,
                concern_2 TEXT,
                from_outside INTEGER NOT NULL CHECK (from_outside IN (0, 1)),
                is_security INTEGER NOT NULL CHECK (is_security IN (0, 1)),
                hash BLOB NOT NULL CHECK (length(hash) = 32),
                CHECK (concern_2 IS NULL OR concern_1 IS NOT NULL)
            ) STRICT;
            CREATE INDEX audit_concern_1 ON audit (concern_1) WHERE concern_1 IS NOT NULL;
            CREATE INDEX audit_concern_2 ON audit (concern_2) WHERE concern_2 IS NOT NULL;
            CREATE INDEX audit_security ON audit (is_security) WHERE is_security = 1;
            CREATE TRIGGER audit_follows BEFORE INSERT ON audit
            WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM audit)
            BEGIN SELECT RAISE(ABORT, 'the log has no gaps'); END;
            CREATE TRIGGER audit_stays AFTER UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the log never changes'); END;
            CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the log is kept'); END;
            """)
}
