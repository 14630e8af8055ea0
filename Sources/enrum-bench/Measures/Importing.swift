import EnrumCore
import EnrumFormats
import EnrumSQLite
import Foundation

/// 50,000 people from the bytes of a file to a durable commit, in this process, beside the same rows inserted with nothing around them.
struct Importing {
    static let people = 50_000
    let folder: String
    let plan: MeasurePlan

    func figures() async throws -> [Figure] {
        let file = Roster.csv(people: Self.people)
        var (whole, commits, bare) = ([Spent](), [Spent](), [Spent]())
        for _ in 0..<min(3, plan.rounds) {
            let (all, transaction) = try await ours(file)
            whole.append(all)
            commits.append(transaction)
            bare.append(try reference())
        }
        let figure = { (quantity: String, ours: [Double], aim: String?, reference: [Double]) in
            Figure(
                work: "Import of 50,000", quantity: quantity, unit: "ms", ours: ours.median * 1e3, reference: reference.median * 1e3,
                ratio: zip(ours, reference).map { $0 / $1 }.median, aim: aim)
        }
        return [
            figure("CPU, file to commit", whole.map(\.cpu), nil, bare.map(\.cpu)),
            figure("wall, file to commit", whole.map(\.wall), nil, bare.map(\.wall)),
            figure("wall, the transaction", commits.map(\.wall), "< 1 s", bare.map(\.wall)),
        ]
    }

    struct Spent {
        let cpu: Double
        let wall: Double
    }

    private var database: String { folder + "/import.sqlite" }
    private var copy: String { folder + "/import-bare.sqlite" }

    private func ours(_ file: [UInt8]) async throws -> (all: Spent, transaction: Spent) {
        try Files.remove(database)
        let store = try SQLiteStore(file: database)
        let importing = ImportPeople(try World.environment(store))
        let start = Stopwatch()
        let rows = try PeopleFile.read(file, name: "people.csv").rows
        let transaction = Stopwatch()
        try await importing(rows, as: nil)
        let spent = (start.spent, transaction.spent)
        try store.foldLog()
        try store.close()
        return spent
    }

    /// The rows that ours wrote, in one transaction, into a database with the same tables and indexes.
    private func reference() throws -> Spent {
        try Files.remove(copy)
        try SQLiteStore(file: copy).close()
        let tables = ["department", "person", "leader_period"]
        let source = try BareDatabase(database)
        let content = try tables.map { ($0, try source.rows(of: $0)) }
        let target = try BareDatabase(copy)
        let start = Stopwatch()
        try target.run("BEGIN IMMEDIATE", 0) { _ in .null }
        for (table, rows) in content {
            let places = Array(repeating: "?", count: rows.first?.count ?? 0).joined(separator: ", ")
            for row in rows { try target.run("INSERT INTO \(table) VALUES (\(places))", row.count) { row[$0] } }
        }
        try target.run("COMMIT", 0) { _ in .null }
        return start.spent
    }
}

/// CPU and time of this process from a moment on.
struct Stopwatch {
    private let cpu = CPUClock.ownSeconds()
    private let start = Moment.nanoseconds()

    var spent: Importing.Spent { .init(cpu: CPUClock.ownSeconds() - cpu, wall: Double(Moment.nanoseconds() - start) / 1e9) }
}

/// Database files on disk.
enum Files {
    /// Removes a database with what SQLite keeps beside it.
    static func remove(_ path: String) throws {
        for file in [path, path + "-wal", path + "-shm"] where FileManager.default.fileExists(atPath: file) {
            try FileManager.default.removeItem(atPath: file)
        }
    }
}
