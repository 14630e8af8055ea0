import Crypto
import EnrumDomain
import EnrumCore

/// A plugin as files: the content of each by its path, with "/" between the parts, whether it came from a folder or a package.
public struct PluginFiles: Hashable, Sendable {
    public let contents: [String: [UInt8]]

    /// Takes what it is given; what is wrong with it, the reading tells.
    public init(_ contents: [String: [UInt8]]) { self.contents = contents }

    /// The most bytes of `rules.lua`: a longer one can use more of the C stack than Lua expects (PLUGINS, "Running Lua safely", 8).
    public static let mostRulesBytes = 64 * 1024

    public subscript(path: String) -> [UInt8]? { contents[path] }

    /// Every path, in one order everywhere.
    public var paths: [String] { contents.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

    /// SHA-256 in hexadecimal over every path and content with their lengths, so that equal digests mean equal files.
    public var digest: String {
        var hash = SHA256()
        for path in paths {
            let content = contents[path] ?? []
            hash.update(data: Array("\(path.utf8.count) \(path) \(content.count)\n".utf8))
            hash.update(data: content)
        }
        return hash.finalize().hexadecimal
    }
}

extension PluginFiles {
    /// What is wrong with the files as such: too many, too big, or with names that a plugin does not have.
    var problems: [PluginRefused.Problem] {
        var problems = paths.compactMap(PluginPath.problem)
        if contents.count > PluginPackage.mostFiles {
            problems.append(.init("package.too_many_files", in: "", ["limit": String(PluginPackage.mostFiles)]))
        }
        if contents.values.reduce(0, { $0 + $1.count }) > PluginPackage.mostBytes {
            problems.append(.init("package.too_big", in: "", ["limit": String(PluginPackage.mostBytes / 1024 / 1024)]))
        }
        if let rules = contents[PluginPath.rules], rules.count > Self.mostRulesBytes {
            problems.append(.init("set.too_big", in: PluginPath.rules, ["limit": String(Self.mostRulesBytes / 1024)]))
        }
        return problems
    }
}

extension PluginRefused.Problem {
    /// About a whole file, or, without a file, about the plugin.
    init(_ key: String, in file: String, line: Int = 0, path: String = "", _ values: [String: String] = [:]) {
        self.init(file: file, line: line, path: path, phrase: Phrase(key, values))
    }
}
