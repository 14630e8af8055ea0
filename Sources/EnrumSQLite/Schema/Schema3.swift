extension Migration {
    /// Types of conversations with their terms, questions left for later, and when the leader too has prepared.
    ///
    /// The terms are those of the plugin's type as they were when the conversation was planned: a JSON object, and nothing for the
    /// conversation that everybody has.
    static let three = Migration(
        version: 3,
        sql: """
            ALTER TABLE meeting ADD COLUMN terms TEXT CHECK (length(terms) >= 2);
            ALTER TABLE meeting ADD COLUMN left_out TEXT CHECK (length(left_out) >= 2);
            ALTER TABLE meeting ADD COLUMN ready_by TEXT REFERENCES person (id);
            ALTER TABLE meeting ADD COLUMN ready_at INTEGER CHECK ((ready_by IS NULL) = (ready_at IS NULL) AND (ready_at IS NULL OR sent_at IS NOT NULL));
            """)
}
