import EnrumDomain
import EnrumPlugins
import Foundation
import Testing

struct PluginFolderTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "enrum-folder-\(UUID().uuidString)").path

    private func write(_ names: String...) throws {
        for name in names {
            let url = URL(filePath: folder).appending(path: name)
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(name.utf8).write(to: url)
        }
    }

    private func keys() -> [String] {
        do throws(PackageRefused) {
            _ = try PluginPackage.files(inFolder: folder)
            return []
        } catch { return error.problems.map(\.phrase.key) }
    }

    @Test func `A folder's files are taken, but for the editor's and the hidden`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try write(
            "plugin.yaml", "questions/a.yaml", "rules.lua", "enrum.lua", ".luarc.json", ".vscode/settings.json", "questions/.DS_Store",
            ".git/config")
        try FileManager.default.createDirectory(atPath: folder + "/checks", withIntermediateDirectories: true)
        let files = try PluginPackage.files(inFolder: folder)
        #expect(files.keys.sorted() == ["plugin.yaml", "questions/a.yaml", "rules.lua"])
        #expect(files["questions/a.yaml"] == Array("questions/a.yaml".utf8))
    }

    @Test func `A link is refused, wherever it points`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try write("plugin.yaml", "questions/a.yaml")
        try FileManager.default.createSymbolicLink(atPath: folder + "/README.md", withDestinationPath: "plugin.yaml")
        try FileManager.default.createSymbolicLink(atPath: folder + "/checks", withDestinationPath: "questions")
        try FileManager.default.createSymbolicLink(atPath: folder + "/loop", withDestinationPath: ".")
        #expect(keys() == ["package.link", "package.link", "package.link"])
    }

    @Test func `A pipe is refused, and not waited for`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try write("plugin.yaml")
        try #require(mkfifo(folder + "/pipe", 0o600) == 0)
        #expect(keys() == ["package.link"])
    }

    @Test func `A folder that is not there, and one with too much in it, are refused`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(keys() == ["package.cannot_read"])
        try write("a/" + String(repeating: "b", count: 120) + "/" + String(repeating: "c", count: 120) + "/d")
        #expect(keys() == ["package.path_length"])
        try FileManager.default.removeItem(atPath: folder)
        for index in 0...200 { try write("f\(index)") }
        #expect(keys() == ["package.too_many_files"])
    }
}
