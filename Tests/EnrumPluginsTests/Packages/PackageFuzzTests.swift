import EnrumPlugins
import Foundation
import Testing

/// Whatever bytes come, the package reader refuses them with a reason or gives back files that it would pack to the same bytes.
///
/// In the ordinary suite some thousand inputs, always the same. `make fuzz` goes on for ENRUM_FUZZ_SECONDS, from ENRUM_FUZZ_SEED.
struct PackageFuzzTests {
    @Test func `Whatever a package is made into, it is refused or it is whole`() throws {
        let environment = ProcessInfo.processInfo.environment
        let seed = environment["ENRUM_FUZZ_SEED"].flatMap(UInt64.init) ?? 1
        let end = environment["ENRUM_FUZZ_SECONDS"].flatMap(Int.init).map { ContinuousClock.now.advanced(by: .seconds($0)) }
        var random = Seeded(seed)
        let key = try PluginKey.generate(using: &random)
        var (inputs, taken) = (0, 0)
        while end.map({ ContinuousClock.now < $0 }) ?? (inputs < 3_000) {
            let package = try random.package(signedBy: key)
            inputs += 1
            let isFine = judge(package, &taken)
            // One input is enough to look into; this one is all that is needed for a test of its own.
            guard isFine else {
                Issue.record("seed \(seed), input \(inputs): \(Data(package).base64EncodedString())")
                return
            }
        }
        // Some are left as they were, so that the reader is seen to take what is right.
        #expect(taken > 0 && taken < inputs)
        if end != nil { print("\(inputs) packages, \(taken) of them taken") }
    }

    private func judge(_ package: [UInt8], _ taken: inout Int) -> Bool {
        do throws(PackageRefused) {
            let read = try PluginPackage.read(package)
            taken += 1
            return try isWhole(read, package)
        } catch {
            return !error.problems.isEmpty
                && error.problems.allSatisfy { ($0.file ?? "").unicodeScalars.allSatisfy { (0x20...0x7e).contains($0.value) || $0 == "…" } }
        }
    }

    private func isWhole(_ read: PluginPackage.Contents, _ package: [UInt8]) throws(PackageRefused) -> Bool {
        let names = read.files.keys
        let isPlain = names.allSatisfy { name in
            let parts = name.split(separator: "/", omittingEmptySubsequences: false)
            return name.utf8.count <= 200
                && parts.allSatisfy { $0.first?.isLetter == true || $0.first?.isNumber == true || $0.first == "_" }
                && name.utf8.allSatisfy { $0 < 0x80 && $0 > 0x20 && $0 != 0x5c && $0 != 0x3a }
        }
        let isOnce = Set(names.map { $0.lowercased() }).count == names.count
        let bytes = read.files.values.reduce(0) { $0 + $1.count }
        guard isPlain, isOnce, bytes <= PluginPackage.mostBytes, names.count <= PluginPackage.mostFiles else { return false }
        let again = try PluginPackage.write(files: read.files)
        return read.signature == nil ? again == package : again.count < package.count
    }
}

extension Seeded {
    /// A package, mostly with something done to it: to its parts before they are put together, or to the bytes.
    fileprivate mutating func package(signedBy key: PluginKey) throws -> [UInt8] {
        var files = HostilePackage.files()
        if pick(2) { files.append(ZipMaker.File(name: name(), content: bytes(Int.random(in: 0...40, using: &self)))) }
        var zip = try ZipMaker(package: files, signedBy: pick(2) ? HostilePackage.secret() : nil)
        if pick(2) { disturb(&zip) }
        var package = zip.bytes()
        if pick(2) { mutate(&package) }
        return package
    }

    private mutating func pick(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &self) == 0 }

    private mutating func name() -> [UInt8] {
        let parts = [
            "a", "plugin.yaml", "..", ".", "", "/", "\\", "questions", "A.yaml", "META", "é", "e\u{301}", "C:", "\0", "rules.lua", "con",
            "-",
        ]
        return Array(
            (0..<Int.random(in: 1...3, using: &self)).map { _ in parts.randomElement(using: &self) ?? "a" }.joined(separator: "/").utf8)
    }

    /// Lies in one of the headers, or bytes where none belong.
    private mutating func disturb(_ zip: inout ZipMaker) {
        let index = Int.random(in: 0..<zip.files.count, using: &self)
        let number =
            [0, 1, 2, 7, 8, 0x10, 0xff, 0x800, 0xffff, 0xffff_ffff, zip.files[index].content.count + 1].randomElement(using: &self) ?? 0
        switch Int.random(in: 0...19, using: &self) {
        case 0: zip.files[index].flags = UInt16(truncatingIfNeeded: number)
        case 1: zip.files[index].method = UInt16(truncatingIfNeeded: number)
        case 2: zip.files[index].size = number
        case 3: zip.files[index].packedSize = number
        case 4: (zip.files[index].size, zip.files[index].packedSize) = (number, number)
        case 5: zip.files[index].checksum = UInt32(truncatingIfNeeded: number)
        case 6: zip.files[index].attributes = UInt32(truncatingIfNeeded: number) << 16
        case 7: zip.files[index].extra = bytes(Int.random(in: 0...8, using: &self))
        case 8: zip.files[index].localExtra = bytes(Int.random(in: 0...8, using: &self))
        case 9: zip.files[index].comment = bytes(Int.random(in: 0...8, using: &self))
        case 10: zip.files[index].offset = number
        case 11: zip.files[index].localName = name()
        case 12: zip.files[index].name = name()
        case 13: zip.files[index].content = bytes(Int.random(in: 0...60, using: &self))
        case 14: zip.files[index].before = bytes(Int.random(in: 0...4, using: &self))
        case 15: zip.files.remove(at: index)
        case 16: zip.files.append(zip.files[index])
        case 17: zip.files.shuffle(using: &self)
        case 18: zip.count = number
        default: (zip.directoryStart, zip.comment) = (number, bytes(Int.random(in: 0...30, using: &self)))
        }
    }

    private mutating func mutate(_ package: inout [UInt8]) {
        for _ in 0..<Int.random(in: 1...4, using: &self) where !package.isEmpty {
            let index = Int.random(in: 0..<package.count, using: &self)
            switch Int.random(in: 0...5, using: &self) {
            case 0: package[index] ^= 1 << UInt8.random(in: 0...7, using: &self)
            case 1: package[index] = [0, 1, 0x50, 0x4b, 0xff].randomElement(using: &self) ?? 0
            case 2: package.remove(at: index)
            case 3: package.insert(contentsOf: bytes(Int.random(in: 1...4, using: &self)), at: index)
            case 4: package.removeSubrange(index..<min(package.count, index + Int.random(in: 1...60, using: &self)))
            default:
                package.insert(
                    contentsOf: package[index..<min(package.count, index + 40)], at: Int.random(in: 0...package.count, using: &self))
            }
        }
    }
}
