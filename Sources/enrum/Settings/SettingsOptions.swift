import ArgumentParser
import Foundation

/// The flags that every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder with the database and the settings file. (default: ./data)", valueName: "folder"))
    var data: String?

    @Option(help: ArgumentHelp("The settings file. (default: enrum.yaml in the data folder)", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("The language of what this command says: da or en. (default: the installation's)", valueName: "language"))
    var language: String?

    var flags: [Setting: [String]] {
        var flags: [Setting: [String]] = [:]
        flags[.data] = data.map { [$0] }
        flags[.language] = language.map { [$0] }
        return flags
    }
}

/// The flags of the commands that serve, and of the one that explains what is in force.
struct ServingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The address to listen on. (default: 127.0.0.1)", valueName: "address"))
    var host: String?

    @Option(help: ArgumentHelp("The port to listen on; 0 takes any that is free. (default: 8080)", valueName: "number"))
    var port: String?

    @Option(help: ArgumentHelp("The address people use, such as https://samtaler.example.dk.", valueName: "address"))
    var publicURL: String?

    @Option(help: ArgumentHelp("Where the organisation is. (default: Europe/Copenhagen)", valueName: "zone"))
    var timeZone: String?

    @Option(help: ArgumentHelp("A proxy whose X-Forwarded-For is believed; repeat for several.", valueName: "address"))
    var trustedProxies: [String] = []

    @Option(help: ArgumentHelp("The accessibility statement that every page links to.", valueName: "address"))
    var accessibilityStatement: String?

    @Option(
        help: ArgumentHelp("How much to log: trace, debug, info, notice, warning, error or critical. (default: info)", valueName: "level"))
    var logLevel: String?

    @Option(help: ArgumentHelp("Minutes without a request after which someone is signed out. (default: 30)", valueName: "minutes"))
    var idleMinutes: String?

    @Option(help: ArgumentHelp("Hours after which someone is signed out, whatever they do. (default: 12)", valueName: "hours"))
    var sessionHours: String?

    var flags: [Setting: [String]] {
        let single: [Setting: String?] = [
            .host: host, .port: port, .publicURL: publicURL, .timeZone: timeZone, .accessibilityStatement: accessibilityStatement,
            .logLevel: logLevel, .idleMinutes: idleMinutes, .sessionHours: sessionHours,
        ]
        var flags = single.compactMapValues { $0.map { [$0] } }
        if !trustedProxies.isEmpty { flags[.trustedProxies] = trustedProxies }
        return flags
    }
}
