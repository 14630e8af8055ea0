import NIOCore
import HummingbirdCore
import EnrumCore
import EnrumDomain
import EnrumTesting
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import EnrumWeb

/// What HR and admins do, and what one does with one's own account.
struct OfficeTests {
    static let set = """
        enrum: question-set/1
        id: vores
        title: {da: Vores egne, en: Our own}
        questions:
          - id: behov
            kind: choice
            label: {da: Hvad har du brug for?}
            options:
              - {id: ro, label: {da: Ro}}
              - {id: tid, label: {da: Tid}}

        """

    @Test func `HR installs a question set in YAML or JSON, places it and switches it`() async throws {
        let pernille = try await Town().program(as: Cast.pernille)
        let checked = try await pernille.send(.post, "/question-set-checks", Self.set, type: "application/yaml")
        #expect(checked.json["questions"][0]["options"].list.map { $0["id"] } == ["ro", "tid"])
        #expect(try await pernille(.get, "/question-sets/vores").status == 404, "a check installs nothing")
        let file = "/question-sets/vores/file"
        #expect(try await pernille.send(.put, file, Self.set, type: "application/yaml").problems == ["set_page.where_needed"])
        #expect(try await pernille.send(.put, file + "?department=park", Self.set, type: "application/yaml").status == 404)
        #expect(try await pernille.send(.put, file + "?department=nowhere", Self.set, type: "application/yaml").status == 404)
        let made = try await pernille.send(.put, file + "?department=sun&department=school", Self.set, type: "application/yaml")
        #expect(made.status == 201)
        let set = try await pernille(.get, "/question-sets/vores").json
        #expect(set["departments"].list.map { $0["id"] } == ["school", "sun"])
        #expect(set["may_change"] == true)
        #expect(set["may_ask_everywhere"] == false)
        let json =
            #"{"enrum": "question-set/1", "id": "vores", "title": {"da": "Ny titel"}, "questions": [{"id": "behov", "kind": "text", "label": {"da": "Hvad?"}}]}"#
        #expect(try await pernille.send(.put, file, json).status == 204)
        #expect(try await pernille(.get, "/question-sets/vores").json["title"] == "Ny titel")
        #expect(try await pernille(.put, "/question-sets/vores/departments", ["departments": ["sun"]]).status == 204)
        #expect(try await pernille(.get, "/form?department=sun").json["sections"].list.map { $0["set"] } == ["basis", "vores"])
        #expect(try await pernille(.get, "/form?department=school").json["sections"].list.count == 1)
        #expect(try await pernille(.put, "/question-sets/vores/activity", ["is_active": false]).status == 204)
        #expect(try await pernille(.get, "/form?department=sun").json["sections"].list.count == 1)
        #expect(try await pernille(.put, "/question-sets/basis/activity", ["is_active": false]).status == 404)
        let written = try await pernille(.get, file)
        #expect(String(decoding: written.bytes, as: UTF8.self).contains("Ny titel"))
    }

    @Test func `A question set with mistakes is refused with each, and one that is there is not replaced unasked`() async throws {
        let jonas = try await Town().program(as: Cast.jonas)
        let wrong = Self.set.replacing("kind: choice", with: "kind: chose").replacing("id: ro", with: "id: Ro")
        for path in ["/question-set-checks", "/question-sets/vores/file"] {
            let answer = try await jonas.send(path == "/question-set-checks" ? .post : .put, path, wrong, type: "application/yaml")
            #expect(answer.status == 422)
            #expect(answer.json["problems"][0]["line"] == 6)
            #expect(answer.fields[0] == "questions[0].kind")
        }
        #expect(try await jonas.send(.put, "/question-sets/andet/file", Self.set, type: "application/yaml").fields == ["id"])
        #expect(try await jonas.send(.put, "/question-sets/vores/file", Self.set, type: "text/plain").status == 415)
        #expect(try await jonas.send(.put, "/question-sets/vores/file", Self.set, type: "application/yaml").status == 201)
        var headers = jonas.headers(type: "application/yaml")
        headers[.ifNoneMatch] = "*"
        let again = try await jonas.town.answer(
            .put, API.root + "/question-sets/vores/file", headers, .init(buffer: .init(string: Self.set)))
        #expect(again.status == 412)
    }

    @Test func `An admin invites, and the link works once`() async throws {
        let town = try await Town()
        let jonas = try await town.program(as: Cast.jonas)
        #expect(try await jonas(.post, "/people/bjarne/invitation").problems == ["account.already_has_password"])
        let issued = try await jonas(.post, "/people/bjarne/new-password")
        #expect(issued.status == 201)
        let token = issued.json["path"].text.split(separator: "/").last.map(String.init) ?? ""
        let link = try await town.stranger(.get, "/links/\(token)").json
        #expect(link["kind"] == "password")
        #expect(link["name"] == "Bjarne Lund")
        let bjarne = try await town.program(as: Cast.bjarne)
        let password = "fire grønne både på åen"
        #expect(try await town.stranger(.put, "/links/\(token)/password", ["password": "kort"]).problems == ["password.too_short"])
        #expect(try await town.stranger(.put, "/links/\(token)/password", ["password": .text(password)]).status == 204)
        #expect(try await town.stranger(.put, "/links/\(token)/password", ["password": .text(password)]).code == "link_refused")
        #expect(try await town.stranger(.get, "/links/\(token)").status == 404)
        #expect(try await bjarne(.get, "/session").status == 401, "the old sessions ended")
        #expect(
            try await town.stranger(.post, "/session", ["email": .text(Cast.bjarne.email.address), "password": .text(password)]).status
                == 201)
    }

    @Test func `One changes one's language and password, and ends one's other sessions`() async throws {
        let town = try await Town()
        let (here, there) = (try await town.program(as: Cast.mette), try await town.program(as: Cast.mette))
        let account = try await here(.get, "/account").json
        #expect(account["email"] == .text(Cast.mette.email.address))
        #expect(account["leader"]["id"] == "henrik")
        #expect(try await here(.put, "/account/language", ["language": "en"]).status == 204)
        #expect(try await here(.get, "/nowhere").json["title"] != .text("Siden findes ikke"))
        #expect(try await here(.put, "/account/language", ["language": "sv"]).problems == ["rule.choice"])
        let sessions = try await here(.get, "/sessions").json["sessions"].list
        #expect(sessions.count == 2)
        let other = try #require(sessions.first { $0["is_this"] == false })
        #expect(try await here(.delete, "/sessions/\(other["id"].text)").status == 204)
        #expect(try await there(.get, "/session").status == 401)
        #expect(try await here(.delete, "/sessions/\(other["id"].text)").status == 404)
        #expect(try await here(.delete, "/sessions/nothing").status == 404)
        let third = try await town.program(as: Cast.mette)
        #expect(
            try await here(.put, "/account/password", ["current": "forkert", "password": "fem røde huse ved havet"]).fields == ["current"])
        #expect(
            try await here(.put, "/account/password", ["current": .text(Town.password), "password": "fem røde huse ved havet"]).status
                == 204)
        #expect(try await third(.get, "/session").status == 401)
        #expect(try await here(.get, "/session").status == 200)
    }

    @Test func `Signing in says who one is, and guessing is slowed down`() async throws {
        let town = try await Town()
        let signIn: JSON = ["email": .text(Cast.mette.email.address), "password": .text(Town.password)]
        let signedIn = try await town.stranger(.post, "/session", signIn)
        #expect(signedIn.json["is_leader"] == true)
        #expect(signedIn.headers[values: .setCookie].allSatisfy { $0.contains("HttpOnly") && $0.contains("SameSite=Lax") })
        #expect(signedIn.headers[.location] == "/api/v1/session")
        var answers: [Answer] = []
        for number in 0..<12 {
            answers.append(
                try await town.stranger(.post, "/session", ["email": .text(Cast.amalie.email.address), "password": "gæt \(number)"]))
        }
        #expect(answers.first?.code == "sign_in_refused")
        #expect(answers.last?.status == 429)
        #expect(answers.last?.code == "too_many")
        let wait = try #require(answers.last?.headers[.retryAfter].flatMap { Int($0) })
        #expect(wait > 0)
        #expect(answers.last?.json["detail"].text.contains("{wait}") == false)
        let unknown = try await town.stranger(.post, "/session", ["email": "nobody@solvig.example", "password": "x"])
        #expect(unknown.bytes == answers.first?.bytes)
    }

    @Test func `In the demo, and only there, one click signs someone in`() async throws {
        let town = try await Town(isDemo: true)
        let people = try await town.stranger(.get, "/demo/people").json["people"].list
        #expect(people.count == Cast.everyone.count)
        let signedIn = try await town.stranger(.post, "/demo/session", ["person": "amalie"])
        #expect(signedIn.status == 201)
        #expect(signedIn.json["person"]["name"] == "Amalie Friis")
        #expect(try await town.stranger(.post, "/demo/session", ["person": "nobody"]).status == 404)
        #expect(try await Town().stranger(.post, "/demo/session", ["person": "amalie"]).status == 404)
    }

    @Test func `The first admin sets the installation up, once`() async throws {
        let town = try await Town()
        try await town.update(Cast.jonas) { $0.roles = [] }
        let link = try #require(try await StartSetUp(town.environment)())
        let choices: JSON = [
            "organisation": "Solvig", "department": "Solvig Kommune", "name": "Nina Lund", "email": "nina@solvig.example",
            "password": "seks hvide svaner i søen", "language": "da",
        ]
        #expect(try await town.stranger(.put, "/setup/gæt", choices).code == "link_refused")
        #expect(try await town.stranger(.put, "/setup/\(link.token)", choices).status == 204)
        #expect(try await town.stranger(.put, "/setup/\(link.token)", choices).code == "link_refused")
        let signedIn = try await town.stranger(.post, "/session", ["email": "nina@solvig.example", "password": "seks hvide svaner i søen"])
        #expect(signedIn.json["is_admin"] == true)
    }

    @Test func `The logs tell what happened, page by page`() async throws {
        let pair = try await Pair()
        let log = try await pair.amalie(.get, "/access-log").json
        #expect(log["rows"].list.map { $0["action"] }.contains("meeting.planned_and_sent"))
        #expect(log["rows"].list.contains { $0["meeting_date"] == "2026-11-26" })
        for number in 0..<101 {
            try await pair.amalie(.put, pair.meeting + "/private-note", ["text": "Note \(number)"], basedOn: "\"\(number)\"")
        }
        let first = try await pair.amalie(.get, "/access-log").json
        #expect(first["rows"].list.count == 100)
        let second = try await pair.amalie(.get, "/access-log?before=\(first["next"].number)").json
        #expect(second["rows"][0]["sequence"].number < first["next"].number)
        #expect(second["next"] == .null)
        #expect(try await pair.mette(.get, "/access-log").json["rows"].list.allSatisfy { $0["action"] != "record.saved" })
        let jonas = try await pair.town.program(as: Cast.jonas)
        let operations = try await jonas(.get, "/operations").json
        #expect(operations["people"].number == Cast.everyone.count)
        #expect(try await jonas(.get, "/security-log").json["rows"].list.allSatisfy { !$0["object"].text.hasPrefix("meeting/") })
    }
}
