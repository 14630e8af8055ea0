extension Migration {
    /// Cases: staged procedures of several conversations about one matter.
    ///
    /// What happened in a case is one row each, and nobody ever changes or removes one; documents lie in them whole.
    static let cases = """
        -- Also people who have left: a case about one of them is still their leader's to read.
        CREATE INDEX person_led ON person (leader);

        CREATE TABLE formal_case (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
            employee TEXT NOT NULL REFERENCES person (id),
            -- The plugin version, the procedure and the settings as they were when it was opened.
            pin TEXT NOT NULL CHECK (length(pin) >= 2),
            opened_at INTEGER NOT NULL,
            hr TEXT REFERENCES person (id),
            decision_maker TEXT REFERENCES person (id),
            companion TEXT REFERENCES person (id),
            is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
            CHECK (hr <> employee),
            CHECK (decision_maker <> employee),
            CHECK (companion <> employee)
        ) STRICT;
        CREATE INDEX formal_case_employee ON formal_case (employee);
        CREATE INDEX formal_case_hr ON formal_case (hr) WHERE hr IS NOT NULL;
        CREATE INDEX formal_case_decision_maker ON formal_case (decision_maker) WHERE decision_maker IS NOT NULL;
        CREATE INDEX formal_case_companion ON formal_case (companion) WHERE companion IS NOT NULL;
        CREATE INDEX formal_case_open ON formal_case (is_open) WHERE is_open = 1;
        CREATE TRIGGER formal_case_pinned AFTER UPDATE OF id, employee, pin, opened_at ON formal_case
        BEGIN SELECT RAISE(ABORT, 'what a case is about never changes'); END;
        CREATE TRIGGER formal_case_stays_closed BEFORE UPDATE OF is_open ON formal_case WHEN OLD.is_open = 0 AND NEW.is_open = 1
        BEGIN SELECT RAISE(ABORT, 'a closed case stays closed'); END;
        CREATE TRIGGER formal_case_is_kept BEFORE DELETE ON formal_case BEGIN SELECT RAISE(ABORT, 'a case is kept'); END;

        CREATE TABLE case_event (
            formal_case TEXT NOT NULL REFERENCES formal_case (id),
            number INTEGER NOT NULL CHECK (number >= 1),
            step INTEGER CHECK (step >= 1),
            -- Nil for the system itself.
            done_by TEXT REFERENCES person (id),
            done_at INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 64),
            content TEXT NOT NULL CHECK (length(content) BETWEEN 2 AND 800000),
            PRIMARY KEY (formal_case, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER case_event_follows BEFORE INSERT ON case_event
        WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM case_event WHERE formal_case = NEW.formal_case)
        BEGIN SELECT RAISE(ABORT, 'what happened in a case has no gaps'); END;
        CREATE TRIGGER case_event_begins BEFORE INSERT ON case_event WHEN (NEW.number = 1) <> (NEW.kind = 'opened')
        BEGIN SELECT RAISE(ABORT, 'a case begins with being opened'); END;
        CREATE TRIGGER case_event_stays AFTER UPDATE ON case_event
        BEGIN SELECT RAISE(ABORT, 'what happened in a case never changes'); END;
        CREATE TRIGGER case_event_is_kept BEFORE DELETE ON case_event
        BEGIN SELECT RAISE(ABORT, 'what happened in a case is kept'); END;

        CREATE TABLE case_draft (
            formal_case TEXT NOT NULL REFERENCES formal_case (id),
            step INTEGER NOT NULL CHECK (step >= 0),
            owner TEXT NOT NULL REFERENCES person (id),
            part TEXT NOT NULL CHECK (part IN ('preparation', 'exercise', 'checklist', 'private_note', 'record', 'hearing')),
            field TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 200),
            tag TEXT CHECK (length(tag) BETWEEN 1 AND 20),
            value TEXT CHECK (length(value) <= 400000),
            version INTEGER NOT NULL CHECK (version >= 1),
            edited_by TEXT NOT NULL REFERENCES person (id),
            edited_at INTEGER NOT NULL,
            PRIMARY KEY (formal_case, owner, step, part, field),
            CHECK ((tag IS NULL) = (value IS NULL))
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE saved_letter (
            plugin TEXT NOT NULL CHECK (length(plugin) BETWEEN 1 AND 64),
            letter TEXT NOT NULL CHECK (length(letter) BETWEEN 1 AND 64),
            version INTEGER NOT NULL CHECK (version >= 1),
            title TEXT CHECK (length(title) >= 2),
            body TEXT CHECK (length(body) >= 2),
            saved_by TEXT NOT NULL REFERENCES person (id),
            saved_at INTEGER NOT NULL,
            PRIMARY KEY (plugin, letter, version)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER saved_letter_follows BEFORE INSERT ON saved_letter
        WHEN NEW.version <> (SELECT coalesce(max(version), 0) + 1 FROM saved_letter WHERE plugin = NEW.plugin AND letter = NEW.letter)
        BEGIN SELECT RAISE(ABORT, 'versions of a letter have no gaps'); END;
        CREATE TRIGGER saved_letter_stays AFTER UPDATE ON saved_letter
        BEGIN SELECT RAISE(ABORT, 'a version of a letter never changes'); END;
        CREATE TRIGGER saved_letter_is_kept BEFORE DELETE ON saved_letter
        BEGIN SELECT RAISE(ABORT, 'a version of a letter is kept'); END;

        CREATE TABLE case_reminder (
            id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            formal_case TEXT NOT NULL REFERENCES formal_case (id),
            key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 64),
            recipient TEXT NOT NULL REFERENCES person (id),
            due TEXT NOT NULL CHECK (length(due) = 10),
            made_at INTEGER NOT NULL,
            done_at INTEGER,
            UNIQUE (formal_case, key, recipient)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX case_reminder_due ON case_reminder (recipient, due) WHERE done_at IS NULL;
        """
}
