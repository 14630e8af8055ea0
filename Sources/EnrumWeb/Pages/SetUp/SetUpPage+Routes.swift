import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

extension Web {
    /// The first admin, by the token on the console (ASVS 6.3.2).
    func addSetUp(to table: RouteTable) {
        table.page("/setup/:token") { _, visit in
            try await SetUpFirstAdmin(environment).check(visit.linkToken)
            return setUpPage(visit)
        }
        table.on(.post, "/setup/:token") { request, visit in
            let fields = try await request.formFields()
            return try await mending(fields) {
                try await SetUpFirstAdmin(environment)(visit.linkToken, fields.setUpChoices())
                return seeOther("/sign-in?done=set_up")
            } again: {
                setUpPage(visit, $0)
            }
        }
    }

    private func setUpPage(_ visit: Visit, _ refusal: Refusal? = nil) -> Response {
        let (t, fields) = (texts(visit), refusal?.fields)
        let model = SetUpPage(
            path: "/setup/" + visit.linkToken, organisation: fields?["organisation"] ?? "", department: fields?["department"] ?? "",
            name: fields?["name"] ?? "", email: fields?["email"] ?? "",
            language: fields?["language"].flatMap { Language(rawValue: $0) } ?? visit.language, errors: refusal?.errors(t) ?? [:])
        return page(t("setup.title"), at: "", visit, refusal: refusal) { model.view($0) }
    }
}

extension FormFields {
    fileprivate func setUpChoices() throws(RuleBroken) -> SetUpFirstAdmin.Choices {
        SetUpFirstAdmin.Choices(
            organisation: self["organisation"] ?? "", department: self["department"] ?? "", name: self["name"] ?? "",
            email: self["email"] ?? "", password: try newPassword(),
            language: self["language"].flatMap { Language(rawValue: $0) } ?? .danish)
    }
}
