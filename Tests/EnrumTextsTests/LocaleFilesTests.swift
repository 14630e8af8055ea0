import EnrumDomain
import EnrumTexts
import Foundation
import Testing

/// Both languages say the same things, and the code asks only for what they say.
struct LocaleFilesTests {
    @Test func `Both languages have the same keys`() {
        #expect(!Texts.danish.keys.isEmpty)
        #expect(Texts.danish.keys.symmetricDifference(Texts.english.keys).sorted() == [])
    }

    @Test func `Both languages fill the same placeholders`() {
        for key in Texts.danish.keys.sorted() {
            #expect(Texts.danish.placeholders(of: key) == Texts.english.placeholders(of: key), "\(key)")
        }
    }

    @Test func `What comes in one comes in many`() {
        let keys = Texts.danish.keys
        for key in keys where key.hasSuffix(".one") { #expect(keys.contains(key.dropLast(4) + ".other"), "\(key)") }
        for key in keys where key.hasSuffix(".other") { #expect(keys.contains(key.dropLast(6) + ".one"), "\(key)") }
    }

    @Test func `Every key that the code asks for exists`() throws {
        let asked = try Sources.all().flatMap { file in
            file.text.matches(of: /(?:\bt|\btexts|\bself|RuleBroken|Phrase)\(\s*"([a-z_]+\.[a-z0-9_.]+)"(,\s*count:)?/).map {
                (key: String($0.1) + ($0.2 == nil ? "" : ".other"), file: file.name)
            }
        }
        #expect(asked.count > 100)
        for (key, file) in asked {
            let isThere = Texts.danish.keys.contains(key)
            #expect(isThere, "\(key) in \(file)")
        }
    }

    @Test func `Every rule that can be broken has its words`() throws {
        for file in try Sources.all() {
            for match in file.text.matches(of: /"(rule\.[a-z_]+)"/) {
                #expect(Texts.danish.keys.contains(String(match.1)), "\(match.1) in \(file.name)")
            }
        }
    }

    @Test func `Every deed that is logged has its words`() throws {
        let logged = try Sources.all().flatMap { file in
            file.text.matches(of: /(?:\blog: |\.log\(\s*)"([a-z_]+\.[a-z_]+)"/).map { (action: String($0.1), file: file.name) }
        }
        #expect(logged.count > 40)
        for (action, file) in logged {
            let isThere = Texts.danish.keys.contains("audit." + action)
            #expect(isThere, "\(action) in \(file)")
        }
    }

    @Test func `Every finding of the rules of form says what is wrong, which rule and from where, and what to do`() {
        let parts = CaseFinding.keys.flatMap { ["formality.\($0)", "formality.\($0).source", "formality.\($0).remedy"] }
        #expect(Texts.danish.keys.isSuperset(of: parts))
        for key in CaseFinding.keys {
            for texts in [Texts.danish, Texts.english] {
                #expect(texts(Phrase("formality.\(key).source")).contains("(") || key == "decision_maker", "\(key)")
            }
        }
    }

    @Test func `Every key is used somewhere`() throws {
        let sources = try Sources.all()
        let literals = Set(sources.flatMap { $0.text.matches(of: /"([a-z_]+\.[a-z0-9_.]+)"/).map { String($0.1) } })
        // "fault.\(code).title" uses every key that begins so.
        let beginnings = Set(sources.flatMap { $0.text.matches(of: /"([a-z_]+\.(?:[a-z_]+\.)*)\\\(/).map { String($0.1) } })
        for key in Texts.danish.keys.sorted() where !beginnings.contains(where: key.hasPrefix) {
            let base = [".one", ".other"].first(where: key.hasSuffix).map { String(key.dropLast($0.count)) } ?? key
            let isUsed = literals.contains(base)
            #expect(isUsed, "\(key) is not used")
        }
    }
}

/// The Swift files of every target.
private enum Sources {
    static func all() throws -> [(name: String, text: String)] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appending(path: "Sources")
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        return try files.map { ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
    }
}
