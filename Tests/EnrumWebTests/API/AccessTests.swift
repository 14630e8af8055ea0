import EnrumCore
import EnrumDomain
import EnrumTesting
import HTTPTypes
import Testing

@testable import EnrumWeb

/// Who may do what, tried from outside: what one may not know of is answered as what is not there, byte for byte.
struct AccessTests {
    /// Everything that can be asked of a conversation, with a body that would be taken from one of the two.
    static let requests: [(method: HTTPRequest.Method, path: String, body: JSON?)] = [
        (.get, "", nil), (.get, "/version", nil), (.get, "/schedule", nil), (.put, "/schedule", ["date": "2026-12-03"]),
        (.put, "/ending", ["kind": "cancelled"]), (.put, "/sending", nil), (.put, "/sharing", nil), (.delete, "/sharing", nil),
        (.put, "/beginning", nil), (.put, "/holding", nil), (.put, "/acknowledgement", nil), (.put, "/closure", nil),
        (.patch, "/answers", ["answers": [["question": "basis/tasks", "value": "x", "version": 0]]]),
        (.get, "/answers/basis/tasks", nil), (.put, "/answers/basis/tasks", ["value": "x"]),
        (.get, "/notes/basis/tasks", nil), (.put, "/notes/basis/tasks", ["text": "x"]),
        (.get, "/private-note", nil), (.put, "/private-note", ["text": "x"]),
        (.post, "/conflicts", ["field": "private", "keep": "mine", "their_version": 0]),
        (.post, "/passages", [:]), (.get, "/passages/p1", nil), (.put, "/passages/p1", ["text": "x"]), (.delete, "/passages/p1", nil),
        (.put, "/passages/p1/confidentiality", ["is_confidential": true]), (.put, "/pen", nil), (.post, "/remarks", ["text": "x"]),
        (.post, "/agenda", ["text": "x"]), (.delete, "/agenda/k1", nil), (.put, "/agenda/k1/tick", nil), (.delete, "/agenda/k1/tick", nil),
        (.post, "/questions", ["text": "x"]),
        (.post, "/agreements", ["title": "To ord", "responsible": "mette", "deadline": "2026-12-01"]),
    ]

    /// A conversation with something in every place, held and not yet closed.
    private func fullPair(in town: Town) async throws -> Pair {
        let pair = try await Pair(.during, in: town)
        try await pair.mette(.post, pair.meeting + "/agenda", ["id": "k1", "text": "Ferie"])
        try await pair.mette(.put, pair.meeting + "/passages/p1", ["text": "Referat"], basedOn: "\"0\"")
        try await pair.mette(
            .post, pair.meeting + "/agreements", ["id": "a1", "title": "To ord", "responsible": "amalie", "deadline": "2026-12-01"])
        return pair
    }

    private func expectNothing(of program: Program, _ meeting: String, _ who: String) async throws {
        for (method, path, body) in Self.requests {
            let tag = [.put, .delete].contains(method) ? "\"0\"" : nil
            let forbidden = try await program(method, meeting + path, body, basedOn: tag)
            let unknown = try await program(method, "/meetings/01j00000000000000000000000" + path, body, basedOn: tag)
            #expect(forbidden.status == 404, "\(who): \(method) \(path)")
            #expect(forbidden.bytes == unknown.bytes, "\(who): \(method) \(path)")
            #expect(forbidden.headers == unknown.headers, "\(who): \(method) \(path)")
        }
    }

    @Test(arguments: [Cast.jonas, Cast.henrik, Cast.bjarne, Cast.anders, Cast.priya, Cast.kirsten])
    func `A conversation does not exist for anybody but the two`(person: Person) async throws {
        let town = try await Town()
        let pair = try await fullPair(in: town)
        try await expectNothing(of: try await town.program(as: person), pair.meeting, person.name)
        #expect(try await pair.mette(.get, pair.meeting).json["meeting"]["phase"] == "during")
    }

    @Test(arguments: [Cast.pernille, Cast.charlotte]) func `HR can plan and send, and reads nothing`(person: Person) async throws {
        let town = try await Town()
        let pair = try await fullPair(in: town)
        let hr = try await town.program(as: person)
        try await expectNothing(of: hr, pair.meeting, person.name)
        let planned = try await hr.meeting(with: Cast.dorthe, send: false)
        #expect(try await hr(.get, planned).status == 404)
        #expect(try await hr(.put, planned + "/sending").status == 204)
        try await expectNothing(of: hr, planned, "\(person.name), who has sent it")
        #expect(try await hr(.post, planned + "/questions", ["text": "x"]).status == 404)
        #expect(
            try await hr(.post, "/meetings", ["employee": "priya", "date": "2026-11-26"]).status == (person == Cast.charlotte ? 201 : 404))
    }

    @Test func `The former leader loses it at the next request, and the new one gets open agreements and nothing before`() async throws {
        let town = try await Town()
        let pair = try await fullPair(in: town)
        let anders = try await town.program(as: Cast.anders)
        #expect(try await anders(.get, "/agreements/a1").status == 404)
        try await town.update(Cast.amalie) { $0.leader = Cast.anders.id }
        try await expectNothing(of: pair.mette, pair.meeting, "former leader")
        try await expectNothing(of: anders, pair.meeting, "new leader")
        #expect(try await pair.mette(.get, "/agreements/a1").status == 404)
        #expect(try await anders(.get, "/agreements/a1").json["agreement"]["content"]["title"] == "To ord")
        #expect(try await pair.amalie(.get, pair.meeting).status == 200)
        #expect(try await pair.mette(.get, "/meetings?employee=amalie").status == 404)
        #expect(try await anders(.get, "/meetings?employee=amalie").json["meetings"].list.isEmpty)
    }

    @Test func `A third person who is responsible sees the title and can say that it is done`() async throws {
        let town = try await Town()
        let pair = try await Pair(.during, in: town)
        let julie = try await town.program(as: Cast.julie)
        try await pair.mette(
            .post, pair.meeting + "/agreements",
            [
                "id": "a1", "title": "Bestille en ny skærm", "responsible_email": .text(Cast.julie.email.address), "deadline": "2026-12-01",
                "first_step": "Hemmeligt",
            ])
        let third = try await julie(.get, "/agreements").json["as_third"][0]
        #expect(third.names == ["id", "title", "deadline", "is_open"])
        #expect(try await julie(.get, "/agreements/a1").status == 404)
        #expect(try await julie(.post, "/agreements/a1/updates", ["text": "x"]).status == 404)
        #expect(try await julie(.put, "/agreements/a1/dropping", ["reason": "x"]).status == 404)
        #expect(try await julie(.put, "/agreements/a1/keeping").status == 204)
        #expect(try await pair.amalie(.get, "/agreements/a1").json["agreement"]["state"] == "kept")
    }

    @Test func `Agreements of others do not exist`() async throws {
        let town = try await Town()
        let pair = try await fullPair(in: town)
        for person in [Cast.jonas, Cast.henrik, Cast.bjarne, Cast.pernille] {
            let program = try await town.program(as: person)
            for (method, path, body) in [
                (HTTPRequest.Method.get, "", JSON?.none), (.put, "/keeping", nil), (.put, "/dropping", ["reason": "x"]),
                (.post, "/updates", ["text": "x"]), (.put, "/evaluation", ["outcome": "worse"]),
                (.put, "", ["title": "To ord", "responsible": "mette", "deadline": "2026-12-01", "reason": "x"]),
            ] {
                let forbidden = try await program(method, "/agreements/a1" + path, body, basedOn: "\"1\"")
                let unknown = try await program(method, "/agreements/zz" + path, body, basedOn: "\"1\"")
                #expect(forbidden.status == 404, "\(person.name): \(method) \(path)")
                #expect(forbidden.bytes == unknown.bytes)
            }
        }
        #expect(try await pair.mette(.get, "/agreements/a1").tag == "\"1\"")
    }

    @Test func `Lists and logs are for those whose they are`() async throws {
        let town = try await Town()
        let table: [(path: String, people: [Person])] = [
            ("/people", [Cast.jonas, Cast.pernille, Cast.rasmus]), ("/people?left=true", [Cast.jonas]),
            ("/recipients", [Cast.pernille, Cast.rasmus]),
            ("/security-log", [Cast.jonas]), ("/operations", [Cast.jonas]), ("/meetings?employee=amalie", [Cast.mette]),
            ("/demo/people", []),
        ]
        for person in [Cast.mette, Cast.amalie, Cast.henrik, Cast.pernille, Cast.rasmus, Cast.jonas] {
            let program = try await town.program(as: person)
            for (path, people) in table {
                let own = path.hasSuffix(person.id.rawValue)
                #expect(try await program(.get, path).status == (own || people.contains(person) ? 200 : 404), "\(person.name): \(path)")
            }
        }
        let pernille = try await town.program(as: Cast.pernille)
        let names = try await pernille(.get, "/people").json["people"].list.map { $0["name"].text }
        #expect(names.contains("Amalie Friis"))
        #expect(!names.contains("Priya Nair"))
        #expect(try await pernille(.get, "/recipients?q=amalie").json["recipients"].list.map { $0["can_receive"] } == [true])
    }

    @Test func `Links, sets and sessions are changed by those who may`() async throws {
        let town = try await Town()
        let (amalie, jonas) = (try await town.program(as: Cast.amalie), try await town.program(as: Cast.jonas))
        let changes: [(HTTPRequest.Method, String, JSON?)] = [
            (.post, "/people/bjarne/invitation", nil), (.post, "/people/bjarne/new-password", nil),
            (.put, "/question-sets/basis/activity", ["is_active": false]),
            (.put, "/question-sets/basis/departments", ["departments": ["sun"]]),
        ]
        for (method, path, body) in changes { #expect(try await amalie(method, path, body).status == 404, "\(path)") }
        let other = try await jonas(.get, "/sessions").json["sessions"][0]["id"].text
        #expect(try await amalie(.delete, "/sessions/\(other)").status == 404)
        #expect(try await jonas(.get, "/session").status == 200)
    }

    @Test func `Without a session there is nothing to see or do`() async throws {
        let town = try await Town()
        let pair = try await fullPair(in: town)
        for (method, path, body) in Self.requests {
            let answer = try await town.stranger(method, pair.meeting + path, body, basedOn: "\"0\"")
            #expect(answer.status == 401, "\(method) \(path)")
            #expect(answer.code == "sign_in_needed")
        }
        for path in [
            "/session", "/sessions", "/account", "/team", "/meetings", "/agreements", "/question-sets", "/form", "/people", "/access-log",
        ] {
            #expect(try await town.stranger(.get, path).status == 401, "\(path)")
        }
        var old = pair.mette
        #expect(try await old(.delete, "/session").status == 204)
        #expect(try await old(.get, "/session").status == 401, "the session ended on the server")
        old.cookie = "enrum=guess"
        #expect(try await old(.get, "/session").status == 401)
    }

    @Test func `One who has left is nobody at the next request`() async throws {
        let pair = try await Pair()
        let now = pair.town.site.clock.now
        try await pair.town.update(Cast.amalie) { $0.deactivatedAt = now }
        #expect(try await pair.amalie(.get, pair.meeting).status == 401)
    }
}
