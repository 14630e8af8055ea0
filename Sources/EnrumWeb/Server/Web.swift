import EnrumCore
import EnrumDomain
import EnrumTexts
import HTTPTypes
import Hummingbird
import NIOCore

/// What the routes share: the use cases' environment, and how the pages are served.
struct Web: Sendable {
    let environment: Environment
    let configuration: WebConfiguration
    /// Whether this is the demo, where one click signs a person in.
    let isDemo: Bool
    /// Makes PDF; nil where none can be made.
    var printer: (any PagePrinter)?

    func texts(_ visit: Visit) -> Texts { visit.language == .danish ? .danish : .english }

    /// An answer that is a page.
    func page(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: html.bytes)))
    }

    /// Sends the browser on after a change (303, RFC 9110 section 15.4.4), so that a reload repeats nothing.
    func seeOther(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path])
    }
}

extension RouteTable {
    /// A page to look at.
    func page(_ path: String, _ handler: @escaping @Sendable (Request, Visit) async throws -> Response) {
        on(.get, path, handler)
    }

    /// A form that changes something: read whole, its token checked, and what was typed never lost (see ``KeptText``).
    func change(_ path: String, _ deed: @escaping @Sendable (FormFields, Request, Visit) async throws -> Response) {
        on(.post, path) { request, visit in
            let fields = try await request.formFields()
            do {
                _ = try visit.signedIn()
                try visit.require(request.headers[named("X-CSRF-Token")] ?? fields["csrf"])
                return try await deed(fields, request, visit)
            } catch {
                throw KeptText(cause: error, fields: fields, action: request.uri.path)
            }
        }
    }
}

/// A change that failed, with everything that was typed: the page that says why offers it again.
struct KeptText: Error {
    let cause: any Error
    let fields: FormFields
    /// Where it was going.
    let action: String
}
