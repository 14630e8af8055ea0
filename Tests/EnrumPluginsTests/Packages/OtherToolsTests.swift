import Crypto
import EnrumPlugins
import Foundation
import Testing

/// A package is a zip to everybody, and its sums are what everybody's tools check.
struct OtherToolsTests {
    private let files = ["plugin.yaml": Array("id: prøve\n".utf8), "questions/a.yaml": [0, 255, 10], "README.md": []]

    @Test func `Python unpacks a package to the files it was made of, and the list of sums holds`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "enrum-package-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(PluginPackage.write(files: files, signingKey: PluginKey.generate())).write(to: folder.appending(path: "a.zip"))
        #expect(try run(["python3", "-c", Self.unpack, "a.zip"], in: folder) == 0)
        for (name, content) in files { #expect(Array(try Data(contentsOf: folder.appending(path: name))) == content) }
        #expect(try run(["sha256sum", "--check", "--strict", "--quiet", "META/sums.txt"], in: folder) == 0)
    }

    private static let unpack = """
        import sys, zipfile
        with zipfile.ZipFile(sys.argv[1]) as package:
            assert package.testzip() is None
            names = package.namelist()
            assert names == ["META/signature.txt", "META/sums.txt", "README.md", "plugin.yaml", "questions/a.yaml"], names
            assert all(info.compress_type == zipfile.ZIP_STORED and info.date_time == (1980, 1, 1, 0, 0, 0) for info in package.infolist())
            package.extractall()
        """

    private func run(_ command: [String], in folder: URL) throws -> Int32 {
        let process = Process()
        (process.executableURL, process.arguments, process.currentDirectoryURL) = (URL(filePath: "/usr/bin/env"), command, folder)
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}

func sha256(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
