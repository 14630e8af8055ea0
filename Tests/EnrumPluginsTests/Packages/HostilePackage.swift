import Crypto
import Foundation
import Testing

/// A package that must not be taken, and why.
struct HostilePackage: CustomTestStringConvertible, Sendable {
    let name: String
    /// The phrase that it is refused with.
    let key: String
    let bytes: @Sendable () throws -> [UInt8]

    var testDescription: String { name }

    static let all = names + clashes + structures + lies + sums + signatures

    static func files() -> [ZipMaker.File] {
        [
            ZipMaker.File("plugin.yaml", "enrum: plugin/1\nid: prøve\n"), ZipMaker.File("questions/a.yaml", "enrum: question-set/1\n"),
            ZipMaker.File("rules.lua", "return {}\n"),
        ]
    }

    /// A package in which something was changed after it was made.
    private init(_ name: String, _ key: String, _ change: @escaping @Sendable (inout ZipMaker) throws -> Void) {
        (self.name, self.key) = (name, key)
        bytes = {
            var zip = try ZipMaker(package: Self.files())
            try change(&zip)
            return zip.bytes()
        }
    }

    /// A package in which one file was changed after it was made.
    private static func file(_ name: String, _ key: String, _ change: @escaping @Sendable (inout ZipMaker.File) -> Void) -> HostilePackage {
        HostilePackage(name, key) { change(&$0.files[3]) }
    }

    // MARK: Names

    /// Right in every other way: the sums fit.
    private static func named(_ key: String, _ name: String, bytes: [UInt8]? = nil) -> HostilePackage {
        HostilePackage("the name \(name.debugDescription)", key) {
            $0 = try ZipMaker(package: files() + [ZipMaker.File(name: bytes ?? Array(name.utf8), content: [0x61])])
        }
    }

    private static let names: [HostilePackage] =
        [
            "..", "../evil.yaml", "questions/../../evil.yaml", "questions/..", "/etc/cron.d/evil", "//server/share", "C:/evil.yaml",
            "c:evil.yaml",
            "..\\evil.yaml", "questions\\evil.yaml", "\\\\server\\share", "\\evil.yaml",
        ].map { named("package.path_outside", $0) }
        + ["questions/", "empty/", "questions//"].map { named("package.folder", $0) }
        + [
            ".", "./plugin2.yaml", "questions/./b.yaml", "questions//b.yaml", ".hidden", ".git/config", "questions/.b.yaml", "-rf",
            "questions/-x",
            "b.", "folder./b", "b.yaml ", " b.yaml", "b c.yaml", "b\u{0}.yaml", "b\n.yaml", "b\u{1b}[31m.yaml", "b*.yaml", "b?.yaml",
            "$(id)", "~root",
            "spørgsmål.yaml", "b\u{301}.yaml", "\u{e9}.yaml", "b\u{202e}lmay", "b\u{200b}.yaml", "ｂ.yaml", "К.yaml", "aux:", "a|b", "a\"b",
            "a'b", "a;b",
        ].map { named("package.path_characters", $0) }
        + [
            named("package.path_characters", "bytes that are no UTF-8", bytes: [0x62, 0xff, 0xfe]),
            named("package.path_characters", "an overlong slash", bytes: [0x2e, 0x2e, 0xc0, 0xaf, 0x62]),
            named("package.path_length", ""), named("package.path_length", String(repeating: "a", count: 201)),
            named("package.path_length", String(repeating: "a/", count: 150) + "a"), named("package.reserved", "META/other.txt"),
            named("package.repeated", "meta"), named("package.repeated", "Meta/other.txt"),
        ]

    private static func together(_ key: String, _ paths: String...) -> HostilePackage {
        HostilePackage("\(paths.map(\.debugDescription).joined(separator: " beside "))", key) {
            $0 = try ZipMaker(package: files() + paths.map { ZipMaker.File($0, "a") })
        }
    }

    private static let clashes = [
        together("package.repeated", "rules.lua"), together("package.repeated", "RULES.LUA"), together("package.repeated", "Plugin.yaml"),
        together("package.repeated", "questions/A.yaml"), together("package.repeated", "Questions/b.yaml"),
        together("package.repeated", "questions"), together("package.repeated", "rules.lua/b"),
        together("package.repeated", "README.md", "readme.md"),
        together("package.repeated", "a/b/c", "a/B/d"), together("package.repeated", "META/sums.txt"),
        together("package.repeated", "meta/sums.txt"),
        together("package.path_characters", "\u{e5}.yaml", "a\u{30a}.yaml"), together("package.path_characters", "ſ.yaml", "s.yaml"),
    ]

    // MARK: What stands around and between

    private static let structures = [
        HostilePackage("nothing", "package.not_a_zip") { $0 = ZipMaker([]) },
        HostilePackage("no bytes at all", "package.not_a_zip", bytes: []),
        HostilePackage("a text", "package.not_a_zip", bytes: Array("enrum: plugin/1\nid: not-a-package\n".utf8)),
        HostilePackage("zeroes", "package.not_a_zip", bytes: [UInt8](repeating: 0, count: 4096)),
        HostilePackage("a zip that says it holds nothing", "package.not_a_zip") { $0.count = 0 },
        HostilePackage("a script before a zip with a comment", "package.not_a_zip") {
            $0.files[0].before = Array("#!/bin/sh\n".utf8)
            $0.comment = [0]
        },
        HostilePackage("bytes before the first file", "package.extra_bytes") { $0.files[0].before = Array("#!/bin/sh\n".utf8) },
        HostilePackage("one byte between two files", "package.extra_bytes") { $0.files[1].before = [0] },
        HostilePackage("one byte after the last file", "package.extra_bytes") { $0.beforeDirectory = [0] },
        HostilePackage("one byte after the directory", "package.extra_bytes") { $0.beforeEnd = [0] },
        HostilePackage("one byte after the end", "package.end") { $0.afterEnd = [0] },
        HostilePackage("a second end after the end", "package.extra_bytes") { zip in
            zip.afterEnd = Array(zip.bytes().suffix(22))
        },
        HostilePackage("a second zip after the first", "package.extra_bytes") { zip in zip.afterEnd = zip.bytes() },
        HostilePackage("a comment", "package.end") { $0.comment = Array("hello".utf8) },
        HostilePackage("a comment that looks like the end", "package.extra_bytes") { zip in
            zip.comment = Array(zip.bytes().suffix(22))
        },
        HostilePackage("a file that no directory names", "package.extra_bytes") { zip in
            var hidden = ZipMaker.File("hidden.lua", "os.exit()")
            hidden.isListed = false
            zip.files.insert(hidden, at: 2)
        },
        HostilePackage("a directory that names a file that is not there", "package.headers_differ") { zip in
            var ghost = ZipMaker.File("zz.yaml", "")
            ghost.isThere = false
            zip.files.append(ghost)
        },
        HostilePackage("two names for the same bytes", "package.extra_bytes") { zip in
            var twin = ZipMaker.File("zz.yaml", "return {}\n")
            (twin.isThere, twin.offset) = (false, 0)
            zip.files.append(twin)
        },
        HostilePackage("a directory in another order than the files", "package.extra_bytes") { zip in
            let (first, second) = (zip.files[0].local().count + zip.files[0].content.count, 0)
            (zip.files[0].offset, zip.files[1].offset) = (first, second)
        },
        HostilePackage("files in another order than their names", "package.foreign") { $0.files.swapAt(1, 3) },
        HostilePackage("a count that is too low", "package.extra_bytes") { $0.count = 3 },
        HostilePackage("a count that is too high", "package.extra_bytes") { $0.count = 5 },
        HostilePackage("a count that is huge", "package.too_many_files") { $0.count = 65535 },
        HostilePackage("a count that differs from this disk's", "package.foreign") { ($0.countHere, $0.count) = (3, 4) },
        HostilePackage("a zip on several disks", "package.foreign") { $0.disk = 1 },
        HostilePackage("a directory that begins too early", "package.extra_bytes") { $0.directoryStart = 0 },
        HostilePackage("a directory that begins too late", "package.extra_bytes") { $0.directoryStart = 0xffff_fffe },
        HostilePackage("a directory that is said to be smaller", "package.extra_bytes") { $0.directorySize = 4 },
        HostilePackage("a directory that is said to be larger", "package.extra_bytes") { $0.directorySize = 0xffff_ffff },
        HostilePackage("a directory that moves both ways", "package.extra_bytes") { zip in
            let length = zip.bytes().count - 22
            (zip.directoryStart, zip.directorySize) = (length, 0)
        },
        HostilePackage("zip64's end before the end", "package.foreign") { zip in
            zip.beforeEnd = little(UInt32(0x0706_4b50)) + [UInt8](repeating: 0, count: 16)
        },
        HostilePackage("more bytes than a package has", "package.too_big") {
            $0.files[3].content = [UInt8](repeating: 0x20, count: 3 * 1024 * 1024)
        },
        HostilePackage("more bytes than a plugin has", "package.too_big") {
            $0 = try ZipMaker(package: [ZipMaker.File(name: Array("a".utf8), content: [UInt8](repeating: 0x20, count: 2 * 1024 * 1024 + 1))]
            )
        },
        HostilePackage("201 files", "package.too_many_files") { $0 = try ZipMaker(package: (1...201).map { ZipMaker.File("f\($0)", "") }) },
        HostilePackage("203 files", "package.too_many_files") { $0 = try ZipMaker(package: (1...203).map { ZipMaker.File("f\($0)", "") }) },
        HostilePackage("no file of a plugin", "package.empty") { $0 = try ZipMaker(package: []) },
    ]

    private init(_ name: String, _ key: String, bytes: [UInt8]) { (self.name, self.key, self.bytes) = (name, key, { bytes }) }

    // MARK: What a file says about itself

    private static let lies = [
        file("a link", "package.link") {
            $0.attributes = 0xa1ff_0000; $0.madeBy = 0x031e
        },
        file("a device of characters", "package.link") {
            $0.attributes = 0x21ff_0000; $0.madeBy = 0x031e
        },
        file("a device of blocks", "package.link") {
            $0.attributes = 0x61ff_0000; $0.madeBy = 0x031e
        },
        file("a pipe", "package.link") {
            $0.attributes = 0x11ff_0000; $0.madeBy = 0x031e
        },
        file("a socket", "package.link") {
            $0.attributes = 0xc1ff_0000; $0.madeBy = 0x031e
        },
        file("a folder with content, as Unix says it", "package.folder") {
            $0.attributes = 0x41ed_0000; $0.madeBy = 0x031e
        },
        file("a folder with content, as Windows says it", "package.folder") { $0.attributes = 0x10 },
        file("a program", "package.foreign_file") {
            $0.attributes = 0x81ed_0000; $0.madeBy = 0x031e
        },
        file("a hidden file", "package.foreign_file") { $0.attributes = 0x02 },
        file("compressed", "package.compressed") { $0.method = 8 },
        file("compressed in its own header alone", "package.headers_differ") { $0.localMethod = 8 },
        file("compressed with LZMA", "package.compressed") { $0.method = 14 },
        file("encrypted", "package.encrypted") { $0.flags = 1 },
        file("encrypted strongly", "package.encrypted") { $0.flags = 0x41 },
        file("encrypted with AES", "package.compressed") { $0.method = 99 },
        file("with a masked header", "package.encrypted") { $0.flags = 0x2000 },
        file("encrypted in its own header alone", "package.headers_differ") { $0.localFlags = 1 },
        file("with its sizes after its content", "package.foreign_file") { $0.flags = 8 },
        file("with its sizes after its content and none before", "package.foreign_file") {
            $0.flags = 8
            ($0.localSize, $0.localChecksum) = (0, 0)
            $0.after =
                little(UInt32(0x0807_4b50)) + little(slowCRC32($0.content)) + little(UInt32($0.content.count))
                + little(UInt32($0.content.count))
        },
        file("with a name in UTF-8", "package.foreign_file") { $0.flags = 0x800 },
        file("with patched data", "package.foreign_file") { $0.flags = 0x20 },
        file("with zip64 in the directory", "package.foreign_file") {
            $0.extra = little(UInt16(1)) + little(UInt16(16)) + [UInt8](repeating: 0, count: 16)
            ($0.size, $0.packedSize) = (0xffff_ffff, 0xffff_ffff)
        },
        file("with the size that means zip64", "package.foreign_file") { ($0.size, $0.packedSize) = (0xffff_ffff, 0xffff_ffff) },
        file("with an extra field in the directory", "package.foreign_file") { $0.extra = [0x55, 0x54, 1, 0, 0] },
        file("with an extra field in its own header", "package.headers_differ") { $0.localExtra = [0x55, 0x54, 1, 0, 0] },
        file("with a comment", "package.foreign_file") { $0.comment = [0x61] },
        file("made on Unix", "package.foreign_file") { $0.madeBy = 0x030a },
        file("on another disk", "package.foreign") { $0.disk = 1 },
        file("said to be text", "package.foreign") { $0.innerAttributes = 1 },
        file("for a later version of zip", "package.foreign") { $0.version = 45 },
        file("with a time", "package.foreign") { $0.time = 1 },
        file("with a date", "package.foreign") { $0.date = 0x5a21 },
        file("with another name in its own header", "package.headers_differ") { $0.localName = Array("rules.lub".utf8) },
        file("with a longer name in its own header", "package.headers_differ") { $0.localName = Array("../../rules.lua".utf8) },
        file("with another checksum in its own header", "package.headers_differ") { $0.localChecksum = 1 },
        file("with another size in its own header", "package.headers_differ") { $0.localSize = 3 },
        file("with no header of its own", "package.headers_differ") { $0.signature = 0x0403_4b51 },
        file("with a wrong checksum", "package.sum_wrong") { $0.checksum = 1 },
        file("said to be one byte larger", "package.size") {
            ($0.size, $0.packedSize) = ($0.content.count + 1, $0.content.count + 1)
        },
        file("said to be one byte smaller", "package.sum_wrong") {
            ($0.size, $0.packedSize) = ($0.content.count - 1, $0.content.count - 1)
        },
        file("said to be smaller, with the checksum of the beginning", "package.extra_bytes") {
            ($0.size, $0.packedSize, $0.checksum) = (3, 3, slowCRC32(Array($0.content.prefix(3))))
        },
        file("said to grow when it is unpacked", "package.size") { $0.size = 1_000_000_000 },
        file("said to shrink when it is unpacked", "package.size") { $0.size = 1 },
        file("said to be larger than the zip", "package.size") { ($0.size, $0.packedSize) = (1_000_000_000, 1_000_000_000) },
        file("that begins somewhere else", "package.extra_bytes") { $0.offset = 7 },
        file("that begins beyond the end", "package.extra_bytes") { $0.offset = 0xffff_ffff },
        file("with other content than was summed", "package.sum_wrong") { $0.content[0] ^= 1 },
    ]

    // MARK: Sums and signatures

    private static func listed(_ name: String, _ key: String, _ change: @escaping @Sendable (String) -> String) -> HostilePackage {
        HostilePackage("sums \(name)", key) {
            let sums = String(decoding: ZipMaker.sums(files()), as: UTF8.self)
            $0 = try ZipMaker(package: files(), sums: Array(change(sums).utf8))
        }
    }

    private static let sums = [
        HostilePackage("no list of sums", "package.sums_missing") { $0.files.removeFirst() },
        listed("without a file", "package.file_without_sum") { $0.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n" },
        listed("of a file that is not there", "package.sum_without_file") { $0 + String(repeating: "0", count: 64) + "  zz.yaml\n" },
        listed("with a wrong one", "package.sum_wrong") { String(repeating: "0", count: 64) + $0.dropFirst(64) },
        listed("in capital letters", "package.sum_wrong") { text in
            text.split(separator: "\n").map { $0.prefix(64).uppercased() + $0.dropFirst(64) }.joined(separator: "\n") + "\n"
        },
        listed("that are none", "package.sums_form") { _ in "" },
        listed("that are something else", "package.sums_form") { _ in "plugin.yaml: fine\n" },
        listed("with one space", "package.sums_form") { $0.replacing("  ", with: " ") },
        listed("of texts", "package.sums_form") { $0.replacing("  ", with: " *") },
        listed("without the last line end", "package.sums_form") { String($0.dropLast()) },
        listed("with an empty line", "package.sums_form") { $0 + "\n" },
        listed("with Windows' line ends", "package.file_without_sum") { $0.replacing("\n", with: "\r\n") },
        listed("with one twice", "package.sums_form") { $0 + $0 },
        listed("in another order", "package.sums_form") { $0.split(separator: "\n").reversed().joined(separator: "\n") + "\n" },
        listed("of the list itself", "package.sum_without_file") { $0 + String(repeating: "0", count: 64) + "  META/sums.txt\n" },
    ]

    private static func signed(_ name: String, _ key: String, _ change: @escaping @Sendable (String) throws -> String) -> HostilePackage {
        HostilePackage("signature \(name)", key) {
            let text = try ZipMaker.signature(of: ZipMaker.sums(files()), by: secret())
            $0.files.append(ZipMaker.File("META/signature.txt", try change(text)))
            $0.files.sort { $0.name.lexicographicallyPrecedes($1.name) }
        }
    }

    static func secret(_ byte: UInt8 = 7) throws -> Curve25519.Signing.PrivateKey {
        try Curve25519.Signing.PrivateKey(rawRepresentation: [UInt8](repeating: byte, count: 32))
    }

    private static let signatures = [
        signed("that is empty", "package.signature_form") { _ in "" },
        signed("that is none", "package.signature_form") { _ in "signed by the admin\n" },
        signed("of another kind", "package.signature_form") { $0.replacing("signature-1", with: "signature-2") },
        signed("without a line end", "package.signature_form") { String($0.dropLast()) },
        signed("with another line", "package.signature_form") { $0 + $0 },
        signed("with a word more", "package.signature_form") { $0.replacing("\n", with: " too\n") },
        signed("with two spaces", "package.signature_form") { $0.replacing(" ", with: "  ") },
        signed("that is cut off", "package.signature_form") { String($0.dropLast(9)) + "\n" },
        signed("with a key that is cut off", "package.signature_form") { text in
            text.split(separator: " ").enumerated().map { $0 == 1 ? String($1.dropLast(4)) : String($1) }.joined(separator: " ")
        },
        signed("by another key than it says", "package.signature_wrong") { text in
            let other = try secret(8).publicKey.rawRepresentation.base64EncodedString()
            return text.split(separator: " ").enumerated().map { $0 == 1 ? other : String($1) }.joined(separator: " ")
        },
        signed("of another package", "package.signature_wrong") { _ in
            try ZipMaker.signature(of: ZipMaker.sums([ZipMaker.File("plugin.yaml", "another")]), by: secret())
        },
        signed("of the sums without the word before them", "package.signature_wrong") { _ in
            let key = try secret()
            let bare = try key.signature(for: ZipMaker.sums(files())).base64EncodedString()
            return "enrum-plugin-signature-1 \(key.publicKey.rawRepresentation.base64EncodedString()) \(bare)\n"
        },
        signed("of zeroes by a key of zeroes", "package.signature_wrong") { _ in
            let (key, bytes) = ([UInt8](repeating: 0, count: 32), [UInt8](repeating: 0, count: 64))
            return "enrum-plugin-signature-1 \(base64(key)) \(base64(bytes))\n"
        },
    ]
}
