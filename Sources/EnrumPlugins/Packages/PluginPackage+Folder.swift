import Foundation

extension PluginPackage {
    /// The files of a plugin's folder that belong in a package: all but those for the author's editor and those that are hidden.
    ///
    /// - Throws: ``PackageRefused`` for what is neither a file nor a folder, and when there is more than a package holds.
    public static func files(inFolder folder: String) throws(PackageRefused) -> [String: [UInt8]] {
        let found = readable(inFolder: folder)
        guard found.problems.isEmpty else { throw PackageRefused(found.problems) }
        return found.files
    }

    /// As many of a folder's files as can be read, and everything that is wrong with the rest.
    static func readable(inFolder folder: String) -> (files: [String: [UInt8]], problems: [PackageRefused.Problem]) {
        var walk = FolderWalk(folder: folder)
        do throws(PackageRefused) {
            try walk.folder("")
        } catch {
            return (walk.files, walk.problems + error.problems)
        }
        return (walk.files, walk.problems)
    }
}

/// Throws only what ends the walk.
private struct FolderWalk {
    let folder: String
    var files: [String: [UInt8]] = [:]
    var problems: [PackageRefused.Problem] = []
    private var bytes = 0

    init(folder: String) { self.folder = folder }

    mutating func folder(_ inner: String) throws(PackageRefused) {
        guard inner.utf8.count < PluginPackage.mostPathBytes else {
            return note("package.path_length", inner, ["limit": String(PluginPackage.mostPathBytes)])
        }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: inner.isEmpty ? folder : "\(folder)/\(inner)") else {
            return note("package.cannot_read", inner.isEmpty ? folder : inner)
        }
        for name in names.sorted() where !name.hasPrefix(".") && !(inner.isEmpty && name == "enrum.lua") {
            try item(inner.isEmpty ? name : "\(inner)/\(name)")
        }
    }

    private mutating func note(_ key: String, _ path: String, _ values: [String: String] = [:]) {
        problems.append(.init(key, file: PackagePath(path), values))
    }

    /// What it is itself, never what a link points to.
    private mutating func item(_ name: String) throws(PackageRefused) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
        switch attributes?[.type] as? FileAttributeType {
        case .typeDirectory?: try folder(name)
        case .typeRegular?: try file(name, size: (attributes?[.size] as? NSNumber)?.intValue ?? 0)
        case nil: note("package.cannot_read", name)
        default: note("package.link", name)
        }
    }

    private mutating func file(_ name: String, size: Int) throws(PackageRefused) {
        bytes += size
        guard bytes <= PluginPackage.mostBytes else { throw PluginPackage.tooBig }
        guard files.count < PluginPackage.mostFiles else {
            throw PackageRefused("package.too_many_files", ["limit": String(PluginPackage.mostFiles)])
        }
        guard let content = FileManager.default.contents(atPath: "\(folder)/\(name)") else { return note("package.cannot_read", name) }
        files[name] = Array(content)
    }
}
