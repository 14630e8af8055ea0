import EnrumDomain
import EnrumPlugins
import EnrumTexts
import Foundation
import Testing

struct PluginPackageTests {
    private func files() -> [String: [UInt8]] {
        Dictionary(uniqueKeysWithValues: HostilePackage.files().map { (String(decoding: $0.name, as: UTF8.self), $0.content) })
    }

    private func refusal(of bytes: [UInt8]) -> [PackageRefused.Problem] {
        do throws(PackageRefused) {
            _ = try PluginPackage.read(bytes)
            return []
        } catch { return error.problems }
    }

    // MARK: Hostile packages

    @Test(arguments: HostilePackage.all)
    func `A package that is not right is refused, and the reason is said in both languages`(hostile: HostilePackage) throws {
        let problems = try refusal(of: hostile.bytes())
        #expect(problems.map(\.phrase.key).first == hostile.key)
        for phrase in problems.map(\.phrase) {
            for texts in [Texts.danish, Texts.english] {
                let sentence = texts(phrase)
                #expect(sentence.hasSuffix(".") && !sentence.contains("[package") && !sentence.contains("{"), "\(sentence)")
                #expect(phrase.values["file"].map { $0.isEmpty || sentence.contains($0) } ?? true, "\(sentence)")
                #expect(sentence.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control && $0 != "\u{202e}" }, "\(sentence)")
            }
        }
    }

    @Test func `The maker of hostile packages makes ours when nothing is changed, so that each is refused for its own reason`() throws {
        #expect(try ZipMaker(package: HostilePackage.files()).bytes() == PluginPackage.write(files: files()))
        let seed = [UInt8](repeating: 7, count: 32)
        let key = try PluginKey(text: "enrum-plugin-key-1 \(base64(seed))")
        #expect(
            try ZipMaker(package: HostilePackage.files(), signedBy: HostilePackage.secret()).bytes()
                == PluginPackage.write(files: files(), signingKey: key))
    }

    @Test func `There are hostile packages by the dozen, each by its own name`() {
        #expect(HostilePackage.all.count >= 150)
        #expect(Set(HostilePackage.all.map { $0.name }).count == HostilePackage.all.count)
    }

    @Test func `No byte of a package can be changed, left out or added`() throws {
        let package = try PluginPackage.write(files: ["plugin.yaml": Array("id: a".utf8)], signingKey: PluginKey.generate())
        for index in package.indices {
            for bit in 0..<8 {
                var changed = package
                changed[index] ^= 1 << bit
                #expect(!refusal(of: changed).isEmpty, "bit \(bit) of byte \(index)")
            }
            #expect(!refusal(of: Array(package[..<index])).isEmpty, "cut off at \(index)")
            #expect(!refusal(of: Array(package[..<index] + package[(index + 1)...])).isEmpty, "without byte \(index)")
            #expect(!refusal(of: Array(package[..<index] + [package[index]] + package[index...])).isEmpty, "byte \(index) twice")
        }
    }

    @Test func `A name that is refused is shown without what could move a cursor or forge a line`() throws {
        let file = ZipMaker.File(name: Array("a\n\u{1b}[2J\u{202e}".utf8), content: [])
        let problem = try #require(refusal(of: ZipMaker(package: [file]).bytes()).first)
        #expect(problem.file == "a??[2J???")
    }

    // MARK: Writing and reading

    @Test(arguments: 1...200)
    func `What is packed is read back the same, and packed the same again`(seed: UInt64) throws {
        var random = Seeded(seed)
        let files = random.files()
        let key = Bool.random(using: &random) ? try PluginKey.generate(using: &random) : nil
        let package = try PluginPackage.write(files: files, signingKey: key)
        let read = try PluginPackage.read(package)
        #expect(read.files == files)
        #expect(read.signature?.key == key?.publicKey)
        #expect(try PluginPackage.write(files: read.files, signingKey: key) == package)
    }

    /// A package made last year on another machine is the same to the byte, so that two people who pack the same folder can compare.
    @Test func `The same files give the same bytes on every machine`() throws {
        let files = ["plugin.yaml": Array("enrum: plugin/1\n".utf8), "locales/da.yaml": Array("a: Å\n".utf8), "README.md": []]
        let package = try PluginPackage.write(files: files)
        #expect(package.count == 680)
        #expect(sha256(package) == "483ea81ae20544f0ae30e5585a226b338f434901142cf10f505638140b1dc3db")
    }

    @Test func `The most there can be is taken, and one more is not`() throws {
        let most = Dictionary(
            uniqueKeysWithValues: (0..<200).map {
                (String(repeating: "a", count: 196) + "/\($0 + 100)", [UInt8](repeating: 0x61, count: 10_485))
            })
        #expect(try PluginPackage.read(PluginPackage.write(files: most)).files == most)
        var more = most
        more["b"] = []
        #expect(keys(of: more) == ["package.too_many_files"])
        #expect(keys(of: ["a": [UInt8](repeating: 0, count: 2 * 1024 * 1024)]) == [])
        #expect(keys(of: ["a": [UInt8](repeating: 0, count: 2 * 1024 * 1024 + 1)]) == ["package.too_big"])
        #expect(keys(of: [String(repeating: "a", count: 200): []]) == [])
        #expect(keys(of: [String(repeating: "a", count: 201): []]) == ["package.path_length"])
    }

    private func keys(of files: [String: [UInt8]]) -> [String] {
        do throws(PackageRefused) {
            _ = try PluginPackage.write(files: files)
            return []
        } catch { return error.problems.map(\.phrase.key) }
    }

    @Test func `Whoever packs is told of every file that cannot lie in a package`() {
        let files: [String: [UInt8]] = [
            "../a": [], "spørgsmål.yaml": [], "README.md": [], "readme.md": [], "META/x": [], "plugin.yaml": [],
        ]
        #expect(
            keys(of: files).sorted() == ["package.path_characters", "package.path_outside", "package.repeated", "package.reserved"])
        #expect(keys(of: [:]) == ["package.empty"])
    }
}

extension Seeded {
    /// Files of a plugin that never was.
    fileprivate mutating func files() -> [String: [UInt8]] {
        let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789_")
        var files: [String: [UInt8]] = [:]
        for index in 0..<Int.random(in: 1...20, using: &self) {
            let folders = (0..<Int.random(in: 0...3, using: &self)).map { "d\($0)" }
            let name = String(
                (0..<Int.random(in: 1...12, using: &self)).map { _ in letters[Int.random(in: 0..<letters.count, using: &self)] })
            files[(folders + ["\(index)\(name).yaml"]).joined(separator: "/")] = bytes(Int.random(in: 0...3_000, using: &self))
        }
        return files
    }
}
