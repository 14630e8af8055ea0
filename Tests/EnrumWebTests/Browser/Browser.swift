import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

@testable import EnrumWeb

/// A browser without a window: keeps its cookies, remembers the page it shows, and sends the forms on it as they stand there.
actor Browser {
    let site: Site
    private(set) var cookies: [String: String]
    /// What is shown; nil before the first visit.
    private(set) var page: Page?

    init(_ site: Site, cookies: [String: String] = [:]) { (self.site, self.cookies) = (site, cookies) }

    /// Looks at a page, without following it when it sends on.
    @discardableResult
    func get(_ path: String, headers: [String: String] = [:]) async throws -> Page {
        try await send(.get, path, headers: headers)
    }

    /// Looks at a page, and goes on to wherever it sends.
    @discardableResult
    func visit(_ path: String) async throws -> Page { try await follow(get(path)) }

    /// Sends fields as a form does, with the token of the page that is shown.
    @discardableResult
    func post(_ path: String, _ fields: [(String, String)], headers: [String: String] = [:], withToken: Bool = true) async throws -> Page {
        let token = withToken && !fields.contains { $0.0 == "csrf" } ? page?.token.map { [("csrf", $0)] } ?? [] : []
        let body = (token + fields).map { "\(Self.quoted($0.0))=\(Self.quoted($0.1))" }.joined(separator: "&")
        return try await send(
            .post, path, headers: ["Content-Type": "application/x-www-form-urlencoded"].merging(headers) { $1 },
            body: ByteBuffer(string: body))
    }

    /// Fills in the form on the page that goes to `action`, sends it, and goes on to wherever that leads.
    ///
    /// - Parameter button: The name and value of the button, when there are several.
    @discardableResult
    func submit(_ action: String, _ typed: [String: String] = [:], button: (String, String)? = nil, follow: Bool = true) async throws
        -> Page
    {
        guard let form = page?.form(action) else { throw NoSuchForm(action: action, on: page?.path ?? "") }
        let answer = try await post(form.action(button), form.filled(typed) + (button.map { [$0] } ?? []))
        return follow ? try await self.follow(answer) : answer
    }

    struct NoSuchForm: Error { let action: String, on: String }

    func forget(_ cookie: String) { cookies[cookie] = nil }

    /// Goes on to wherever an answer sends; the place within the page stays in the browser.
    func follow(_ first: Page) async throws -> Page {
        var page = first
        for _ in 0..<5 {
            guard let location = page.location else { return page }
            page = try await get(String(location.prefix { $0 != "#" }))
        }
        return page
    }

    func send(_ method: HTTPRequest.Method, _ path: String, headers: [String: String] = [:], body: ByteBuffer = ByteBuffer()) async throws
        -> Page
    {
        var fields = HTTPFields()
        for (name, value) in headers { fields[named(name)] = value }
        if !cookies.isEmpty { fields[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ") }
        let request = Request(
            head: HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path, headerFields: fields),
            body: RequestBody(buffer: body))
        let response = try await site.respond(to: request)
        let writer = BodyWriter()
        try await response.body.write(writer)
        for header in response.headers[values: .setCookie] { take(header) }
        let page = Page(path: path, status: response.status.code, headers: response.headers, body: await writer.body.text)
        if response.status != .seeOther { self.page = page }
        return page
    }

    private func take(_ header: String) {
        let parts = header.split(separator: ";").map { $0.drop { $0 == " " } }
        guard let pair = parts.first?.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false), pair.count == 2 else { return }
        cookies[String(pair[0])] = parts.contains("Max-Age=0") ? nil : String(pair[1])
    }

    static func quoted(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
    }
}

/// Gathers what an answer holds.
private struct BodyWriter: ResponseBodyWriter {
    let body = Body()

    actor Body {
        private var bytes = ByteBuffer()
        func add(_ buffer: ByteBuffer) { bytes.writeImmutableBuffer(buffer) }
        var text: String { String(buffer: bytes) }
    }

    func write(_ buffer: ByteBuffer) async throws { await body.add(buffer) }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
