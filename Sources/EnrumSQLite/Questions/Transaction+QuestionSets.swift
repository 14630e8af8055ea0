import EnrumCore
import EnrumDomain
import Foundation

extension Transaction: QuestionSetReading {
    func questionSet(_ id: Slug) throws -> InstalledQuestionSet? {
        try questionSets().first { $0.set.id == id }
    }

    func questionSets() throws -> [InstalledQuestionSet] {
        let revision = try revision(of: "question_set")
        if let sets = memory.questionSets(revision) { return sets }
        var departments: [String: Set<Identifier<Department>>] = [:]
        try Prepared("SELECT question_set, department FROM question_set_department", on: database).forEach {
            departments[$0.text(), default: []].insert($0.id())
        }
        let decoder = JSONDecoder()
        let sets = try database.all(QuestionSetSQL.all) { row in
            InstalledQuestionSet(
                set: try decoder.decode(QuestionSet.self, stored: row.bytes()), departments: departments[row.text()] ?? [],
                position: row.int(), isActive: row.bool(), installedAt: row.instant(), installedBy: row.optionalID())
        }
        if !isWriting { memory.remember(sets, revision: revision) }
        return sets
    }
}

enum QuestionSetSQL {
    static let all = "SELECT content, id, position, is_active, installed_at, installed_by FROM question_set ORDER BY position, id"
}

extension Transaction: QuestionSetWriting {
    func save(_ set: InstalledQuestionSet) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let id = set.set.id.rawValue
        try database.run(
            """
            INSERT INTO question_set (id, content, position, is_active, installed_at, installed_by) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET content = excluded.content, position = excluded.position, is_active = excluded.is_active,
                installed_at = excluded.installed_at, installed_by = excluded.installed_by
            """, id, TextBytes(bytes: Array(try encoder.encode(set.set))), set.position, set.isActive, set.installedAt, set.installedBy)
        try database.run("DELETE FROM question_set_department WHERE question_set = ?", id)
        for department in set.departments {
            try database.run("INSERT INTO question_set_department (question_set, department) VALUES (?, ?)", id, department)
        }
    }

    func deleteQuestionSet(_ id: Slug) throws {
        try database.run("DELETE FROM question_set WHERE id = ?", id.rawValue)
    }
}
