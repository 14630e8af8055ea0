import EnrumCore
import EnrumDomain
import EnrumTexts
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The JSON API under /api/v1: the same use cases as the pages, described by Schemas/openapi.yaml.
struct API: Sendable {
    static let root = "/api/v1"
    let web: Web

    var environment: Environment { web.environment }

    func add(to table: RouteTable) {
        addSession(to: table)
        addAccount(to: table)
        addLinks(to: table)
        addMeetings(to: table)
        addRecord(to: table)
        addAgenda(to: table)
        addAgreements(to: table)
        addCases(to: table)
        addSelfAgreements(to: table)
        addQuestionSets(to: table)
        addModules(to: table)
        addToolkits(to: table)
        addReminders(to: table)
        addPeople(to: table)
        addInstallation(to: table)
    }

    /// An answer that is a JSON document, with the version as its ETag where there is one.
    func json(_ document: some Encodable, status: HTTPResponse.Status = .ok, version: Int? = nil) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var response = Response(
            status: status, headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try encoder.encode(document))))
        if let version { response.headers[.eTag] = "\"\(version)\"" }
        return response
    }

    var nothing: Response { Response(status: .noContent) }

    /// Something new, and where it is.
    func created(_ document: some Encodable, at path: String, version: Int? = nil) throws -> Response {
        var response = try json(document, status: .created, version: version)
        response.headers[.location] = API.root + path
        return response
    }

    /// Makes something under the id that the caller chose, or a fresh one. Asked again with the same id, it makes no second one.
    func create<Entity>(_ body: JSONBody, at path: (String) -> String, _ deed: (Identifier<Entity>) async throws -> Void) async throws
        -> Response
    {
        let id: Identifier<Entity> = try body.id("id") ?? environment.newID()
        do {
            try await deed(id)
        } catch StoreFailure.constraint {
            throw RuleBroken("rule.id_taken", field: "id")
        }
        return try created(CreatedDocument(id: id.rawValue), at: path(id.rawValue))
    }
}

extension RouteTable {
    /// Something to read, by someone who is signed in. A reader who has it already is told so (RFC 9110 section 15.4.5).
    func read(_ path: String, _ handler: @escaping @Sendable (Request, Visit, Viewer) async throws -> Response) {
        on(.get, API.root + path) { request, visit in
            let response = try await handler(request, visit, visit.signedIn())
            guard let tag = response.headers[.eTag], request.headers[.ifNoneMatch] == tag else { return response }
            return Response(status: .notModified, headers: [.eTag: tag])
        }
    }

    /// A change by someone who is signed in, with the session's token in the header.
    func write(
        _ method: HTTPRequest.Method, _ path: String, _ handler: @escaping @Sendable (Request, Visit, Viewer) async throws -> Response
    ) {
        on(method, API.root + path) { request, visit in
            let viewer = try visit.signedIn()
            try visit.require(request.headers[named("X-CSRF-Token")])
            return try await handler(request, visit, viewer)
        }
    }

    /// A change that the path says all about: it takes no body but an empty object, and answers with nothing.
    func act(_ method: HTTPRequest.Method, _ path: String, _ deed: @escaping @Sendable (Request, Visit, Viewer) async throws -> Void) {
        write(method, path) { request, visit, viewer in
            try await request.requireNoMembers()
            try await deed(request, visit, viewer)
            return Response(status: .noContent)
        }
    }
}
