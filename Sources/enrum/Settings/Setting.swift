/// A setting, by its name in the settings file; the flag and the environment variable follow from the name.
enum Setting: String, CaseIterable, Sendable {
    case data
    case host
    case port
    case publicURL = "public_url"
    case language
    case timeZone = "time_zone"
    case trustedProxies = "trusted_proxies"
    case accessibilityStatement = "accessibility_statement"
    case logLevel = "log_level"
    case idleMinutes = "idle_minutes"
    case sessionHours = "session_hours"

    /// "--public-url".
    var flag: String { "--" + rawValue.replacing("_", with: "-") }

    /// "ENRUM_PUBLIC_URL".
    var variable: String { "ENRUM_" + rawValue.uppercased() }

    /// What is in force where nobody says anything; empty where that is nothing.
    var fallback: [String] {
        switch self {
        case .data: ["./data"]
        case .host: ["127.0.0.1"]
        case .port: ["8080"]
        case .timeZone: ["Europe/Copenhagen"]
        case .logLevel: ["info"]
        case .idleMinutes: ["30"]
        case .sessionHours: ["12"]
        case .publicURL, .language, .trustedProxies, .accessibilityStatement: []
        }
    }

    var isList: Bool { self == .trustedProxies }
}
