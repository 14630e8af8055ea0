public import EnrumCore
import Foundation

/// A plugin's folder on disk.
public enum PluginFolder {
    /// Reads every file of the folder that belongs to the plugin; what an editor keeps beside it is passed over.
    ///
    /// - Throws: ``PluginRefused`` with everything that cannot be read: a missing folder, a link, a file that is too big.
    public static func read(_ path: String) throws(PluginRefused) -> PluginFiles {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue,
            let subpaths = FileManager.default.enumerator(atPath: path)
        else { throw PluginRefused(problems: [.init("plugin.no_folder", in: "", ["folder": path])]) }
        var contents: [String: [UInt8]] = [:]
        var problems: [PluginRefused.Problem] = []
        while let subpath = subpaths.nextObject() as? String {
            let type = subpaths.fileAttributes?[.type] as? FileAttributeType
            if PluginPath.isBeside(subpath) {
                if type == .typeDirectory { subpaths.skipDescendants() }
                continue
            }
            switch type {
            case .typeDirectory: continue
            case .typeRegular: break
            default:
                problems.append(.init("plugin.not_a_file", in: subpath))
                continue
            }
            guard contents.count <= PluginFiles.mostFiles else {
                throw PluginRefused(problems: [.init("plugin.too_many_files", in: "", ["limit": String(PluginFiles.mostFiles)])])
            }
            let size = subpaths.fileAttributes?[.size] as? Int ?? 0
            guard size <= PluginFiles.mostBytes else {
                problems.append(.init("set.too_big", in: subpath, ["limit": String(PluginFiles.mostBytes / 1024)]))
                continue
            }
            guard let data = FileManager.default.contents(atPath: path + "/" + subpath) else {
                problems.append(.init("cli.cannot_read", in: subpath, ["file": subpath]))
                continue
            }
            contents[subpath] = Array(data)
        }
        guard problems.isEmpty else { throw PluginRefused(problems: problems) }
        return PluginFiles(contents)
    }
}
