import EnrumTexts

/// What a browser calls itself, made readable: "Firefox på Windows".
struct BrowserName: Sendable {
    let browser: String?
    let system: String?

    /// From the `User-Agent`, whose words are a tangle (RFC 9110 section 10.1.5, https://www.rfc-editor.org/rfc/rfc9110#section-10.1.5):
    /// the more particular names stand first here, since most browsers also call themselves by the others'.
    init(_ agent: String) {
        let first = { (names: [(sign: String, name: String)]) in names.first { agent.contains($0.sign) }?.name }
        browser = first([("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")])
        system = first([
            ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("Linux", "Linux"),
        ])
    }

    func words(_ t: Texts) -> String {
        guard let browser else { return t("browser.unknown") }
        return system.map { t("browser.on", ["browser": browser, "system": $0]) } ?? browser
    }
}
