import ArgumentParser
import EnrumCore
import EnrumDelivery
import EnrumDomain
import EnrumSQLite
import EnrumTesting
import EnrumTexts
import EnrumWeb
import Foundation
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// Serves the pages until it is told to stop. Everything is put together here.
struct Serve: Deed {
    static let configuration = CommandConfiguration(
        abstract: "Serve the pages and the API.",
        usage: "enrum serve [<options>]",
        discussion: """
            Listens on this machine alone unless --public-url begins with https; then a proxy in front ends TLS. Until there is an admin, \
            a link with which the first one sets the installation up is printed at each start.

            SIGTERM and Ctrl-C let what is in flight finish first. Only one server can serve the same data.

            Example:
              enrum serve --data /var/lib/enrum --public-url https://samtaler.example.dk
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup(title: "Serving") var serving: ServingOptions

    @Option(
        help: ArgumentHelp(
            "A plugin's folder that you are changing, or a folder of such: read anew within a moment of each change. Not for daily use.",
            valueName: "folder"))
    var watchPlugins: [String] = []

    var flags: [Setting: [String]] { common.flags.merging(serving.flags) { _, new in new } }

    func perform(_ desk: Desk) async throws {
        try await desk.serve(desk.open(), watching: watchPlugins)
    }
}

extension Desk {
    /// Runs every service of an installation, in the order of the list, until SIGTERM or SIGINT.
    func serve(_ installation: Installation, watching folders: [String] = []) async throws {
        let settings = installation.settings
        let lock = try ServeLock(database: settings.database)
        defer { withExtendedLifetime(lock) {} }
        let logger = settings.logger
        let web = try await WebApplication(
            environment: installation.environment, configuration: settings.web(language: try await installation.language()),
            printer: await WeasyPrint.found(in: ProcessInfo.processInfo.environment["PATH"] ?? ""), logger: logger)
        let watch = try await PluginWatch(folders, in: installation, console: console)
        let services = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(service: watch),
                    .init(service: Rounds(of: installation.environment, logger: logger)),
                    .init(service: Patience(with: web.service { port in await welcome(to: installation, port: port) })),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        do {
            try await services.run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw Refusal("cli.port_taken", ["address": "\(settings.host):\(settings.port)"], exit: .tryAgain)
        }
    }

    /// Says where the pages are, and how to get in the first time.
    private func welcome(to installation: Installation, port: Int) async {
        let address = installation.settings.publicURL ?? installation.settings.address(port: port)
        console.say(console.texts("cli.serving", ["address": address]))
        if let link = try? await StartSetUp(installation.environment)() {
            console.say(console.texts("cli.setup_link", ["link": address + link.path]))
        }
        if (try? await installation.store.read { try $0.isDemo() }) == true { introduce(Cast.guide) }
    }

    /// Whom to be first in the demo.
    private func introduce(_ guide: [Cast.Introduction]) {
        console.say(console.texts("cli.demo_people"))
        for one in guide { console.say("  \(one.person.name): \(one.text(console.texts.language))") }
    }
}

extension Settings {
    /// How the pages are served.
    func web(language: Language) -> WebConfiguration {
        WebConfiguration(
            host: host, port: port, publicURL: publicURL, language: language, trustedProxies: trustedProxies,
            accessibilityStatement: accessibilityStatement)
    }

    var logger: Logger {
        var logger = Logger(label: "enrum") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = logLevel
        return logger
    }
}
