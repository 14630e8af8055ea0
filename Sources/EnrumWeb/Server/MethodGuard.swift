import HTTPTypes
import Hummingbird

/// Answers a method that a path does not have with 405 and the methods it has (RFC 9110 section 15.5.6,
/// https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6).
struct MethodGuard: RouterMiddleware {
    typealias Context = Visit
    static let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete]

    func handle(_ request: Request, context: Visit, next: (Request, Visit) async throws -> Response) async throws -> Response {
        guard Self.known.contains(request.method) else { throw WrongMethod(allowed: Self.known) }
        return try await next(request, context)
    }
}

/// The path is there, the method is not.
struct WrongMethod: Error {
    let allowed: [HTTPRequest.Method]

    var allow: String { allowed.map(\.rawValue).joined(separator: ", ") }
}

/// Every path with the methods it has, so that all others can be refused by name.
final class RouteTable {
    private(set) var methods: [String: [HTTPRequest.Method]] = [:]
    let router: Router<Visit>

    init(_ router: Router<Visit>) { self.router = router }

    func on(_ method: HTTPRequest.Method, _ path: String, _ handler: @escaping @Sendable (Request, Visit) async throws -> Response) {
        methods[path, default: []].append(method)
        router.on(RouterPath(path), method: method) { request, visit in try await handler(request, visit) }
        if method == .get { on(.head, path) { request, visit in try await handler(request, visit).createHeadResponse() } }
    }

    /// Refuses the methods that a path does not have. Call it once, after the last route.
    func refuseOtherMethods() {
        for (path, allowed) in methods {
            for method in MethodGuard.known where !allowed.contains(method) {
                router.on(RouterPath(path), method: method) { _, _ -> Response in throw WrongMethod(allowed: allowed) }
            }
        }
    }
}
