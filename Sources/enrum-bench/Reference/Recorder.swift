import EnrumCore
import EnrumDomain
import EnrumSQLite
import EnrumWeb
import Foundation
import Hummingbird
import Logging

/// Asks our pages, served in this process, for each of the measured requests, and writes down what came of it.
struct Recorder {
    let world: World
    let database: String

    /// What is asked for, and by whom.
    struct Question {
        let name: String
        let isPost: Bool
        /// The request in a round; each differs from the one before where people would.
        let request: (_ round: Int) -> [UInt8]
    }

    func record(_ questions: [Question]) async throws -> Exchanges {
        try Recording.attach()
        defer { Recording.detach() }
        let store = try SQLiteStore(file: database)
        let port = try Program.freePort()
        var logger = Logger(label: "recording")
        logger.logLevel = .error
        let web = try await WebApplication(
            environment: try World.environment(store), configuration: WebConfiguration(port: port), logger: logger)
        let exchanges = try await withThrowingTaskGroup(of: Void.self) { group in
            let (listening, ready) = AsyncStream.makeStream(of: Void.self)
            group.addTask { try await web.service { _ in ready.finish() }.run() }
            for await _ in listening {}
            var exchanges: [Exchange] = []
            for question in questions { exchanges.append(try await record(question, port: port)) }
            group.cancelAll()
            return exchanges
        }
        try store.foldLog()
        try store.close()
        return Exchanges(exchanges: exchanges)
    }

    /// Asked twice to warm up, then twice for the record.
    private func record(_ question: Question, port: Int) async throws -> Exchange {
        let ask = { (round: Int) in
            let request = question.request(round)
            return try await Aside.run { try Connection(port: port).exchange(request) }
        }
        for round in 0..<2 { _ = try await ask(round) }
        let (_, first) = try await Recording.statements { try await ask(2) }
        let (answer, second) = try await Recording.statements { try await ask(3) }
        return Exchange(
            name: question.name, isPost: question.isPost, status: answer.status, headers: answer.headers.map(Exchange.Header.init),
            body: Array(answer.body), script: try Script(first, second))
    }
}

/// Work that waits, kept away from the threads that tasks share.
enum Aside {
    static func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
        }
    }
}
