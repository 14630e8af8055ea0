import Foundation

extension PluginPackage {
    /// The files of a plugin's folder that belong in a package: all but those for the author's editor and those that are hidden.
    ///
    /// - Throws: ``PackageRefused`` for what is neither a file nor a folder, and when there is more than a package holds.
    public static func files(inFolder folder: String) throws(PackageRefused) -> [String: [UInt8]] {
        var walk = FolderWalk(folder: folder)
        try walk.folder("")
        guard walk.problems.isEmpty else { throw PackageRefused(walk.problems) }
        return walk.files
    }
}

private struct FolderWalk {
    let folder: String
    var files: [String: [UInt8]] = [:]
    var problems: [PackageRefused.Problem] = []
    private var bytes = 0

    init(folder: String) { self.folder = folder }

    mutating func folder(_ inner: String) throws(PackageRefused) {
        guard inner.utf8.count < PluginPackage.mostPathBytes else {
            throw PackageRefused("package.path_length", file: PackagePath(inner), ["limit": String(PluginPackage.mostPathBytes)])
        }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: inner.isEmpty ? folder : "\(folder)/\(inner)") else {
            throw PackageRefused("package.cannot_read", file: PackagePath(inner.isEmpty ? folder : inner))
        }
        for name in names.sorted() where !name.hasPrefix(".") && !(inner.isEmpty && name == "enrum.lua") {
            try item(inner.isEmpty ? name : "\(inner)/\(name)")
        }
    }

    /// What it is itself, never what a link points to.
    private mutating func item(_ name: String) throws(PackageRefused) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
        switch attributes?[.type] as? FileAttributeType {
        case .typeDirectory?: try folder(name)
        case .typeRegular?: try file(name, size: (attributes?[.size] as? NSNumber)?.intValue ?? 0)
        case nil: throw PackageRefused("package.cannot_read", file: PackagePath(name))
        default: problems.append(.init("package.link", file: PackagePath(name)))
        }
    }

    private mutating func file(_ name: String, size: Int) throws(PackageRefused) {
        bytes += size
        guard bytes <= PluginPackage.mostBytes else { throw PluginPackage.tooBig }
        guard files.count < PluginPackage.mostFiles else {
            throw PackageRefused("package.too_many_files", ["limit": String(PluginPackage.mostFiles)])
        }
        guard let content = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
            throw PackageRefused("package.cannot_read", file: PackagePath(name))
        }
        files[name] = Array(content)
    }
}
