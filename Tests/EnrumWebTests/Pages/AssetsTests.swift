import Testing

@testable import EnrumWeb

struct AssetsTests {
    @Test func `Every file that a page links to is served under the same hash`() throws {
        for path in Assets.modules + [Assets.stylesheet, Assets.icon] {
            let name = try #require(path.split(separator: "/").last)
            #expect(path == "/assets/\(Assets.version)/\(name)")
            #expect(Assets.files[String(name)]?.content.isEmpty == false)
        }
        #expect(Assets.version.count == 12)
    }

    @Test(arguments: [
        "innerHTML", "outerHTML =", "insertAdjacentHTML", "document.write", "DOMParser", "eval(", "localStorage", "sessionStorage",
        "indexedDB",
    ])
    func `No module makes markup from a string or keeps text in the browser`(sink: String) {
        for (name, file) in Assets.files where name.hasSuffix(".js") { #expect(!file.content.contains(sink), "\(name)") }
    }

    @Test func `The style sheet asks nobody else for anything`() throws {
        let css = try #require(Assets.files["enrum.css"]).content
        #expect(!css.contains("url(") && !css.contains("@import"))
    }
}
