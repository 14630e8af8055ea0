import Foundation

/// One request as ours answered it: what it ran on the database, and what it sent.
struct Exchange: Codable {
    /// "page", which is also its path on the bare server.
    let name: String
    let isPost: Bool
    let status: Int
    let headers: [Header]
    let body: [UInt8]
    let script: Script

    struct Header: Codable {
        let name: String
        let value: String
    }
}

/// What is run for one request, in order. Numbers that grew from one recording to the next go on growing; texts take turns.
struct Script: Codable {
    let steps: [Step]

    struct Step: Codable {
        let sql: String
        let first: [Statement.Value]
        let second: [Statement.Value]
    }

    /// Whether it takes the place of the one writer.
    var writes: Bool { steps.contains { $0.sql.hasPrefix("BEGIN IMMEDIATE") } }

    /// From two recordings of the same request.
    init(_ first: [Statement], _ second: [Statement]) throws {
        guard first.map(\.sql) == second.map(\.sql) else {
            throw BenchFault(
                "the same request ran different statements:\n" + (first.map(\.sql) + ["--"] + second.map(\.sql)).joined(separator: "\n"))
        }
        steps = zip(first, second).map { Step(sql: $0.sql, first: $0.values, second: $1.values) }
    }
}

extension Script.Step {
    /// The values in the `turn`th run after the recordings, from 1.
    func value(_ index: Int, turn: Int) -> Statement.Value {
        switch (first[index], second[index]) {
        case (.integer(let first), .integer(let second)) where first != second: .integer(second + (second - first) * Int64(turn))
        case (let first, let second): turn.isMultiple(of: 2) ? second : first
        }
    }
}

/// What the bare server knows.
struct Exchanges: Codable {
    let exchanges: [Exchange]

    static func read(_ path: String) throws -> Exchanges {
        try JSONDecoder().decode(Exchanges.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    }
    func write(to path: String) throws { try JSONEncoder().encode(self).write(to: URL(fileURLWithPath: path)) }
}
