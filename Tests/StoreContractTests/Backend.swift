import EnrumCore
import EnrumSQLite
import EnrumTesting
import Foundation
import GRDB
import Testing

/// Where a store keeps its data; every repository is tested on each.
enum Backend: CaseIterable, CustomTestStringConvertible {
    case memory
    case file

    var testDescription: String {
        switch self {
        case .memory: "in memory"
        case .file: "in a file"
        }
    }

    /// An empty store.
    func open() throws -> SQLiteStore {
        switch self {
        case .memory: try SQLiteStore.inMemory()
        case .file: try SQLiteStore(file: Folder().file("enrum.sqlite"))
        }
    }
}

/// A folder for one test, gone when the tests have ended.
struct Folder {
    let path: String

    /// Where the folders of this run lie.
    private static let root: String = {
        atexit { try? FileManager.default.removeItem(atPath: Folder.root) }
        return FileManager.default.temporaryDirectory.appendingPathComponent("enrum-store-" + UUID().uuidString).path
    }()

    init() throws {
        path = Self.root + "/" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func file(_ name: String) -> String { path + "/" + name }

    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}

/// Opens a folder for one test and removes it afterwards.
func withFolder<Value>(_ body: (Folder) async throws -> Value) async throws -> Value {
    let folder = try Folder()
    defer { folder.remove() }
    return try await body(folder)
}

/// Speaks SQL to a database file past the store, as a visitor with a tool would.
func sql(_ statements: String, on path: String) throws {
    let database = try DatabaseQueue(path: path)
    try database.writeWithoutTransaction { try $0.execute(sql: statements) }
    try database.close()
}

/// The first value that a query past the store gives.
func sqlValue(_ query: String, on path: String) throws -> String? {
    let database = try DatabaseQueue(path: path)
    defer { try? database.close() }
    return try database.writeWithoutTransaction { try String.fetchOne($0, sql: query) }
}
