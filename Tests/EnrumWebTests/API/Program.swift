import EnrumCore
import EnrumDomain
import EnrumTesting
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization
import Testing

@testable import EnrumWeb

/// Solvig Kommune as programs meet it: everybody has a password.
struct Town: Sendable {
    static let password = "tre blå cykler i regnvejr"

    let site: Site

    init(isDemo: Bool = false, store: (any Store)? = nil) async throws {
        try await self.init(at: Site.cast(isDemo: isDemo, store: store))
    }

    init(at site: Site) async throws {
        self.site = site
        let (now, hash) = (site.clock.now, try await site.environment.passwords.hash(Town.password))
        try await site.environment.store.write { transaction in
            for person in Cast.everyone { try transaction.setPasswordHash(hash, of: person.id, at: now) }
        }
    }

    var environment: Environment { site.environment }

    /// One request and its answer.
    func answer(_ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, _ body: RequestBody) async throws -> Answer {
        let head = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path, headerFields: headers)
        let response = try await site.respond(to: Request(head: head, body: body))
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

    /// Changes a person as an import of people does.
    func update(_ person: Person, _ change: @escaping @Sendable (inout Person) -> Void) async throws {
        let now = site.clock.now
        try await environment.store.write { transaction in
            var person = person
            change(&person)
            try transaction.update(person, at: now)
        }
    }
}

/// What the server answered.
struct Answer: Sendable {
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
struct Program: Sendable {
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
struct Pair: Sendable {
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
