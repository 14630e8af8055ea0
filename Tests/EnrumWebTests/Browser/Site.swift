import EnrumCore
import EnrumDomain
import EnrumTesting
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded

@testable import EnrumWeb

typealias Environment = EnrumCore.Environment

/// An installation of Enrum in this process: the same routes as in production, without a socket between.
struct Site: Sendable {
    let environment: Environment
    let clock: FixedClock
    let configuration: WebConfiguration
    private let responder: RouterResponder<Visit>

    /// An empty installation with the people of the cast in it, and the base questions.
    static func cast(
        publicURL: String? = nil, isDemo: Bool = false, store: (any Store)? = nil, plugins: any PluginHost = NoPluginHost()
    ) async throws -> Site {
        let clock = FixedClock()
        let environment = try Environment.testing(store: store, clock: clock, plugins: plugins)
        try await environment.addCast()
        try await environment.addBaseQuestions()
        if isDemo { try await environment.store.write { try $0.setSetting(InstallationSetting.kind, to: InstallationSetting.demo) } }
        return try await Site(environment, clock, publicURL: publicURL)
    }

    /// Solvig Kommune, with conversations in every phase, where one click signs somebody in.
    static func demo() async throws -> Site {
        let clock = FixedClock()
        let environment = try Environment.testing(clock: clock)
        try await Demo.make(in: environment, clock: clock)
        return try await Site(environment, clock)
    }

    /// An installation with nothing in it.
    static func empty() async throws -> Site {
        let clock = FixedClock()
        return try await Site(Environment.testing(clock: clock), clock)
    }

    init(_ environment: Environment, _ clock: FixedClock, publicURL: String? = nil, printer: (any PagePrinter)? = nil) async throws {
        (self.environment, self.clock) = (environment, clock)
        configuration = WebConfiguration(publicURL: publicURL)
        let application = try await WebApplication(
            environment: environment, configuration: configuration, printer: printer, logger: Self.quiet)
        responder = application.router().buildResponder()
    }

    private static let quiet = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    /// Somebody's browser, in which nobody is signed in.
    func browser() -> Browser { Browser(self) }

    /// The browser of someone who is signed in, by a session as signing in makes one.
    func browser(of person: Person) async throws -> Browser {
        let (token, now) = (environment.newToken(), clock.now)
        try await environment.store.write { transaction in
            try transaction.insert(
                Session(token: TokenHash(of: token), person: person.id, startedAt: now, lastSeenAt: now, device: "Firefox/130.0 (Linux)"))
        }
        return Browser(self, cookies: [configuration.sessionCookie: token])
    }

    /// Gives somebody a password that they could have chosen.
    func setPassword(_ password: String, of person: Person) async throws {
        let (hash, now) = (try await environment.passwords.hash(password), clock.now)
        try await environment.store.write { try $0.setPasswordHash(hash, of: person.id, at: now) }
    }

    func respond(to request: Request) async throws -> Response {
        let channel = NIOAsyncTestingChannel()
        let source = ApplicationRequestContextSource(channel: channel, logger: Self.quiet)
        return try await responder.respond(to: request, context: Visit(source: source))
    }
}
