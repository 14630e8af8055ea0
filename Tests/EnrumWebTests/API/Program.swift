import EnrumCore
import EnrumDomain
import EnrumTesting
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import EnrumWeb

/// Solvig Kommune behind the API, in this process: every route and everything before it, without a socket.
struct Town {
    static let password = "tre blå cykler i regnvejr"

    let clock = FixedClock()
    let environment: EnrumCore.Environment
    private let responder: RouterResponder<Visit>
    private let channel = NIOAsyncTestingChannel()

    init(store: (any Store)? = nil, isDemo: Bool = false) async throws {
        environment = try Environment.testing(store: store, clock: clock)
        try await environment.addCast()
        try await environment.addBaseQuestions()
        let (now, hash) = (clock.now, try await environment.passwords.hash(Town.password))
        try await environment.store.write { transaction in
            for person in Cast.everyone { try transaction.setPasswordHash(hash, of: person.id, at: now) }
            if isDemo { try transaction.setSetting(InstallationSetting.kind, to: InstallationSetting.demo) }
        }
        responder = try await Town.responder(environment)
    }

    /// The same people behind another store.
    init(_ town: Town, store: any Store) async throws {
        environment = EnrumCore.Environment(
            store: store, clock: town.clock, randomness: town.environment.randomness, passwords: town.environment.passwords)
        responder = try await Town.responder(environment)
    }

    private static func responder(_ environment: EnrumCore.Environment) async throws -> RouterResponder<Visit> {
        try await WebApplication(environment: environment, configuration: WebConfiguration(), logger: Logger(label: "test")).router()
            .buildResponder()
    }

    /// One request and its answer.
    func answer(_ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, _ body: RequestBody) async throws -> Answer {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let head = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path, headerFields: headers)
        let visit = Visit(source: ApplicationRequestContextSource(channel: channel, logger: logger))
        let response = try await responder.respond(to: Request(head: head, body: body), context: visit)
        let bytes = Bytes()
        try await response.body.write(bytes)
        return Answer(status: response.status.code, headers: response.headers, bytes: bytes.all)
    }

    /// A program that is signed in as someone.
    func program(as person: Person) async throws -> Program {
        let answer = try await Program(town: self)(
            .post, "/session", ["email": .text(person.email.address), "password": .text(Town.password)])
        try #require(answer.status == 201)
        return Program(town: self, cookie: answer.cookie, token: answer.json["csrf_token"].text)
    }

    /// A program that nobody has signed in.
    var stranger: Program { Program(town: self) }
}

/// What the server answered.
struct Answer {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    var json: JSON { (try? JSONDecoder().decode(JSON.self, from: Data(bytes))) ?? .null }
    var code: String { json["code"].text }
    /// The codes of the broken rules.
    var problems: [String] { json["problems"].list.map { $0["code"].text } }
    /// The fields of the broken rules.
    var fields: [String] { json["problems"].list.map { $0["field"].text } }
    var tag: String { headers[.eTag] ?? "" }
    /// "enrum=…", as a browser would send it back.
    var cookie: String { headers[values: .setCookie].map { $0.prefix { $0 != ";" } }.joined(separator: "; ") }
}

/// A program at the API: sends what the cookie and the token of its session are.
struct Program {
    let town: Town
    var cookie: String?
    var token: String?

    /// One exchange below /api/v1. `tag` is what the change is based on.
    @discardableResult
    func callAsFunction(
        _ method: HTTPRequest.Method, _ path: String, _ body: JSON? = nil, basedOn tag: String? = nil,
        _ more: [HTTPField.Name: String] = [:]
    ) async throws -> Answer {
        let bytes = try body.map { ByteBuffer(bytes: try JSONEncoder().encode($0)) } ?? ByteBuffer()
        var headers = headers(type: body == nil ? nil : "application/json")
        if let tag { headers[.ifMatch] = tag }
        for (name, value) in more { headers[name] = value }
        return try await town.answer(method, API.root + path, headers, RequestBody(buffer: bytes))
    }

    /// One exchange with a body that is written as it is.
    func send(_ method: HTTPRequest.Method, _ path: String, _ body: String, type: String = "application/json") async throws -> Answer {
        try await town.answer(method, API.root + path, headers(type: type), RequestBody(buffer: ByteBuffer(string: body)))
    }

    func headers(type: String?) -> HTTPFields {
        var headers = HTTPFields()
        headers[.cookie] = cookie
        headers[named("X-CSRF-Token")] = token
        headers[.contentType] = type
        return headers
    }
}

/// Collects a body.
private final class Bytes: ResponseBodyWriter {
    private let collected = Mutex<[UInt8]>([])

    var all: [UInt8] { collected.withLock { $0 } }
    func write(_ buffer: ByteBuffer) async throws { collected.withLock { $0 += Array(buffer.readableBytesView) } }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

extension Program {
    /// Plans a conversation with someone, on Thursday, and sends its form.
    func meeting(with employee: Person, send: JSON = true) async throws -> String {
        let answer = try await self(
            .post, "/meetings", ["employee": .text(employee.id.rawValue), "date": "2026-11-26", "time": "10:30", "send": send])
        try #require(answer.status == 201)
        return "/meetings/" + answer.json["id"].text
    }
}

/// Mette and Amalie, each at a program, with a conversation between them.
struct Pair {
    let town: Town
    let mette: Program
    let amalie: Program
    /// "/meetings/01j…".
    let meeting: String

    enum Phase: Int { case planned, before, during, after }

    init(_ phase: Phase = .before, in town: Town? = nil) async throws {
        let town = if let town { town } else { try await Town() }
        self.town = town
        (mette, amalie) = (try await town.program(as: Cast.mette), try await town.program(as: Cast.amalie))
        meeting = try await mette.meeting(with: Cast.amalie, send: .bool(phase != .planned))
        if phase.rawValue >= Phase.during.rawValue { try #require(try await mette(.put, meeting + "/beginning").status == 204) }
        if phase == .after { try #require(try await mette(.put, meeting + "/holding").status == 204) }
    }
}
