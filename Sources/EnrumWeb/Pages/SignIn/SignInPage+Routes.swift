import EnrumCore
import EnrumDomain
import EnrumTexts
import HTTPTypes
import Hummingbird

extension Web {
    func addSignIn(to table: RouteTable) {
        table.page("/sign-in") { request, visit in
            let next = request.uri.queryParameters["next"].flatMap { LocalPath($0) }
            guard visit.viewer == nil else { return seeOther(next?.path ?? "/") }
            return try await signInPage(SignInPage(next: next), visit, notices: notices(request, visit))
        }
        table.on(.post, "/sign-in") { request, visit in
            try await signIn(request.formFields(), request, visit)
        }
        if isDemo {
            table.on(.post, "/sign-in/demo") { request, visit in
                let fields = try await request.formFields()
                guard let person = fields["person"].flatMap({ Person.ID($0) }) else { throw NotFound() }
                return signedIn(try await SignInDemo(environment)(as: person, from: browser(request, visit)), fields, visit)
            }
        }
        table.on(.post, "/sign-out") { request, visit in
            let fields = try await request.formFields()
            guard visit.viewer != nil, let token = visit.token else { return signedOut(seeOther("/sign-in")) }
            try visit.require(fields["csrf"])
            try await SignOut(environment)(token)
            return signedOut(seeOther("/sign-in?done=signed_out"))
        }
    }

    private func signIn(_ fields: FormFields, _ request: Request, _ visit: Visit) async throws -> Response {
        let t = texts(visit)
        do {
            let signedIn = try await SignIn(environment)(
                email: fields["email"] ?? "", password: fields["password"] ?? "", from: browser(request, visit))
            return self.signedIn(signedIn, fields, visit)
        } catch is SignInRefused {
            return try await signInAgain(fields, visit, .unauthorized, t("sign_in.refused"))
        } catch let throttled as SignInThrottled {
            return try await signInAgain(
                fields, visit, .tooManyRequests, t("sign_in.throttled", ["wait": t.wait(throttled.seconds)]), retryAfter: throttled.seconds)
        } catch is TooManySignIns {
            return try await signInAgain(fields, visit, .tooManyRequests, t("sign_in.crowded"), retryAfter: 5)
        }
    }

    /// The same page with what was typed, but for the password.
    private func signInAgain(_ fields: FormFields, _ visit: Visit, _ status: HTTPResponse.Status, _ words: String, retryAfter: Int? = nil)
        async throws -> Response
    {
        let page = SignInPage(
            email: fields["email"] ?? "", next: fields["next"].flatMap { LocalPath($0) }, kept: KeptForm(carriedIn: fields), refusal: words)
        var response = try await signInPage(page, visit, status: status)
        if let retryAfter { response.headers[.retryAfter] = String(retryAfter) }
        return response
    }

    func signInPage(_ model: SignInPage, _ visit: Visit, status: HTTPResponse.Status = .ok, notices: [Notice] = []) async throws -> Response
    {
        var model = model
        let t = texts(visit)
        if isDemo { model.demo = SignInPage.DemoGroup.groups(of: try await ReadDemoPeople(environment)(), t) }
        return page(t("sign_in.title"), at: "/sign-in", visit, status: status, notices: notices) { model.view($0) }
    }

    /// Goes on to where they were going; or, when they were writing when their session ended, shows them their text. It is sent again by
    /// nobody but themselves: whoever has signed in may be somebody else.
    private func signedIn(_ signedIn: SignedIn, _ fields: FormFields, _ visit: Visit) -> Response {
        guard let kept = KeptForm(carriedIn: fields), kept.hasText else {
            return self.signedIn(seeOther(fields["next"].flatMap { LocalPath($0) }?.path ?? "/"), signedIn)
        }
        var visit = visit
        (visit.token, visit.viewer, visit.language) = (signedIn.session, signedIn.viewer, signedIn.viewer.language)
        let t = texts(visit)
        let response = page(t("kept.title"), at: "", visit) { layout in
            HTML.head(t("kept.title"), t("kept.lead"))
                + kept.view(layout, send: t("kept.send_as", ["name": signedIn.viewer.person.name]))
                + "<p><a href=\"/\">\(t("kept.leave"))</a></p>"
        }
        return self.signedIn(response, signedIn)
    }
}

extension Texts {
    /// "20 sekunder", "3 minutter".
    func wait(_ seconds: Int) -> String {
        seconds < 90 ? self("wait.seconds", count: max(1, seconds)) : self("wait.minutes", count: (seconds + 59) / 60)
    }
}
