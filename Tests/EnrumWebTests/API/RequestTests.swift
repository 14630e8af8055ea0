import EnrumCore
import EnrumDomain
import EnrumSQLite
import EnrumTesting
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import EnrumWeb

/// What the API takes and what it refuses, whatever is asked.
struct RequestTests {
    @Test func `A change without the session's token, or with another's, is refused`() async throws {
        let pair = try await Pair()
        for token in [nil, "", "x", pair.mette.token] {
            var amalie = pair.amalie
            amalie.token = token
            let answer = try await amalie(.put, pair.meeting + "/sharing")
            #expect(answer.status == 403)
            #expect(answer.code == "wrong_token")
        }
        #expect(try await pair.amalie(.get, pair.meeting).json["meeting"]["shared"] == .null)
    }

    @Test(
        arguments: [
            [.origin: "https://elsewhere.example"], [named("Sec-Fetch-Site"): "cross-site"], [named("Sec-Fetch-Site"): "same-site"],
        ] as [[HTTPField.Name: String]])
    func `A change from another site is refused`(headers: [HTTPField.Name: String]) async throws {
        let pair = try await Pair()
        let answer = try await pair.amalie(.put, pair.meeting + "/sharing", nil, basedOn: nil, headers)
        #expect(answer.status == 403)
        #expect(answer.code == "forbidden")
        let signIn: JSON = ["email": .text(Cast.mette.email.address), "password": .text(Town.password)]
        #expect(try await pair.town.stranger(.post, "/session", signIn, basedOn: nil, headers).status == 403)
    }

    @Test(arguments: ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp", ""])
    func `Only JSON is taken`(type: String) async throws {
        let pair = try await Pair()
        let answer = try await pair.amalie.send(.post, pair.meeting + "/agenda", "{\"text\": \"Ferie\"}", type: type)
        #expect(answer.status == 415)
        #expect(answer.code == "wrong_type")
        #expect(try await pair.amalie.send(.put, pair.meeting + "/sharing", "{}", type: type).status == 415)
        #expect(
            try await pair.amalie.send(.post, pair.meeting + "/agenda", "{\"text\": \"Ferie\"}", type: "Application/JSON; charset=utf-8")
                .status == 201)
    }

    @Test(arguments: [
        "", " ", "{", "[]", "\"x\"", "null", "{\"text\": \"a\", \"text\": \"b\"}", "{\"text\": NaN}", "{\"text\": \"\\ud800\"}",
        "{\"text\": \"\\udc00\\ud800\"}", "{\"text\": \"a\",}", "{'text': 'a'}", "{\"text\": \"a\"} {}", "{\"text\": \"a\u{1}\"}",
        "{\"text\": 01}", "{\"text\": " + String(repeating: "[", count: 65) + String(repeating: "]", count: 65) + "}",
        "{\"text\": \"a\"}//",
    ])
    func `What is no JSON object is not read`(body: String) async throws {
        let pair = try await Pair()
        let answer = try await pair.amalie.send(.post, pair.meeting + "/agenda", body)
        #expect(answer.status == 400)
        #expect(answer.code == "bad_request")
        #expect(try await pair.amalie(.get, pair.meeting).json["agenda"].list.isEmpty)
    }

    @Test func `Bytes that are not UTF-8 are not read`() async throws {
        let pair = try await Pair()
        let body = RequestBody(buffer: ByteBuffer(bytes: Array("{\"text\": \"".utf8) + [0xe6] + Array("\"}".utf8)))
        let answer = try await pair.town.answer(
            .post, API.root + pair.meeting + "/agenda", pair.amalie.headers(type: "application/json"), body)
        #expect(answer.status == 400)
    }

    @Test(arguments: [
        ("/agenda", "{\"text\": 7}"), ("/agenda", "{\"text\": null}"), ("/agenda", "{}"), ("/agenda", "{\"text\": \"x\", \"id\": \"a/b\"}"),
        ("/agenda", "{\"text\": \"x\", \"id\": \"\"}"), ("/agenda", "{\"text\": \" \"}"), ("/agenda", "{\"text\": {\"a\": 1}}"),
        ("/remarks", "{\"text\": []}"), ("/conflicts", "{\"field\": \"nothing\", \"keep\": \"mine\", \"their_version\": 0}"),
        ("/conflicts", "{\"field\": \"private\", \"keep\": \"all\", \"their_version\": 0}"),
        ("/passages", "{\"is_confidential\": \"yes\"}"),
    ])
    func `A member of the wrong kind is refused by name`(path: String, body: String) async throws {
        let pair = try await Pair(path == "/agenda" ? .before : .after)
        let answer = try await pair.mette.send(.post, pair.meeting + path, body)
        #expect(answer.status == 422)
        #expect(answer.fields.allSatisfy { !$0.isEmpty } && !answer.fields.isEmpty)
        #expect(answer.json["problems"].list.allSatisfy { !$0["message"].text.isEmpty && !$0["message"].text.hasPrefix("[") })
    }

    /// Members that would set what a resource does not offer: an owner, a state, a moment.
    static let assignments: [(method: HTTPRequest.Method, path: String, body: JSON)] = [
        (.post, "/agenda", ["text": "x", "author": "mette"]), (.post, "/agenda", ["text": "x", "is_shared": true]),
        (.put, "/answers/basis/tasks", ["value": "x", "author": "mette"]), (.put, "/answers/basis/tasks", ["value": "x", "version": 0]),
        (.put, "/private-note", ["text": "x", "author": "mette"]), (.put, "/sharing", ["by": "mette"]), (.put, "/sharing", ["at": 0]),
        (.put, "/schedule", ["date": "2026-12-01", "leader": "anders"]), (.put, "/acknowledgement", ["person": "mette"]),
        (.put, "/ending", ["kind": "cancelled", "at": 0]), (.post, "/remarks", ["text": "x", "at": 0]),
        (.patch, "/answers", ["answers": [["question": "basis/tasks", "version": 0, "author": "mette"]]]),
        (.post, "/agreements", ["title": "To ord", "responsible": "amalie", "deadline": "2026-12-01", "state": "kept"]),
    ]

    @Test(arguments: assignments.indices) func `A body cannot set what its resource does not offer`(index: Int) async throws {
        let (method, path, body) = Self.assignments[index]
        let pair = try await Pair()
        let before = try await pair.amalie(.get, pair.meeting).bytes
        let answer = try await pair.amalie(method, pair.meeting + path, body, basedOn: "\"0\"")
        #expect(answer.status == 422)
        #expect(answer.problems == ["rule.unknown_member"])
        #expect(try await pair.amalie(.get, pair.meeting).bytes == before)
    }

    @Test func `A filter that is not known is refused, and one that cannot be`() async throws {
        let jonas = try await Town().program(as: Cast.jonas)
        for path in [
            "/people?offset=x", "/people?offset=-1", "/people?left=yes", "/people?limit=5", "/meetings?emploee=mette",
            "/access-log?before=0", "/security-log?before=a",
        ] {
            #expect(try await jonas(.get, path).status == 422, "\(path)")
        }
        #expect(try await jonas(.get, "/people?q=%zz").status == 400)
        #expect(try await jonas(.get, "/people?q=Mette+Holm").json["people"].list.map { $0["id"] } == ["mette"])
        #expect(try await jonas(.get, "/people?q=%C3%85se%20Thorup").json["people"].list.map { $0["id"] } == ["aase"])
        #expect(try await jonas(.get, "/meetings?employee=").status == 404)
        #expect(try await jonas(.get, "/form?department=nowhere").status == 404)
        #expect(try await jonas(.get, "/form?department=sun").json["sections"][0]["set"] == "basis")
    }

    @Test func `A text is taken at its limit and refused above, with both numbers`() async throws {
        let pair = try await Pair(.during)
        let places: [(HTTPRequest.Method, String, String, Int, Program)] = [
            (.post, "/agenda", "text", Limits.title, pair.amalie), (.post, "/questions", "text", Limits.title, pair.mette),
            (.put, "/notes/basis/tasks", "text", Limits.text, pair.amalie), (.put, "/passages/p1", "text", Limits.text, pair.mette),
            (.put, "/private-note", "text", Limits.text, pair.amalie), (.put, "/answers/basis/tasks", "value", Limits.text, pair.amalie),
        ]
        for (method, path, name, limit, program) in places {
            let over = try await program(
                method, pair.meeting + path, .map([name: .text(String(repeating: "å", count: limit + 1))]), basedOn: "\"0\"")
            #expect(over.problems == ["rule.too_long"], "\(path)")
            let at = try await program(
                method, pair.meeting + path, .map([name: .text(String(repeating: "å", count: limit))]), basedOn: "\"0\"")
            #expect([200, 201].contains(at.status), "\(path)")
        }
        let wrong: [(JSON, String)] = [
            (0, "rule.scale"), (11, "rule.scale"), ("7", "rule.wrong_kind"), (true, "rule.wrong_kind"), ([7], "rule.wrong_kind"),
        ]
        for (value, code) in wrong {
            #expect(
                try await pair.amalie(.put, pair.meeting + "/answers/basis/motivation", ["value": value], basedOn: "\"0\"").problems == [
                    code
                ])
        }
        #expect(try await pair.amalie.send(.put, pair.meeting + "/private-note", "{\"text\": 1e999}").status == 422)
    }

    @Test func `A body of a megabyte is read, and one byte more is too large, however it arrives`() async throws {
        let pair = try await Pair()
        func body(of bytes: Int) -> String { "{\"text\": \"" + String(repeating: "x", count: bytes - 12) + "\"}" }
        let at = try await pair.amalie.send(.post, pair.meeting + "/agenda", body(of: BodyLimits.bytes))
        #expect(at.problems == ["rule.too_long"])
        let over = try await pair.amalie.send(.post, pair.meeting + "/agenda", body(of: BodyLimits.bytes + 1))
        #expect(over.status == 413)
        #expect(over.code == "too_large")
        let parts = AsyncStream<ByteBuffer> { continuation in
            for _ in 0..<1_100 { continuation.yield(ByteBuffer(repeating: 0x20, count: 1_000)) }
            continuation.finish()
        }
        let dripping = try await pair.town.answer(
            .post, API.root + pair.meeting + "/agenda", pair.amalie.headers(type: "application/json"), RequestBody(asyncSequence: parts))
        #expect(dripping.status == 413)
    }

    @Test func `A method that a path does not have is refused with those it has`() async throws {
        let mette = try await Town().program(as: Cast.mette)
        let wrong = try await mette(.delete, "/team")
        #expect(wrong.status == 405)
        #expect(wrong.code == "wrong_method")
        #expect(wrong.headers[.allow] == "GET, HEAD")
        #expect(try await mette(.get, "/meetings/x/sharing").headers[.allow] == "PUT, DELETE")
        #expect(try await mette(.init("BREW") ?? .trace, "/team").status == 405)
        #expect(try await mette(.get, "/nowhere").code == "not_found")
    }

    @Test func `Every answer says what it is, and that it is not to be kept`() async throws {
        let pair = try await Pair()
        for (path, type) in [
            ("/session", "application/json"), (pair.meeting, "application/json"), ("/nowhere", "application/problem+json"),
            ("/question-sets/basis/file", "application/yaml"),
        ] {
            let answer = try await pair.amalie(.get, path)
            #expect(answer.headers[.contentType] == "\(type); charset=utf-8", "\(path)")
            #expect(answer.headers[.cacheControl] == "no-store", "\(path)")
            #expect(answer.headers[.xContentTypeOptions] == "nosniff", "\(path)")
            let head = try await pair.amalie(.head, path)
            #expect(head.status == answer.status)
            #expect(head.bytes.isEmpty)
            #expect(head.headers == answer.headers, "\(path)")
        }
        let done = try await pair.amalie(.put, pair.meeting + "/sharing")
        #expect(done.bytes.isEmpty)
        #expect(done.headers[.cacheControl] == "no-store")
    }

    @Test func `A full disk is told as such, and what was saved can be read`() async throws {
        let store = FaultyStore(try SQLiteStore.inMemory())
        let pair = try await Pair(in: Town(store: store))
        let amalie = pair.amalie
        store.fail(with: .full)
        let answer = try await amalie(.post, pair.meeting + "/agenda", ["text": "Ferie"])
        #expect(answer.status == 507)
        #expect(answer.code == "disk_full")
        #expect(answer.headers[.retryAfter] == "60")
        #expect(try await amalie(.get, pair.meeting).status == 200)
        store.fail(with: .busy)
        #expect(try await amalie(.post, pair.meeting + "/agenda", ["text": "Ferie"]).code == "busy")
        store.fail(with: nil)
        #expect(try await amalie(.post, pair.meeting + "/agenda", ["text": "Ferie"]).status == 201)
    }
}
