import Foundation
import Testing

/// The toolkits that lie beside the sources.
enum Bundled {
    static func folders() throws -> [String] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let plugins = root.appending(path: "Plugins").path
        let names = try FileManager.default.contentsOfDirectory(atPath: plugins).filter { !$0.hasPrefix(".") }.sorted()
        try #require(names.count >= 2)
        return names.map { "\(plugins)/\($0)" }
    }
}
