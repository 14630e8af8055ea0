import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

extension Web {
    func addAccount(to table: RouteTable) {
        table.page("/account") { request, visit in try await accountPage(visit, notices: notices(request, visit)) }
        table.change("/account/language") { fields, _, visit in
            guard let language = fields["language"].flatMap({ Language(rawValue: $0) }) else {
                throw RuleBroken("rule.choice", field: "language")
            }
            try await ChangeLanguage(environment)(to: language, as: visit.signedIn())
            return seeOther("/account?done=language_chosen")
        }
        table.change("/account/password") { fields, _, visit in
            try await mending(fields) {
                let viewer = try visit.signedIn()
                guard let token = visit.token else { throw SignInNeeded() }
                try await ChangePassword(environment)(from: fields["current"] ?? "", to: fields.newPassword(), in: token, as: viewer)
                return seeOther("/account?done=password_changed")
            } again: {
                try await accountPage(visit, $0)
            }
        }
        table.change("/account/sessions/:session/end") { _, _, visit in
            let viewer = try visit.signedIn()
            guard let session = visit.parameters.get("session").flatMap(TokenHash.init(hex:)) else { throw NotFound() }
            try await EndSession(environment)(session, of: viewer.id, as: viewer)
            return seeOther("/account?done=session_ended")
        }
    }

    private func accountPage(_ visit: Visit, _ refusal: Refusal? = nil, notices: [Notice] = []) async throws -> Response {
        let (t, clock) = (texts(visit), environment.clock)
        let view = try await ReadAccount(environment)(as: visit.signedIn())
        let own = visit.token.map(TokenHash.init(of:))
        let model = AccountPage(
            name: view.person.name, email: view.person.email.address, department: view.department, leader: view.leader?.name,
            language: view.person.language, hasPassword: view.hasPassword,
            sessions: view.sessions.map { session in
                AccountPage.Session(
                    device: BrowserName(session.device).words(t),
                    seen: t("account_page.seen", ["time": t.moment(session.lastSeenAt, clock)]),
                    endPath: session.token == own ? nil : "/account/sessions/\(session.token.hex)/end")
            },
            errors: refusal?.errors(t) ?? [:])
        return page(view.person.name, at: "/account", visit, refusal: refusal, notices: notices) { model.view($0) }
    }
}
