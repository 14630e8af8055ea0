import EnrumCore
import EnrumDomain
import HTTPTypes
import Hummingbird

/// Finds out who asks, as they are now: role, leader and department count from this request on (ASVS 8.3.1).
struct SessionMiddleware: RouterMiddleware {
    typealias Context = Visit
    let web: Web

    func handle(_ request: Request, context: Visit, next: (Request, Visit) async throws -> Response) async throws -> Response {
        try await next(request, try await web.visit(of: request, context))
    }
}

extension Web {
    /// The visit with whoever the cookie says, as far as the cookie is right.
    func visit(of request: Request, _ context: Visit) async throws -> Visit {
        var visit = addressed(request, context)
        if let token = request.cookie(configuration.sessionCookie), let viewer = try await ResolveSession(environment)(token) {
            (visit.token, visit.viewer, visit.language) = (token, viewer, viewer.language)
        }
        return visit
    }

    /// The same for an answer about an error: when the store cannot say who it is, it is nobody.
    func recognised(_ request: Request, _ context: Visit) async -> Visit {
        (try? await visit(of: request, context)) ?? addressed(request, context)
    }

    private func addressed(_ request: Request, _ context: Visit) -> Visit {
        var visit = context
        visit.language = configuration.language
        if configuration.trustedProxies.contains(visit.peer),
            let forwarded = request.headers[named("X-Forwarded-For")]?.split(separator: ",").last
        {
            visit.address = String(forwarded.filter { !$0.isWhitespace })
        }
        return visit
    }
}

extension Request {
    /// The value of a cookie, by exact name.
    func cookie(_ name: String) -> String? {
        for header in headers[values: .cookie] {
            for part in header.split(separator: ";") {
                let half = part.drop { $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                if half.count == 2, half[0] == name { return String(half[1]) }
            }
        }
        return nil
    }
}
