import EnrumDomain
import EnrumTesting
import HTTPTypes
import Testing

@testable import EnrumWeb

/// Two who change the same thing: one is first, the other is told, and nobody's text is lost.
struct RaceTests {
    static let fields: [(path: String, body: @Sendable (Int) -> JSON)] = [
        ("/answers/basis/tasks", { ["value": .text("Svar \($0)")] }),
        ("/answers/basis/motivation", { ["value": .number(Double($0 % 10) + 1)] }),
        ("/notes/basis/tasks", { ["text": .text("Sagt \($0)")] }),
        ("/passages/p1", { ["text": .text("Referat \($0)")] }),
        ("/private-note", { ["text": .text("Note \($0)")] }),
    ]

    @Test(arguments: fields.indices) func `Of twenty that save on one version at once, one wins and nineteen are told`(index: Int)
        async throws
    {
        let (path, body) = Self.fields[index]
        let pair = try await Pair(.during)
        let writer = path.hasPrefix("/passages") || path.hasPrefix("/private") ? pair.mette : pair.amalie
        let first = try await writer(.put, pair.meeting + path, body(100), basedOn: "\"0\"")
        try #require(first.status == 200)
        let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
            for number in 0..<20 {
                // Steps of a scale repeat: the same step twice is no conflict, so each is tried but the one that stands.
                let value = path.hasSuffix("motivation") ? body(number % 2 == 0 ? 1 : 3) : body(number)
                group.addTask { try await writer(.put, pair.meeting + path, value, basedOn: first.tag) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let standing = try await writer(.get, pair.meeting + path)
        #expect(standing.tag == "\"2\"")
        let said = standing.json["value"] == .null ? standing.json["text"] : standing.json["value"]
        if path.hasSuffix("motivation") {
            #expect(answers.count { $0.status == 412 } == 10)
        } else {
            #expect(answers.count { $0.status == 200 } == 1)
            #expect(answers.count { $0.status == 412 } == 19)
            let texts = answers.filter { $0.status == 412 }.map { $0.json["conflict"]["yours"] } + [said]
            #expect(Set(texts).count == 20, "every text is either kept or handed back")
        }
        for lost in answers where lost.status == 412 {
            #expect(lost.code == "changed_meanwhile")
            #expect(lost.tag == "\"2\"")
            #expect(lost.json["conflict"]["their_version"] == 2)
        }
    }

    @Test func `The loser's text waits until they choose, and a choice against an older text is told`() async throws {
        let pair = try await Pair(.during)
        let path = pair.meeting + "/notes/basis/tasks"
        try await pair.mette(.put, path, ["text": "Mettes"], basedOn: "\"0\"")
        #expect(try await pair.amalie(.put, path, ["text": "Amalies"], basedOn: "\"0\"").status == 412)
        #expect(try await pair.amalie(.get, pair.meeting).json["conflicts"][0]["yours"] == "Amalies")
        #expect(try await pair.mette(.get, pair.meeting).json["conflicts"].list.isEmpty)
        try await pair.mette(.put, path, ["text": "Mettes igen"], basedOn: "\"1\"")
        let choice: JSON = ["field": "said/basis/tasks", "keep": "both", "their_version": 1]
        let late = try await pair.amalie(.post, pair.meeting + "/conflicts", choice)
        #expect(late.status == 412)
        #expect(late.json["conflict"]["theirs"] == "Mettes igen")
        let informed: JSON = ["field": "said/basis/tasks", "keep": "both", "their_version": 2]
        #expect(try await pair.amalie(.post, pair.meeting + "/conflicts", informed).status == 204)
        #expect(try await pair.amalie(.get, path).json["text"] == "Mettes igen\n\nAmalies")
        #expect(try await pair.amalie(.get, pair.meeting).json["conflicts"].list.isEmpty)
    }

    @Test func `What was made confidential meanwhile is not made ordinary by someone who has not seen it`() async throws {
        let pair = try await Pair(.during)
        let path = pair.meeting + "/passages/p1"
        try await pair.mette(.put, path, ["text": "Fortroligt", "is_confidential": false], basedOn: "\"0\"")
        try await pair.mette(.put, path + "/confidentiality", ["is_confidential": true])
        #expect(try await pair.mette(.put, path, ["text": "Fortroligt", "is_confidential": false], basedOn: "\"1\"").status == 412)
        #expect(try await pair.mette(.get, path).json["is_confidential"] == true)
    }

    @Test(arguments: ["/answers/basis/tasks", "/notes/basis/tasks", "/passages/p1", "/private-note", "/schedule"])
    func `A change that names no version is asked for one, and one that names none of ours came too late`(path: String) async throws {
        let pair = try await Pair(.during)
        let body: JSON = path == "/schedule" ? ["date": "2026-12-03"] : path.hasPrefix("/answers") ? ["value": "x"] : ["text": "x"]
        #expect(try await pair.mette(.put, pair.meeting + path, body).code == "precondition_needed")
        for tag in ["0", "\"x\"", "W/\"0\"", "*", "\"-1\"", "\"0\", \"1\"", "\"\""] {
            #expect(try await pair.mette(.put, pair.meeting + path, body, basedOn: tag).status == 412, "\(tag)")
        }
    }

    @Test func `The same id again makes nothing new`() async throws {
        let pair = try await Pair(.during)
        let creations: [(String, JSON)] = [
            ("/agenda", ["id": "k1", "text": "Ferie"]), ("/questions", ["id": "k1", "text": "Hvad nu?"]),
            ("/agreements", ["id": "k1", "title": "Ringe til Ida", "responsible": "mette", "deadline": "2026-12-01"]),
        ]
        for (path, body) in creations {
            let first = try await pair.mette(.post, pair.meeting + path, body)
            let again = try await pair.mette(.post, pair.meeting + path, body)
            #expect(first.status == 201, "\(path)")
            #expect(again.status == 201, "\(path)")
            #expect(first.json == again.json)
            #expect(first.headers[.location] == again.headers[.location])
        }
        let plan: JSON = ["id": "k1", "employee": "dorthe", "date": "2026-11-27"]
        for _ in 0..<2 { #expect(try await pair.mette(.post, "/meetings", plan).json["id"] == "k1") }
        let meeting = try await pair.mette(.get, pair.meeting).json
        #expect(meeting["agenda"].list.count == 1)
        #expect(meeting["agreements"].list.count == 1)
        #expect(meeting["questions"].list.count { $0["is_added"] == true } == 1)
        #expect(try await pair.mette(.get, "/meetings?employee=dorthe").json["meetings"].list.count == 1)
        #expect(try await pair.mette(.put, pair.meeting + "/holding").status == 204)
        for _ in 0..<2 { #expect(try await pair.mette(.post, pair.meeting + "/remarks", ["id": "k1", "text": "Tak"]).status == 201) }
        #expect(try await pair.mette(.get, pair.meeting).json["remarks"].list.count == 1)
    }

    @Test func `An id of somebody else's is no way to it`() async throws {
        let town = try await Town()
        let (pair, karen) = (try await Pair(.during, in: town), try await town.program(as: Cast.karen))
        let anders = try await town.program(as: Cast.anders)
        let other = try await anders.meeting(with: Cast.karen)
        try await anders(.put, other + "/beginning")
        try await pair.mette(.post, pair.meeting + "/agenda", ["id": "k1", "text": "Ferie"])
        try await pair.mette(.put, pair.meeting + "/passages/k1", ["text": "Hemmeligt"], basedOn: "\"0\"")
        try await pair.mette(
            .post, pair.meeting + "/agreements", ["id": "k1", "title": "To ord", "responsible": "mette", "deadline": "2026-12-01"])
        #expect(try await anders(.post, other + "/agenda", ["id": "k1", "text": "x"]).status == 404)
        #expect(try await anders(.put, other + "/passages/k1", ["text": "x"], basedOn: "\"0\"").status == 404)
        #expect(try await anders(.get, other + "/passages/k1").status == 404)
        #expect(
            try await karen(
                .post, other + "/agreements", ["id": "k1", "title": "To ord", "responsible": "karen", "deadline": "2026-12-01"]
            ).status == 404)
        #expect(try await anders(.delete, other + "/passages/k1", basedOn: "\"1\"").status == 204, "as for one that is gone")
        #expect(try await pair.mette(.get, pair.meeting + "/passages/k1").json["text"] == "Hemmeligt")
    }
}
