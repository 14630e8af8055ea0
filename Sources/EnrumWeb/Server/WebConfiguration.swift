public import EnrumDomain

/// How the pages are served.
public struct WebConfiguration: Sendable {
    public var host: String
    public var port: Int
    /// The address people use, such as "https://samtaler.example.dk"; nil means plain http on loopback.
    public var publicURL: String?
    /// The organisation's language, for those who are not signed in.
    public var language: Language
    /// Addresses of proxies whose `X-Forwarded-For` is believed; everyone else's is ignored (ASVS 4.1.3).
    public var trustedProxies: Set<String>
    /// The address of the accessibility statement that public bodies link to (WAS); nil leaves the link out.
    public var accessibilityStatement: String?

    public init(
        host: String = "127.0.0.1", port: Int = 8080, publicURL: String? = nil, language: Language = .danish,
        trustedProxies: Set<String> = [], accessibilityStatement: String? = nil
    ) {
        (self.host, self.port, self.publicURL, self.language) = (host, port, publicURL, language)
        (self.trustedProxies, self.accessibilityStatement) = (trustedProxies, accessibilityStatement)
    }

    /// Whether people come over https: cookies are then `__Host-` and Secure, and HSTS is sent.
    public var isSecure: Bool { publicURL?.lowercased().hasPrefix("https://") == true }

    /// "https://samtaler.example.dk", the only origin whose changes are taken; nil where the request's own host must do.
    var origin: String? {
        guard let publicURL else { return nil }
        let parts = publicURL.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count >= 3 else { return nil }
        return "\(parts[0].lowercased())//\(parts[2].lowercased())"
    }

    var sessionCookie: String { isSecure ? "__Host-enrum" : "enrum" }
    var deviceCookie: String { isSecure ? "__Host-enrum-device" : "enrum-device" }
}
