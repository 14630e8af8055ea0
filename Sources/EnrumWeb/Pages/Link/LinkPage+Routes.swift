import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

extension Web {
    /// The page behind a link that works once. Nobody is signed in, so that there is no session's token to check; the link itself is the
    /// secret.
    func addLink(to table: RouteTable) {
        for path in ["/invitation/:token", "/password/:token"] {
            table.page(path) { request, visit in try await linkPage(request, visit) }
            table.on(.post, path) { request, visit in
                let fields = try await request.formFields()
                return try await mending(fields) {
                    try await SetPassword(environment)(visit.linkToken, to: fields.newPassword())
                    return signedOut(seeOther("/sign-in?done=password_chosen"))
                } again: {
                    try await linkPage(request, visit, $0)
                }
            }
        }
    }

    private func linkPage(_ request: Request, _ visit: Visit, _ refusal: Refusal? = nil) async throws -> Response {
        let (person, kind) = try await SetPassword(environment).whom(visit.linkToken)
        var visit = visit
        if visit.viewer == nil { visit.language = person.language }
        let t = texts(visit)
        let model = LinkPage(
            path: request.uri.path, name: person.firstName, email: person.email.address, isFirst: kind == .invitation,
            errors: refusal?.errors(t) ?? [:])
        return page(t("link.title_new"), at: "", visit, refusal: refusal) { model.view($0) }
    }
}

extension Visit {
    var linkToken: String { parameters.get("token") ?? "" }
}
