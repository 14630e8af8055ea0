import EnrumCore
import HTTPTypes
import Hummingbird

/// Takes changes only from our own pages (ASVS 3.5.1–3.5.3): no cross-site request by Fetch Metadata or Origin. The token that is bound to
/// the session is checked beside it, where the body is read or in the header `X-CSRF-Token`.
struct ChangeGuard: RouterMiddleware {
    typealias Context = Visit
    let configuration: WebConfiguration

    func handle(_ request: Request, context: Visit, next: (Request, Visit) async throws -> Response) async throws -> Response {
        guard request.method != .get, request.method != .head else { return try await next(request, context) }
        guard isFromHere(request) else { throw HTTPError(.forbidden) }
        return try await next(request, context)
    }

    /// Under `Referrer-Policy: no-referrer` a browser sends "Origin: null" with our own forms too; then its word for the site decides.
    private func isFromHere(_ request: Request) -> Bool {
        let site = request.headers[named("Sec-Fetch-Site")]
        guard site == nil || site == "same-origin" || site == "none" else { return false }
        guard let origin = request.headers[.origin]?.lowercased() else { return true }
        if origin == "null" { return site != nil }
        return origin == configuration.origin ?? "http://\(request.head.authority?.lowercased() ?? "")"
    }
}

/// The form does not carry the session's token: it is from another session, or from elsewhere.
struct WrongToken: Error {}

extension Visit {
    /// Checks the token of a form or a script's header.
    func require(_ token: String?) throws(WrongToken) {
        guard let own = self.token, let token, CSRFToken.isValid(token, for: own) else { throw WrongToken() }
    }
}
