import Crypto
import HTTPTypes
import Hummingbird
import NIOCore

/// Our own styles and scripts, compiled in. The hash of them all is in their addresses, so that a browser keeps them for ever and modules
/// still find each other by name.
struct Assets: Sendable {
    static let shared = Assets(files: Embedded.files)

    private let byName: [String: Asset]
    /// "/assets/3f2a…/".
    let folder: String

    private struct Asset {
        let type: String
        let bytes: ByteBuffer
    }

    init(files: [String: String]) {
        let assets = files.filter { $0.key.hasPrefix("assets/") }.map { (String($0.key.dropFirst("assets/".count)), $0.value) }
        var hash = SHA256()
        for (name, text) in assets.sorted(by: { $0.0 < $1.0 }) { hash.update(data: Array("\(name)\n\(text)".utf8)) }
        let digest = hash.finalize().prefix(8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        folder = "/assets/\(digest)/"
        byName = Dictionary(uniqueKeysWithValues: assets.map { ($0, Asset(type: Self.type(of: $0), bytes: ByteBuffer(string: $1))) })
    }

    /// Where a file is found: "/assets/3f2a…/enrum.css".
    func address(of name: String) -> String { folder + name }

    func response(for path: String) -> Response? {
        guard path.hasPrefix(folder), let asset = byName[String(path.dropFirst(folder.count))] else { return nil }
        return Response(
            status: .ok,
            headers: [.contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable"],
            body: ResponseBody(byteBuffer: asset.bytes))
    }

    private static func type(of name: String) -> String {
        if name.hasSuffix(".css") { return "text/css; charset=utf-8" }
        if name.hasSuffix(".js") { return "text/javascript; charset=utf-8" }
        return "text/plain; charset=utf-8"
    }
}
