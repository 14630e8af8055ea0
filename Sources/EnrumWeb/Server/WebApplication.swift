public import EnrumCore
import EnrumDomain
import EnrumTexts
import HTTPTypes
public import Hummingbird
public import Logging
import NIOCore

/// The pages and the API as one service.
public struct WebApplication: Sendable {
    private let web: Web
    private let logger: Logger

    /// Cost: one small read.
    ///
    /// - Parameter printer: Makes PDF of letters; without one the pages offer to print.
    public init(
        environment: EnrumCore.Environment, configuration: WebConfiguration, printer: (any PagePrinter)? = nil, logger: Logger
    ) async throws {
        let isDemo = try await environment.store.read { try $0.isDemo() }
        web = Web(environment: environment, configuration: configuration, isDemo: isDemo, printer: printer)
        self.logger = logger
    }

    /// Every route, with what stands before it.
    func router() -> Router<Visit> {
        let router = Router(context: Visit.self)
        router.add(middleware: SecurityHeaders(isSecure: web.configuration.isSecure))
        router.add(middleware: Faults(web: web))
        router.add(middleware: MethodGuard())
        router.add(middleware: ChangeGuard(configuration: web.configuration))
        router.add(middleware: SessionMiddleware(web: web))
        let table = RouteTable(router)
        web.addHealth(to: table)
        web.addAssets(to: table)
        web.addPages(to: table)
        API(web: web).add(to: table)
        table.refuseOtherMethods()
        return router
    }

    /// The service that listens and answers until it is told to stop; then it finishes what is in flight.
    ///
    /// - Parameter onReady: Called with the port when it listens.
    public func service(onReady: @escaping @Sendable (Int) async -> Void = { _ in }) -> some ApplicationProtocol {
        Application(
            router: router(),
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [BodyDeadline()], idleTimeout: .seconds(60),
                    httpDecoderConfiguration: .init(maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))),
            configuration: ApplicationConfiguration(
                address: .hostname(web.configuration.host, port: web.configuration.port), serverName: nil, backlog: 256),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? 0) },
            logger: logger)
    }
}

extension Web {
    /// Our own styles and scripts; their address changes with their content, so a browser may keep them for ever.
    func addAssets(to table: RouteTable) {
        table.on(.get, "/assets/:version/:name") { _, visit in
            guard visit.parameters.get("version") == Assets.version, let file = visit.parameters.get("name").flatMap({ Assets.files[$0] })
            else { throw NotFound() }
            return Response(
                status: .ok, headers: [.contentType: file.mediaType, .cacheControl: "public, max-age=31536000, immutable"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: file.content)))
        }
    }

    /// For the machine's own supervisor: from elsewhere there is no such page (ASVS 13.4.5).
    func addHealth(to table: RouteTable) {
        table.on(.get, "/readyz") { request, visit in
            try visit.requireThisMachine(request)
            return Response(
                status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: "ready\n")))
        }
        table.on(.get, "/healthz") { request, visit in
            try visit.requireThisMachine(request)
            let now = environment.clock.now
            try await environment.store.write { try $0.setSetting("health.checked_at", to: String(now.milliseconds)) }
            return Response(
                status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: "healthy\n")))
        }
    }
}

extension Visit {
    /// Nobody from elsewhere: not by their address, nor, where a proxy on this machine is not trusted to tell it, by the proxy's marks.
    fileprivate func requireThisMachine(_ request: Request) throws(NotFound) {
        guard peer == "::1" || peer.hasPrefix("127."), address == peer, !request.cameThroughProxy else { throw NotFound() }
    }
}

extension Request {
    /// Whether a proxy has left its mark (RFC 7239, https://www.rfc-editor.org/rfc/rfc7239; RFC 9110 section 7.6.3; and usage).
    fileprivate var cameThroughProxy: Bool {
        ["Forwarded", "Via", "X-Forwarded-For", "X-Real-IP"].contains { headers[named($0)] != nil }
    }
}
