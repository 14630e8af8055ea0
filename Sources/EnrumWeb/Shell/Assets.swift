import Crypto

/// The style sheet, the browser modules and the icon, as they are served.
///
/// All stand under one folder named by a hash of their content, "/assets/3f2a91c04b7d/enrum.css": a browser may keep them for ever, and a
/// module that imports another gets the one that was built with it.
enum Assets {
    struct File: Sendable {
        let content: String
        /// With its charset, as the `Content-Type` header says it.
        let mediaType: String
    }

    /// Twelve hexadecimal digits that change when any of the files does.
    static let version: String = {
        let files = Embedded.files.sorted { $0.key < $1.key }
        let digest = SHA256.hash(data: Array(files.map { "\($0.key)\u{0}\($0.value)\u{0}" }.joined().utf8))
        return digest.prefix(6).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }()

    /// What is served, by file name.
    static let files: [String: File] = Dictionary(
        uniqueKeysWithValues: Embedded.files.compactMap { path, content in
            guard path.hasPrefix("assets/"), let mediaType = mediaType(of: path) else { return nil }
            return (String(path.dropFirst("assets/".count)), File(content: content, mediaType: mediaType))
        })

    static let stylesheet = path("enrum.css")
    static let icon = path("enrum.svg")
    static let modules = ["autosave.js", "live.js", "enhance.js"].map(path)

    private static func path(_ name: String) -> String { "/assets/\(version)/\(name)" }

    private static func mediaType(of path: String) -> String? {
        switch path.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml; charset=utf-8"
        default: nil
        }
    }
}
