public import EnrumDomain
import Foundation

/// A plugin's folder that its author is changing: read anew when a file is, for `enrum serve --watch-plugins`.
public struct WatchedFolder: Sendable {
    public let path: String
    public let id: Slug
    private var seen: [String: Stamp] = [:]

    private struct Stamp: Equatable {
        let size: Int
        let changed: Date
    }

    /// Nil unless the folder's name is one a plugin can have; the id is that name.
    public init?(_ path: String) {
        guard let id = Slug(URL(fileURLWithPath: path).lastPathComponent) else { return nil }
        (self.path, self.id) = (path, id)
    }

    /// Whether a file was added, changed or removed since the last time this was asked. Cost: one look at each file's date.
    public mutating func hasChanged() -> Bool {
        var stamps: [String: Stamp] = [:]
        let files = FileManager.default.enumerator(
            at: URL(fileURLWithPath: path), includingPropertiesForKeys: [.fileSizeKey, .contentModificationDateKey],
            options: .skipsHiddenFiles)
        while let file = files?.nextObject() as? URL {
            let values = try? file.resourceValues(forKeys: [.fileSizeKey, .contentModificationDateKey])
            stamps[file.path] = Stamp(size: values?.fileSize ?? 0, changed: values?.contentModificationDate ?? .distantPast)
        }
        defer { seen = stamps }
        return stamps != seen
    }
}
