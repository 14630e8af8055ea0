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
        addMeetings(to: table)
        addRecord(to: table)
        addAgreements(to: table)
        addOrganisation(to: table)
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
}

extension RouteTable {
    /// Something to read, by someone who is signed in.
    func read(_ path: String, _ handler: @escaping @Sendable (Request, Visit, Viewer) async throws -> Response) {
        on(.get, API.root + path) { request, visit in try await handler(request, visit, visit.signedIn()) }
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
}
