import Foundation
import Testing

@testable import EnrumWeb

/// Writes every state to a folder, so that a person, or a browser, can look at it: `ENRUM_LOOKS=folder swift test --filter Pictures`.
///
/// Without the variable the folder is a temporary one, and the test is that every page can be written.
struct Pictures {
    @Test func `Every page can be looked at`() throws {
        let named = ProcessInfo.processInfo.environment["ENRUM_LOOKS"].map { URL(filePath: $0, directoryHint: .isDirectory) }
        let folder = named ?? FileManager.default.temporaryDirectory.appending(path: "enrum-looks-\(UUID())", directoryHint: .isDirectory)
        defer { if named == nil { try? FileManager.default.removeItem(at: folder) } }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, file) in Assets.files { try Data(file.content.utf8).write(to: folder.appending(path: name)) }
        for state in PageState.all {
            let page = state.html.string.replacingOccurrences(of: "/assets/\(Assets.version)/", with: "")
            try Data(page.utf8).write(to: folder.appending(path: state.name + ".html"))
        }
        let written = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(written).isSuperset(of: PageState.all.map { $0.name + ".html" } + Assets.files.keys))
    }
}
