import EnrumCore
import EnrumDomain
import HTTPTypes
import Hummingbird

extension API {
    func addSession(to table: RouteTable) {
        table.on(.post, API.root + "/session", signIn)
        table.read("/session") { _, visit, viewer in try json(SessionDocument(viewer, csrfToken: visit.csrfToken)) }
        table.write(.delete, "/session") { request, visit, _ in
            try await request.requireNoMembers()
            if let token = visit.token { try await SignOut(environment)(token) }
            return web.signedOut(nothing)
        }
        table.read("/sessions") { _, visit, viewer in
            let own = visit.token.map(TokenHash.init(of:))
            let sessions = try await ListSessions(environment)(of: viewer.id, as: viewer)
            return try json(SessionListDocument(sessions: sessions.map { SessionListDocument.Row($0, isThis: $0.token == own) }))
        }
        table.act(.delete, "/sessions/:session") { _, visit, viewer in
            guard let hash = visit.parameters.get("session").flatMap(TokenHash.init(hex:)) else { throw NotFound() }
            try await EndSession(environment)(hash, of: viewer.id, as: viewer)
        }
        table.on(.get, API.root + "/demo/people") { _, _ in try json(DemoPeopleDocument(await ReadDemoPeople(environment)())) }
        table.on(.post, API.root + "/demo/session", signInDemo)
    }

    /// Signs in without a session: nothing to protect yet, so no token; the body's type keeps foreign forms out.
    @Sendable private func signIn(_ request: Request, _ visit: Visit) async throws -> Response {
        let body = try await request.json(only: ["email", "password"])
        let browser = web.browser(request, visit)
        return try await start(SignIn(environment)(email: body.needed("email"), password: body.needed("password"), from: browser))
    }

    @Sendable private func signInDemo(_ request: Request, _ visit: Visit) async throws -> Response {
        let body = try await request.json(only: ["person"])
        guard let person = Person.ID(try body.needed("person")) else { throw NotFound() }
        return try await start(SignInDemo(environment)(as: person, from: web.browser(request, visit)))
    }

    private func start(_ signedIn: SignedIn) async throws -> Response {
        let viewer = try await ResolveSession(environment)(signedIn.session) ?? signedIn.viewer
        let document = SessionDocument(viewer, csrfToken: CSRFToken.derive(signedIn.session))
        return web.signedIn(try created(document, at: "/session"), signedIn)
    }
}
