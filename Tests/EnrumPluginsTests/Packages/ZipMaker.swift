import Crypto
import Foundation

/// Writes zips of every sort, also those that lie. Left as it is, it writes what a package must be, byte for byte.
struct ZipMaker {
    var files: [File]
    var beforeDirectory: [UInt8] = []
    var beforeEnd: [UInt8] = []
    var comment: [UInt8] = []
    var afterEnd: [UInt8] = []
    var disk: UInt16 = 0
    var countHere: Int?
    var count: Int?
    var directorySize: Int?
    var directoryStart: Int?

    struct File {
        var name: [UInt8]
        var content: [UInt8]
        /// What the directory says, and the file's own header as far as nothing else is said below.
        var version: UInt16 = 10
        var flags: UInt16 = 0
        var method: UInt16 = 0
        var time: UInt16 = 0
        var date: UInt16 = 0x21
        var checksum: UInt32?
        var packedSize: Int?
        var size: Int?
        var madeBy: UInt16 = 10
        var extra: [UInt8] = []
        var comment: [UInt8] = []
        var disk: UInt16 = 0
        var innerAttributes: UInt16 = 0
        var attributes: UInt32 = 0
        var offset: Int?
        var isListed = true
        var isThere = true
        /// What its own header says instead.
        var localName: [UInt8]?
        var localFlags: UInt16?
        var localMethod: UInt16?
        var localChecksum: UInt32?
        var localSize: Int?
        var localExtra: [UInt8] = []
        var signature: UInt32 = 0x0403_4b50
        /// Bytes that stand before its header and after its content.
        var before: [UInt8] = []
        var after: [UInt8] = []

        init(_ name: String, _ content: String) { (self.name, self.content) = (Array(name.utf8), Array(content.utf8)) }
        init(name: [UInt8], content: [UInt8]) { (self.name, self.content) = (name, content) }
    }

    init(_ files: [File]) { self.files = files }

    /// The files with their list of sums and, with a key, a signature, in order.
    init(package files: [File], sums: [UInt8]? = nil, signedBy key: Curve25519.Signing.PrivateKey? = nil) throws {
        let sums = sums ?? Self.sums(files)
        var all = files + [File(name: Array("META/sums.txt".utf8), content: sums)]
        if let key { all.append(File("META/signature.txt", try Self.signature(of: sums, by: key))) }
        self.files = all.sorted { $0.name.lexicographicallyPrecedes($1.name) }
    }

    static func sums(_ files: [File]) -> [UInt8] {
        files.sorted { $0.name.lexicographicallyPrecedes($1.name) }.flatMap { file in
            Array("\(SHA256.hash(data: file.content).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())  ".utf8) + file.name + [
                10
            ]
        }
    }

    static func signature(of sums: [UInt8], by key: Curve25519.Signing.PrivateKey) throws -> String {
        let signature = try key.signature(for: Array("enrum-plugin-signature-1\n".utf8) + sums)
        let publicKey = key.publicKey.rawRepresentation.base64EncodedString()
        return "enrum-plugin-signature-1 \(publicKey) \(signature.base64EncodedString())\n"
    }

    func bytes() -> [UInt8] {
        var (body, directory) = ([UInt8](), [UInt8]())
        for file in files {
            body += file.before
            if file.isListed { directory += file.central(at: file.offset ?? body.count) }
            if file.isThere { body += file.local() + file.content }
            body += file.after
        }
        body += beforeDirectory
        let listed = files.count(where: \.isListed)
        let end =
            little(UInt32(0x0605_4b50)) + little(disk) + little(disk) + little(UInt16(truncatingIfNeeded: countHere ?? count ?? listed))
            + little(UInt16(truncatingIfNeeded: count ?? listed))
            + little(UInt32(directorySize ?? directory.count)) + little(UInt32(directoryStart ?? body.count))
            + little(UInt16(comment.count))
        return body + directory + beforeEnd + end + comment + afterEnd
    }
}

extension ZipMaker.File {
    func central(at offset: Int) -> [UInt8] {
        little(UInt32(0x0201_4b50)) + little(madeBy) + little(version) + little(flags) + little(method) + little(time) + little(date)
            + little(checksum ?? slowCRC32(content)) + little(UInt32(packedSize ?? content.count)) + little(UInt32(size ?? content.count))
            + little(UInt16(name.count)) + little(UInt16(extra.count)) + little(UInt16(comment.count)) + little(disk)
            + little(innerAttributes)
            + little(attributes) + little(UInt32(offset)) + name + extra + comment
    }

    func local() -> [UInt8] {
        let name = localName ?? name
        return little(signature) + little(version) + little(localFlags ?? flags) + little(localMethod ?? method) + little(time)
            + little(date)
            + little(localChecksum ?? checksum ?? slowCRC32(content)) + little(UInt32(localSize ?? packedSize ?? content.count))
            + little(UInt32(localSize ?? size ?? content.count)) + little(UInt16(name.count)) + little(UInt16(localExtra.count)) + name
            + localExtra
    }
}

func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
}

/// Bit by bit, as the standard describes it, and not as our own table does it.
func slowCRC32(_ bytes: [UInt8]) -> UInt32 {
    var remainder: UInt32 = 0xffff_ffff
    for byte in bytes {
        for bit in 0..<8 {
            let isOdd = (remainder ^ UInt32(byte >> bit)) & 1 == 1
            remainder = isOdd ? (remainder >> 1) ^ 0xedb8_8320 : remainder >> 1
        }
    }
    return ~remainder
}
