import EnrumCore
import EnrumDomain
import Foundation
import Logging

/// The settings in force, each checked.
struct Settings: Sendable {
    let data: String
    let host: String
    let port: Int
    /// Nil while people come over plain http on this machine.
    let publicURL: String?
    /// Nil where only the installation itself says.
    let language: Language?
    let timeZone: String
    let trustedProxies: Set<String>
    let accessibilityStatement: String?
    let logLevel: Logger.Level
    let sessionLimits: SessionLimits

    /// - Throws: ``SettingsRefused`` with every problem.
    init(_ sources: SettingSources) throws {
        var reader = SettingReader(sources)
        data = reader.text(.data) ?? ""
        host = reader.text(.host) ?? ""
        port = reader.number(.port, in: 0...65_535)
        publicURL = reader.address(.publicURL)
        language = reader.word(.language, Language.init(rawValue:), Language.allCases.map(\.rawValue))
        timeZone = reader.timeZone()
        trustedProxies = reader.addresses(.trustedProxies)
        accessibilityStatement = reader.link(.accessibilityStatement)
        logLevel = reader.word(.logLevel, Logger.Level.init(rawValue:), Logger.Level.allCases.map(\.rawValue)) ?? .info
        sessionLimits = SessionLimits(
            idle: Int64(reader.number(.idleMinutes, in: 5...240)) * 60, absolute: Int64(reader.number(.sessionHours, in: 1...24)) * 3600)
        if !host.isLoopback, publicURL?.hasPrefix("https://") != true { reader.note(.host, "setting.needs_https", ["host": host]) }
        guard reader.problems.isEmpty else { throw SettingsRefused(problems: reader.problems) }
    }

    /// The database in the data folder.
    var database: String { (data as NSString).appendingPathComponent("enrum.sqlite") }

    /// The address people open, without a stroke at the end.
    var address: String { publicURL ?? address(port: port) }

    /// The address on this machine, with the port that the server got.
    func address(port: Int) -> String { "http://\(host.contains(":") ? "[\(host)]" : host):\(port)" }
}

/// Reads settings one by one and notes every problem.
struct SettingReader {
    let sources: SettingSources
    var problems: [SettingProblem] = []

    init(_ sources: SettingSources) { self.sources = sources }

    mutating func note(_ setting: Setting, _ key: String, _ values: [String: String] = [:]) {
        let values = values.merging(["name": setting.rawValue, "found": sources[setting].values.joined(separator: ", ")]) { old, _ in old }
        problems.append(SettingProblem(setting: setting, origin: sources[setting].origin, phrase: Phrase(key, values)))
    }

    /// Nil, and noted when something else than nothing was said, without a value.
    mutating func text(_ setting: Setting) -> String? {
        guard let text = sources[setting].values.first else { return nil }
        guard let tidy = text.tidied else {
            note(setting, "setting.empty")
            return nil
        }
        return tidy
    }

    mutating func number(_ setting: Setting, in range: ClosedRange<Int>) -> Int {
        guard let text = text(setting) else { return range.lowerBound }
        guard let number = Int(text), range.contains(number) else {
            note(setting, "setting.not_a_number", ["lowest": String(range.lowerBound), "highest": String(range.upperBound)])
            return range.lowerBound
        }
        return number
    }

    mutating func word<Word>(_ setting: Setting, _ word: (String) -> Word?, _ allowed: [String]) -> Word? {
        guard let text = text(setting) else { return nil }
        guard let word = word(text) else {
            note(setting, "setting.not_a_word", ["allowed": allowed.joined(separator: ", ")])
            return nil
        }
        return word
    }

    mutating func timeZone() -> String {
        guard let zone = text(.timeZone) else { return "" }
        if SystemClock(zone: zone) == nil { note(.timeZone, "setting.unknown_time_zone") }
        return zone
    }

    /// https with nothing after the host, or http on this machine.
    mutating func address(_ setting: Setting) -> String? {
        guard let text = text(setting) else { return nil }
        let tidy = text.hasSuffix("/") ? String(text.dropLast()) : text
        guard let url = URLComponents(string: tidy), let host = url.host, !host.isEmpty, url.path.isEmpty, url.query == nil,
            url.fragment == nil, url.user == nil, url.scheme == "https" || (url.scheme == "http" && host.isLoopback)
        else {
            note(setting, "setting.not_an_address")
            return nil
        }
        return tidy
    }

    mutating func link(_ setting: Setting) -> String? {
        guard let text = text(setting) else { return nil }
        guard let url = URLComponents(string: text), url.scheme == "https" || url.scheme == "http", url.host?.isEmpty == false else {
            note(setting, "setting.not_a_link")
            return nil
        }
        return text
    }

    mutating func addresses(_ setting: Setting) -> Set<String> {
        let addresses = sources[setting].values.compactMap(\.tidied)
        for address in addresses where !address.isIPAddress { note(setting, "setting.not_an_ip", ["found": address]) }
        return Set(addresses)
    }
}

extension String {
    /// Whether it names this machine and nothing else.
    var isLoopback: Bool {
        let bare = hasPrefix("[") && hasSuffix("]") ? String(dropFirst().dropLast()) : self
        return bare == "localhost" || bare == "::1" || (bare.isIPAddress && bare.hasPrefix("127."))
    }

    /// Whether it is an IPv4 or IPv6 address in numbers.
    var isIPAddress: Bool {
        var bytes = in6_addr()
        return inet_pton(AF_INET, self, &bytes) == 1 || inet_pton(AF_INET6, self, &bytes) == 1
    }
}
