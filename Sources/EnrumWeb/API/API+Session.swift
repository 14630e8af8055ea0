import EnrumCore
import EnrumDomain
import HTTPTypes
import Hummingbird

struct SessionListDocument: Encodable {
    let sessions: [Row]

    struct Row: Encodable {
        let id: String
        let device: String
        let startedAt: Int64
        let lastSeenAt: Int64
        let isThis: Bool

        enum CodingKeys: String, CodingKey {
            case id, device
            case startedAt = "started_at"
            case lastSeenAt = "last_seen_at"
            case isThis = "is_this"
        }
    }
}

extension API {
    func addSession(to table: RouteTable) {
        table.on(.post, API.root + "/session", signIn)
        table.read("/session") { _, visit, viewer in try json(session(of: viewer, visit.csrfToken)) }
        table.write(.delete, "/session") { _, visit, _ in
            if let token = visit.token { try await SignOut(environment)(token) }
            return web.signedOut(nothing)
        }
        table.read("/sessions") { _, visit, viewer in
            let own = visit.token.map(TokenHash.init(of:))
            let rows = try await ListSessions(environment)(of: viewer.id, as: viewer).map { session in
                SessionListDocument.Row(
                    id: session.token.hex, device: session.device, startedAt: session.startedAt.milliseconds,
                    lastSeenAt: session.lastSeenAt.milliseconds, isThis: session.token == own)
            }
            return try json(SessionListDocument(sessions: rows))
        }
        table.write(.delete, "/sessions/:session") { _, visit, viewer in
            guard let hash = visit.parameters.get("session").flatMap(TokenHash.init(hex:)) else { throw NotFound() }
            try await EndSession(environment)(hash, of: viewer.id, as: viewer)
            return nothing
        }
        table.write(.put, "/password") { request, visit, viewer in
            let body = try await request.json(only: ["current", "new"])
            guard let token = visit.token else { throw SignInNeeded() }
            try await ChangePassword(environment)(from: body.needed("current"), to: body.needed("new"), in: token, as: viewer)
            return nothing
        }
    }

    /// Signs in without a session: nothing to protect yet, so no token; the body's type keeps foreign forms out.
    @Sendable private func signIn(_ request: Request, _ visit: Visit) async throws -> Response {
        let body = try await request.json(only: ["email", "password"])
        let signedIn = try await SignIn(environment)(
            email: body.needed("email"), password: body.needed("password"), from: web.browser(request, visit))
        let document = session(of: signedIn.viewer, CSRFToken.derive(signedIn.session))
        return web.signedIn(try json(document, status: .created), signedIn)
    }

    private func session(of viewer: Viewer, _ token: String) -> SessionDocument {
        SessionDocument(
            person: PersonDocument(viewer.person), language: viewer.language.rawValue, csrfToken: token, isLeader: viewer.isLeader,
            isHr: viewer.isHR, isAdmin: viewer.isAdmin)
    }
}
