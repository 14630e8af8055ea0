import EnrumCore
import HTTPTypes
import Hummingbird

extension Web {
    /// The browser that asks, as far as it shows itself.
    func browser(_ request: Request, _ visit: Visit) -> Browser {
        Browser(
            session: request.cookie(configuration.sessionCookie), device: request.cookie(configuration.deviceCookie),
            address: visit.address,
            description: request.headers[.userAgent] ?? "")
    }

    /// The answer with the cookies of a session that has just started (ASVS 3.3).
    func signedIn(_ response: Response, _ signedIn: SignedIn) -> Response {
        var response = response
        response.headers.append(cookie(configuration.sessionCookie, signedIn.session))
        if let device = signedIn.device { response.headers.append(cookie(configuration.deviceCookie, device, maxAge: 31_536_000)) }
        return response
    }

    /// The answer that leaves nothing of the session in the browser (ASVS 14.3.1).
    func signedOut(_ response: Response) -> Response {
        var response = response
        response.headers.append(cookie(configuration.sessionCookie, "", maxAge: 0))
        response.headers[named("Clear-Site-Data")] = "\"cache\", \"storage\""
        return response
    }

    private func cookie(_ name: String, _ value: String, maxAge: Int? = nil) -> HTTPField {
        let parts =
            ["\(name)=\(value)", "Path=/", "HttpOnly", "SameSite=Lax"]
            + (configuration.isSecure ? ["Secure"] : []) + (maxAge.map { ["Max-Age=\($0)"] } ?? [])
        return HTTPField(name: .setCookie, value: parts.joined(separator: "; "))
    }
}
