import EnrumDomain
import EnrumTesting
import HTTPTypes
import Testing

@testable import EnrumWeb

/// A conversation from the first plan to the closed record, by two programs.
struct ConversationTests {
    @Test func `Two people hold a whole conversation`() async throws {
        let pair = try await Pair(.planned)
        let (mette, amalie, meeting) = (pair.mette, pair.amalie, pair.meeting)
        #expect(try await amalie(.get, meeting).json["meeting"]["phase"] == "planned")
        #expect(try await mette(.put, meeting + "/sending").status == 204)
        try await prepare(pair)
        try await talk(pair)
        try await agree(pair)
        #expect(try await mette(.put, meeting + "/holding").status == 204)
        #expect(try await mette(.put, meeting + "/acknowledgement").status == 204)
        #expect(try await amalie(.post, meeting + "/remarks", ["text": "Tak for snakken."]).status == 201)
        #expect(try await amalie(.put, meeting + "/acknowledgement").status == 204)
        let record = try await amalie(.get, meeting).json
        #expect(record["meeting"]["phase"] == "closed")
        #expect(record["acknowledgements"].list.count == 2)
        #expect(record["remarks"][0]["text"] == "Tak for snakken.")
        #expect(try await mette(.put, meeting + "/private-note", ["text": "Godt møde"], basedOn: "\"0\"").status == 200)
        #expect(
            try await mette(.put, meeting + "/notes/basis/goals", ["text": "For sent"], basedOn: "\"0\"").problems == ["rule.is_closed"])
    }

    private func prepare(_ pair: Pair) async throws {
        let (mette, amalie, meeting) = (pair.mette, pair.amalie, pair.meeting)
        let saved = try await amalie(
            .put, meeting + "/answers/basis/tasks", ["value": "Mange små opgaver", "is_marked": true], basedOn: "\"0\"")
        #expect(saved.status == 200)
        #expect(saved.tag == "\"1\"")
        let read = try await amalie(.get, meeting + "/answers/basis/tasks")
        #expect(read.json["value"] == "Mange små opgaver")
        #expect(read.json["is_marked"] == true)
        #expect(read.tag == saved.tag)
        let more = try await amalie(
            .patch, meeting + "/answers",
            [
                "answers": [
                    ["question": "basis/motivation", "value": 7, "version": 0], ["question": "basis/tasks", "value": "Ro", "version": 1],
                ]
            ])
        #expect(more.json["outcomes"].list.map { $0["version"] } == [1, 2])
        #expect(try await amalie(.post, meeting + "/agenda", ["text": "Ferie"]).status == 201)
        let draft = try await mette(.get, meeting).json
        #expect(draft["questions"].list.allSatisfy { $0["other"] == .null })
        #expect(draft["agenda"].list.isEmpty)
        #expect(try await amalie(.put, meeting + "/sharing").status == 204)
        #expect(try await amalie(.delete, meeting + "/sharing").status == 204)
        #expect(try await amalie(.put, meeting + "/sharing").status == 204)
        #expect(try await mette(.get, meeting + "/private-note").status == 200)
        #expect(try await amalie(.get, meeting).json["meeting"]["opened_at"] == .null, "looking at one's own note opens nothing")
        let shared = try await mette(.get, meeting).json
        #expect(shared["questions"].list.first { $0["question"]["id"] == "basis/tasks" }?["other"]["value"] == "Ro")
        #expect(shared["agenda"][0]["text"] == "Ferie")
        #expect(try await amalie(.delete, meeting + "/sharing").problems == ["rule.already_opened"])
        #expect(try await mette(.post, meeting + "/questions", ["id": "ekstra", "text": "Hvad fylder mest?"]).json["id"] == "own/ekstra")
        #expect(try await amalie(.put, meeting + "/answers/own/ekstra", ["value": "Vikarer"], basedOn: "\"0\"").status == 200)
    }

    private func talk(_ pair: Pair) async throws {
        let (mette, amalie, meeting) = (pair.mette, pair.amalie, pair.meeting)
        #expect(try await amalie(.put, meeting + "/beginning").status == 204)
        let note = try await amalie(.put, meeting + "/notes/basis/tasks", ["text": "Vi deler dem"], basedOn: "\"0\"")
        #expect(note.status == 200)
        #expect(try await mette(.get, meeting + "/notes/basis/tasks").json["edited_by"] == "amalie")
        let point = try await amalie(.get, meeting).json["agenda"][0]["id"].text
        #expect(try await mette(.put, meeting + "/agenda/\(point)/tick").status == 204)
        #expect(try await mette(.delete, meeting + "/agenda/\(point)/tick").status == 204)
        let passage = meeting + "/passages/p1"
        #expect(try await amalie(.put, passage, ["text": "Ikke min pen"], basedOn: "\"0\"").problems == ["rule.no_pen"])
        #expect(
            try await mette(.put, passage, ["text": "Talt om ro", "is_confidential": true], basedOn: nil, [.ifNoneMatch: "*"]).tag
                == "\"1\"")
        #expect(try await amalie(.get, passage).json["is_confidential"] == true)
        #expect(try await mette(.put, passage + "/confidentiality", ["is_confidential": false]).status == 204)
        #expect(try await mette(.get, passage).tag == "\"2\"")
        #expect(try await mette(.put, meeting + "/pen").status == 204)
        let empty = try await amalie(.post, meeting + "/passages", [:])
        #expect(empty.status == 201)
        #expect(empty.tag == "\"1\"")
        let place = String((empty.headers[.location] ?? "").dropFirst(API.root.count))
        #expect(try await amalie(.delete, place, basedOn: "\"7\"").status == 412)
        #expect(try await amalie(.delete, place, basedOn: empty.tag).status == 204)
        #expect(try await mette(.get, meeting).json["minutes"].list.map { $0["text"] } == ["Talt om ro"])
    }

    private func agree(_ pair: Pair) async throws {
        let (mette, amalie, meeting) = (pair.mette, pair.amalie, pair.meeting)
        let made = try await mette(
            .post, meeting + "/agreements",
            ["title": "Lave en vagtplan", "responsible": "amalie", "deadline": "2026-12-10", "first_step": "Tale med Ida"])
        #expect(made.status == 201)
        let path = String((made.headers[.location] ?? "").dropFirst(API.root.count))
        let standing = try await amalie(.get, path)
        #expect(standing.tag == "\"1\"")
        #expect(standing.json["people"].list.map { $0["name"] } == ["Amalie Friis", "Mette Holm"])
        let amended: JSON = ["title": "Lave en vagtplan", "responsible": "amalie", "deadline": "2026-12-17", "reason": "Ida er på ferie"]
        #expect(try await amalie(.put, path, amended).status == 428)
        #expect(try await amalie(.put, path, amended, basedOn: standing.tag).status == 204)
        let late = try await mette(.put, path, amended, basedOn: standing.tag)
        #expect(late.status == 412)
        #expect(late.json["agreement"]["content"]["deadline"] == "2026-12-17")
        #expect(late.tag == "\"2\"")
        #expect(try await mette(.post, path + "/updates", ["text": "Halvvejs"]).status == 204)
        #expect(try await amalie(.put, path + "/keeping").status == 204)
        #expect(try await mette(.put, path + "/evaluation", ["outcome": "improved", "note": "Mere ro"]).status == 204)
        let history = try await amalie(.get, path).json["agreement"]["history"].list
        #expect(history.map { $0["kind"] } == ["made", "amended", "noted", "kept", "evaluated"])
        #expect(history[1]["content"]["deadline"] == "2026-12-17")
        #expect(try await mette(.put, path + "/dropping", ["reason": "For sent"]).problems == ["rule.agreement_closed"])
    }

    @Test func `A conversation is moved by whoever saw it as it stands, and can be called off`() async throws {
        let pair = try await Pair()
        let standing = try await pair.amalie(.get, pair.meeting + "/schedule")
        let moved: JSON = ["date": "2026-12-03", "time": "09:00", "length": 60, "place": "Haven", "reason": "Sygdom"]
        #expect(try await pair.amalie(.put, pair.meeting + "/schedule", moved).status == 428)
        #expect(try await pair.amalie(.put, pair.meeting + "/schedule", moved, basedOn: standing.tag).status == 204)
        let late = try await pair.mette(.put, pair.meeting + "/schedule", ["date": "2026-12-04"], basedOn: standing.tag)
        #expect(late.status == 412)
        #expect(late.json["schedule"]["place"] == "Haven")
        #expect(late.tag == "\"\(standing.json["version"].number + 1)\"")
        let history = try await pair.amalie(.get, "/meetings").json["meetings"][0]
        #expect(history["moves"][0]["reason"] == "Sygdom")
        #expect(try await pair.mette(.put, pair.meeting + "/ending", ["kind": "missed"]).problems == ["rule.not_missed_yet"])
        #expect(try await pair.mette(.put, pair.meeting + "/ending", ["kind": "leader_changed"]).status == 422)
        #expect(try await pair.mette(.put, pair.meeting + "/ending", ["kind": "cancelled", "reason": "Ferie"]).status == 204)
        let ended = try await pair.amalie(.get, pair.meeting).json["meeting"]
        #expect(ended["phase"] == "cancelled")
        #expect(ended["ending"]["reason"] == "Ferie")
    }

    @Test func `A leader sees the team, and the version of a conversation tells whether to look again`() async throws {
        let pair = try await Pair()
        let row = try await pair.mette(.get, "/team").json["rows"].list.first { $0["person"]["id"] == "amalie" }
        #expect(row?["next"]["schedule"]["date"] == "2026-11-26")
        #expect(try await pair.amalie(.get, "/team").json["rows"].list.isEmpty)
        let version = try await pair.amalie(.get, pair.meeting + "/version")
        let known = try await pair.amalie(.get, pair.meeting + "/version", nil, basedOn: nil, [.ifNoneMatch: version.tag])
        #expect(known.status == 304)
        #expect(known.bytes.isEmpty)
        try await pair.mette(.post, pair.meeting + "/agenda", ["text": "Julefrokost"])
        let again = try await pair.amalie(.get, pair.meeting + "/version", nil, basedOn: nil, [.ifNoneMatch: version.tag])
        #expect(again.status == 200)
    }
}
