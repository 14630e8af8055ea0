extension Migration {
    /// Types of conversations with their terms, questions left for later, when the leader too has prepared, what HR recommends, and what
    /// leaders write to themselves.
    ///
    /// The terms are those of the plugin's type as they were when the conversation was planned: a JSON object, and nothing for the
    /// conversation that everybody has.
    static let conversations = """
        ALTER TABLE meeting ADD COLUMN terms TEXT CHECK (length(terms) >= 2);
        ALTER TABLE meeting ADD COLUMN left_out TEXT CHECK (length(left_out) >= 2);
        ALTER TABLE meeting ADD COLUMN ready_by TEXT REFERENCES person (id);
        ALTER TABLE meeting ADD COLUMN ready_at INTEGER CHECK ((ready_by IS NULL) = (ready_at IS NULL) AND (ready_at IS NULL OR sent_at IS NOT NULL));

        CREATE TABLE module_frame (
            department TEXT NOT NULL PRIMARY KEY REFERENCES department (id),
            modules TEXT NOT NULL CHECK (length(modules) >= 2),
            weeks INTEGER CHECK (weeks BETWEEN 1 AND 52),
            reason TEXT CHECK (length(reason) BETWEEN 1 AND 40000),
            recommended_by TEXT NOT NULL REFERENCES person (id),
            recommended_at INTEGER NOT NULL,
            CHECK (modules <> '[]' OR weeks IS NOT NULL OR reason IS NOT NULL)
        ) STRICT, WITHOUT ROWID;

        -- Nobody but the leader reads it.
        CREATE TABLE reflection (
            leader TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
            value TEXT CHECK (length(value) BETWEEN 1 AND 40000),
            behaviour TEXT CHECK (length(behaviour) BETWEEN 1 AND 40000),
            styles TEXT NOT NULL CHECK (length(styles) >= 2),
            version INTEGER NOT NULL CHECK (version >= 1),
            edited_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
