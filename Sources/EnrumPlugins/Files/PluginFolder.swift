public import EnrumCore

extension PluginFiles {
    /// The files of a folder on disk; what an editor keeps beside a plugin, and what is hidden, is passed over.
    ///
    /// - Throws: ``PluginRefused`` with what cannot be read: a missing folder, a link, more than a plugin may hold.
    public init(folder: String) throws(PluginRefused) {
        do throws(PackageRefused) {
            self.init(try PluginPackage.files(inFolder: folder))
        } catch {
            throw PluginRefused(error)
        }
    }

    /// As many of a folder's files as can be read, and what is wrong with the rest: for a check that tells everything at once.
    public static func readable(inFolder folder: String) -> (files: PluginFiles, problems: [PluginRefused.Problem]) {
        let found = PluginPackage.readable(inFolder: folder)
        return (PluginFiles(found.files), PluginRefused(PackageRefused(found.problems)).problems)
    }

    /// The files of a package.
    public init(package: [UInt8]) throws(PluginRefused) {
        do throws(PackageRefused) {
            self.init(try PluginPackage.read(package).files)
        } catch {
            throw PluginRefused(error)
        }
    }
}

extension PluginRefused {
    /// What is wrong with a package or a folder before any of its files is looked into.
    init(_ refused: PackageRefused) {
        self.init(problems: refused.problems.map { Problem(file: $0.file ?? "", line: 0, path: "", phrase: $0.phrase) })
    }
}
