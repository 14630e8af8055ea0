extension Migration {
    /// What an agreement is about, and agreements with oneself (issue 4).
    static let agreements = """
        -- The template it was made by and the area it is about, as JSON with the words as shown.
        ALTER TABLE agreement ADD COLUMN category TEXT CHECK (length(category) >= 2);
        ALTER TABLE agreement_event ADD COLUMN category TEXT CHECK (category IS NULL OR (length(category) >= 2 AND title IS NOT NULL));

        -- Nobody but the owner reads these; they are gone when the owner deletes them.
        CREATE TABLE self_agreement (
            id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            owner TEXT NOT NULL REFERENCES person (id),
            meeting TEXT REFERENCES meeting (id),
            version INTEGER NOT NULL CHECK (version >= 1)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX self_agreement_owner ON self_agreement (owner);

        CREATE TABLE self_agreement_event (
            agreement TEXT NOT NULL REFERENCES self_agreement (id) ON DELETE CASCADE,
            number INTEGER NOT NULL CHECK (number >= 1),
            kind TEXT NOT NULL CHECK (kind IN ('made', 'changed', 'ticked', 'noted', 'ended')),
            done_at INTEGER NOT NULL,
            title TEXT CHECK (length(title) BETWEEN 1 AND 2000),
            first_step TEXT CHECK (length(first_step) BETWEEN 1 AND 40000),
            follow_up_on TEXT CHECK (length(follow_up_on) = 10),
            follow_up TEXT CHECK (length(follow_up) BETWEEN 1 AND 40000),
            rhythm TEXT CHECK (rhythm IN ('never', 'daily', 'weekly', 'fortnightly', 'monthly', 'quarterly')),
            category TEXT CHECK (length(category) >= 2),
            note TEXT CHECK (length(note) BETWEEN 1 AND 40000),
            PRIMARY KEY (agreement, number),
            CHECK ((kind = 'made') = (number = 1)),
            CHECK ((kind IN ('made', 'changed')) = (title IS NOT NULL)),
            CHECK ((title IS NULL) = (follow_up_on IS NULL)),
            CHECK ((title IS NULL) = (follow_up IS NULL)),
            CHECK ((title IS NULL) = (rhythm IS NULL)),
            CHECK (first_step IS NULL OR title IS NOT NULL),
            CHECK (category IS NULL OR title IS NOT NULL),
            CHECK ((kind = 'noted') = (note IS NOT NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER self_agreement_event_stays AFTER UPDATE ON self_agreement_event
        BEGIN SELECT RAISE(ABORT, 'what happened to an agreement never changes'); END;
        """
}
