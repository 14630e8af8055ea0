import EnrumCore
import EnrumDomain
@testable import EnrumPlugins
import Foundation
import Testing

/// What the guides show works as it stands.
struct PluginGuideTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/EnrumPlugins/EnrumPlugins.docc")

    private func guide(_ name: String) throws -> String {
        try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    }

    /// The code in a guide that says in its first line which file it is.
    private func files(in guide: String) -> [String: String] {
        var files: [String: String] = [:]
        for block in guide.split(separator: "```", omittingEmptySubsequences: false).enumerated() where block.offset % 2 == 1 {
            let lines = block.element.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
            guard let first = lines.first, first.hasPrefix("# ") || first.hasPrefix("-- ") else { continue }
            let name = first.drop { $0 == "#" || $0 == "-" || $0 == " " }
            guard name.contains(".") else { continue }
            files[String(name)] = lines.joined(separator: "\n")
        }
        return files
    }

    @Test func `Whoever follows the guide has a plugin that passes, file by file`() async throws {
        let written = files(in: try guide("YourFirstPlugin.md"))
        #expect(written.count == 7)
        let id = try #require(Slug("welcome"))
        var folder = NewPlugin.files(id, level: .rules).filter { !$0.key.hasPrefix(".") && $0.key != "enrum.lua" }
        for (name, text) in written {
            #expect(folder[name] != nil, "\(name) is not in the folder that one begins with")
            folder[name] = text
        }
        let files = Sample.bytes(folder)
        #expect(await PluginCheck(Sample.host)(files).map(\.brief) == [])
        let report = await PluginTests(Sample.host)(try await Sample.host.read(files), files)
        #expect(report.isFine && report.passed == 2)
    }

    @Test func `Every hook, reading and fact stands in the contract`() throws {
        let contract = try guide("TheContract.md")
        for hook in Hook.allCases { #expect(contract.contains("`\(hook.rawValue)("), "\(hook)") }
        for reading in PluginManifest.Reading.allCases { #expect(contract.contains("| `\(reading.rawValue)` |"), "\(reading)") }
        #expect(contract.contains(MeetingFacts.factNames.joined(separator: " ")))
        #expect(contract.contains(AgreementFacts.factNames.joined(separator: " ")))
        for name in ReminderRule.factNames { #expect(contract.contains("`\(name)`"), "\(name)") }
    }

    /// To write it anew after a change: `RECORD=1 swift test --filter PluginGuideTests`.
    @Test func `The reference is made from the description`() throws {
        let file = Self.folder.appending(path: "LuaReference.md")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try LuaReferencePage.markdown.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try guide("LuaReference.md") == LuaReferencePage.markdown)
    }
}
