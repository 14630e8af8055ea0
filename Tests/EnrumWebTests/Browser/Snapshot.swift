import Foundation
import Testing

@testable import EnrumWeb

/// Compares a page with the one that was recorded.
///
/// A page that was never recorded, or has become another, fails; `ENRUM_RECORD=1 swift test` records it anew, for somebody to look at.
func expectSnapshot(_ page: Page, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Snapshots")
    let file = folder.appending(path: "\(name).html")
    let text = "\(page.status)\n" + page.body.normalised
    if ProcessInfo.processInfo.environment["ENRUM_RECORD"] == "1" {
        try Data(text.utf8).write(to: file)
        return
    }
    let recorded = try? String(contentsOf: file, encoding: .utf8)
    #expect(recorded != nil, "\(name) was never recorded", sourceLocation: sourceLocation)
    guard let recorded, recorded != text else { return }
    let lines = (old: recorded.split(separator: "\n"), new: text.split(separator: "\n"))
    let first = zip(lines.old, lines.new).first { $0 != $1 }
    Issue.record(
        "\(name) has changed:\n- \(first.map { String($0.0) } ?? "(end)")\n+ \(first.map { String($0.1) } ?? "(end)")",
        sourceLocation: sourceLocation)
}

extension String {
    /// Without what is different on every build or run: the assets' version and the session's token.
    fileprivate var normalised: String {
        replacing(Assets.version, with: "VERSION")
            .replacing(/name="csrf-token" content="[^"]*"/, with: "name=\"csrf-token\" content=\"TOKEN\"")
            .replacing(/name="csrf" value="[^"]*"/, with: "name=\"csrf\" value=\"TOKEN\"")
    }
}
