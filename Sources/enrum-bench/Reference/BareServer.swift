import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// The reference: Hummingbird alone, which runs what ours ran for each request, and sends what ours sent.
struct BareServer {
    let database: String
    let exchanges: Exchanges

    func run(port: Int) async throws {
        let store = try BareStore(database)
        let router = Router()
        for exchange in exchanges.exchanges { add(exchange, to: router, store) }
        var logger = Logger(label: "bare")
        logger.logLevel = .error
        let application = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port), serverName: nil),
            logger: logger)
        try await application.runService()
    }

    private func add(_ exchange: Exchange, to router: Router<BasicRequestContext>, _ store: BareStore) {
        let runner = ScriptRunner(exchange.script)
        let writes = exchange.script.writes
        let body = ByteBuffer(bytes: exchange.body)
        var headers = HTTPFields()
        for header in exchange.headers where !["content-length", "date"].contains(header.name.lowercased()) {
            if let name = HTTPField.Name(header.name) { headers.append(HTTPField(name: name, value: header.value)) }
        }
        let (fields, status) = (headers, HTTPResponse.Status(code: exchange.status))
        router.on(RouterPath(exchange.name), method: exchange.isPost ? .post : .get) { request, _ in
            if exchange.isPost { _ = try await request.body.collect(upTo: 1 << 20) }
            _ = try store.run(runner, writes: writes)
            return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: body))
        }
    }
}
