import HTTPTypes
import Hummingbird

/// What every answer carries, whatever it is (ASVS 3.4).
struct SecurityHeaders: RouterMiddleware {
    typealias Context = Visit
    let isSecure: Bool

    func handle(_ request: Request, context: Visit, next: (Request, Visit) async throws -> Response) async throws -> Response {
        var response = try await next(request, context)
        response.headers.append(contentsOf: isSecure ? Self.secure : Self.always)
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }

    /// Nothing but our own styles, scripts and forms; no frames, no plugins, no inline code.
    static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'", "connect-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'", "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ].joined(separator: "; ")

    private static let always: HTTPFields = {
        var fields = HTTPFields()
        fields[.contentSecurityPolicy] = policy
        fields[.xContentTypeOptions] = "nosniff"
        fields[named("Referrer-Policy")] = "no-referrer"
        fields[named("Cross-Origin-Opener-Policy")] = "same-origin"
        fields[named("Cross-Origin-Resource-Policy")] = "same-origin"
        fields[named("X-Frame-Options")] = "DENY"
        fields[named("Permissions-Policy")] = "camera=(), geolocation=(), microphone=()"
        return fields
    }()

    private static let secure: HTTPFields = {
        var fields = always
        fields[.strictTransportSecurity] = "max-age=31536000; includeSubDomains"
        return fields
    }()
}

/// A header name known to be well formed; anything else falls back to one that says nothing.
func named(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .contentLanguage }
