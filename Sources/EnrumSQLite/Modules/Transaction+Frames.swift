import EnrumCore
import EnrumDomain

extension Transaction: FrameReading, FrameWriting {
    func moduleFrames() throws -> [ModuleFrame] {
        try database.all(
            "SELECT department, modules, weeks, reason, recommended_by, recommended_at FROM module_frame ORDER BY department",
            as: ModuleFrame.init(_:))
    }

    func save(_ frame: ModuleFrame) throws {
        try database.run(
            """
            INSERT INTO module_frame (department, modules, weeks, reason, recommended_by, recommended_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (department) DO UPDATE SET modules = excluded.modules, weeks = excluded.weeks, reason = excluded.reason,
                recommended_by = excluded.recommended_by, recommended_at = excluded.recommended_at
            """, frame.department, StoredJSON(frame.modules), frame.weeks, frame.reason, frame.recommended.by, frame.recommended.at)
    }

    func deleteFrame(of department: Identifier<Department>) throws {
        try database.run("DELETE FROM module_frame WHERE department = ?", department)
    }

    func reflection(of leader: Person.ID) throws -> Reflection? {
        try database.first(
            "SELECT leader, value, behaviour, styles, version, edited_at FROM reflection WHERE leader = ?", leader, as: Reflection.init(_:))
    }

    func save(_ reflection: Reflection) throws {
        try database.run(
            """
            INSERT INTO reflection (leader, value, behaviour, styles, version, edited_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (leader) DO UPDATE SET value = excluded.value, behaviour = excluded.behaviour, styles = excluded.styles,
                version = excluded.version, edited_at = excluded.edited_at
            """, reflection.leader, reflection.value, reflection.behaviour, StoredJSON(reflection.styles), reflection.version,
            reflection.editedAt)
    }
}

extension ModuleFrame {
    fileprivate init(_ row: inout Row) throws {
        try self.init(
            department: row.id(), modules: row.json(), weeks: row.optional { $0.int() }, reason: row.optionalText(),
            recommended: Meeting.Stamp(by: row.id(), at: row.instant()))
    }
}

extension Reflection {
    fileprivate init(_ row: inout Row) throws {
        try self.init(
            leader: row.id(), value: row.optionalText(), behaviour: row.optionalText(), styles: row.json(), version: row.int(),
            editedAt: row.instant())
    }
}
