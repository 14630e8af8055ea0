@testable import enrum
import EnrumCore
import EnrumDomain
import Foundation
import Logging
import Testing

@Suite struct SettingsTests {
    private func sources(
        _ flags: [Setting: [String]] = [:], _ environment: [String: String] = [:], file: String? = nil
    ) throws -> SettingSources {
        let folder = try TemporaryFolder()
        var flags = flags
        flags[.data] = flags[.data] ?? [folder.path]
        if let file { try folder.write(file, to: "enrum.yaml") }
        return try SettingSources(flags: flags, config: nil, environment: environment)
    }

    @Test func `A flag is stronger than the environment, the environment than the file, the file than the default`() throws {
        let file = "port: 8003\nhost: 127.0.0.3\n"
        #expect(try Settings(sources(file: file)).port == 8003)
        #expect(try Settings(sources([:], ["ENRUM_PORT": "8002"], file: file)).port == 8002)
        #expect(try Settings(sources([.port: ["8001"]], ["ENRUM_PORT": "8002"], file: file)).port == 8001)
        #expect(try Settings(sources()).port == 8080)
    }

    @Test func `Each value says where it came from`() throws {
        let sources = try sources([.port: ["8001"]], ["ENRUM_LOG_LEVEL": "debug"], file: "# om os\nidle_minutes: 20\n")
        #expect(sources[.port].origin == .flag("--port"))
        #expect(sources[.logLevel].origin == .environment("ENRUM_LOG_LEVEL"))
        #expect(sources[.idleMinutes].origin == .file(sources.file, line: 2))
        #expect(sources[.sessionHours].origin == .fallback)
    }

    @Test func `Everything can be said in the file`() throws {
        let settings = try Settings(
            sources(
                file: """
                    host: 0.0.0.0
                    port: 8443
                    public_url: https://samtaler.example.dk/
                    language: en
                    time_zone: Europe/London
                    trusted_proxies: [192.0.2.1, "2001:db8::1"]
                    accessibility_statement: https://www.was.digst.dk/samtaler
                    log_level: warning
                    idle_minutes: 15
                    session_hours: 10
                    """))
        #expect(settings.host == "0.0.0.0" && settings.port == 8443)
        #expect(settings.address == "https://samtaler.example.dk")
        #expect(settings.language == .english && settings.timeZone == "Europe/London")
        #expect(settings.trustedProxies == ["192.0.2.1", "2001:db8::1"])
        #expect(settings.logLevel == .warning)
        #expect(settings.sessionLimits == .init(idle: 900, absolute: 36_000))
    }

    @Test func `Several proxies in the environment stand with commas between`() throws {
        #expect(try Settings(sources([:], ["ENRUM_TRUSTED_PROXIES": "192.0.2.1, 192.0.2.2"])).trustedProxies == ["192.0.2.1", "192.0.2.2"])
    }

    @Test(arguments: [
        ("port: 99999", Setting.port, "setting.not_a_number"), ("port: nær", .port, "setting.not_a_number"),
        ("idle_minutes: 1", .idleMinutes, "setting.not_a_number"), ("language: dansk", .language, "setting.not_a_word"),
        ("log_level: loud", .logLevel, "setting.not_a_word"), ("time_zone: Europe/Kobenhavn", .timeZone, "setting.unknown_time_zone"),
        ("public_url: samtaler.example.dk", .publicURL, "setting.not_an_address"),
        ("public_url: http://samtaler.example.dk", .publicURL, "setting.not_an_address"),
        ("public_url: https://samtaler.example.dk/enrum", .publicURL, "setting.not_an_address"),
        ("trusted_proxies: [proxy.local]", .trustedProxies, "setting.not_an_ip"), ("host: 0.0.0.0", .host, "setting.needs_https"),
        ("accessibility_statement: her", .accessibilityStatement, "setting.not_a_link"), ("host: ' '", .host, "setting.empty"),
    ])
    func `A value that cannot be used is a problem with its line`(line: String, setting: Setting, key: String) throws {
        let sources = try sources(file: "# en linje før\n\(line)\n")
        let refused = #expect(throws: SettingsRefused.self) { try Settings(sources) }
        let problem = try #require(refused?.problems.first)
        #expect(problem.setting == setting && problem.phrase.key == key)
        #expect(problem.origin == .file(sources.file, line: 2))
    }

    @Test func `All problems are told at once`() throws {
        let sources = try sources([.port: ["x"]], ["ENRUM_LANGUAGE": "svensk"], file: "idle_minutes: 0\n")
        let refused = #expect(throws: SettingsRefused.self) { try Settings(sources) }
        #expect(refused?.problems.count == 3)
    }

    @Test(arguments: [("prot: 8080", "port"), ("public-url: x", "public_url"), ("trusted_proxy: x", "trusted_proxies")])
    func `A misspelt name in the file is told with its line and the name that was meant`(line: String, meant: String) throws {
        let refused = #expect(throws: SettingsRefused.self) { try sources(file: "host: 127.0.0.1\n\(line)\n") }
        let problem = try #require(refused?.problems.first)
        #expect(problem.phrase.key == "setting.unknown_near" && problem.phrase.values["meant"] == meant)
        guard case .file(_, line: 2)? = problem.origin else { return #expect(Bool(false), "\(String(describing: problem.origin))") }
    }

    @Test func `The file in the data folder does not say where the data folder is`() throws {
        let refused = #expect(throws: SettingsRefused.self) { try sources(file: "data: /srv/enrum\n") }
        #expect(refused?.problems.first?.phrase.key.hasPrefix("setting.unknown") == true)
    }

    @Test(arguments: ["", "# kun en bemærkning\n", "port:\n"])
    func `A file without settings changes nothing`(file: String) throws {
        #expect(try Settings(sources(file: file)).port == 8080)
    }

    @Test func `A file that --config names must be there, and may say where the data are`() throws {
        let folder = try TemporaryFolder()
        #expect(throws: SettingsRefused.self) {
            try SettingSources(flags: [:], config: folder.path + "/nothing.yaml", environment: [:])
        }
        try folder.write("data: /srv/enrum\n", to: "mine.yaml")
        #expect(try SettingSources(flags: [:], config: folder.path + "/mine.yaml", environment: [:])[.data].values == ["/srv/enrum"])
        #expect(
            try SettingSources(flags: [:], config: nil, environment: ["ENRUM_CONFIG": folder.path + "/mine.yaml"])[.data].values == [
                "/srv/enrum"
            ])
    }

    @Test(arguments: [
        ("localhost", true), ("127.0.0.1", true), ("127.8.9.10", true), ("::1", true), ("[::1]", true), ("127.example.dk", false),
        ("0.0.0.0", false), ("::", false), ("192.0.2.1", false),
    ])
    func `Only this machine is this machine`(host: String, expected: Bool) {
        #expect(host.isLoopback == expected)
    }
}
