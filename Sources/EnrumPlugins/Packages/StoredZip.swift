import EnrumFormats

/// The one shape of zip that a package has: files as they are, nothing compressed, no folders, no time, nothing extra
/// (PKWARE's APPNOTE, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16).
enum StoredZip {
    /// One file in the zip.
    struct Entry: Hashable {
        let path: PackagePath
        let content: [UInt8]
    }

    static let localSignature: UInt32 = 0x0403_4b50
    static let centralSignature: UInt32 = 0x0201_4b50
    static let endSignature: UInt32 = 0x0605_4b50
    static let zip64Signature: UInt32 = 0x0706_4b50
    static let localLength = 30
    static let centralLength = 46
    static let endLength = 22

    /// What is needed to unpack: version 1.0, since nothing is compressed.
    static let version: UInt16 = 10
    /// The first date that zip can say: 1 January 1980.
    static let date: UInt16 = 0x0021
}

extension StoredZip {
    /// The zip, with its files in the order of their names' bytes: the same entries always give the same bytes.
    static func write(_ entries: [Entry]) -> [UInt8] {
        var (files, directory) = ([UInt8](), [UInt8]())
        for entry in entries.sorted(by: { $0.path < $1.path }) {
            let facts = facts(of: entry)
            directory += little(centralSignature) + little(version) + facts + little(UInt16(0)) + little(UInt16(0)) + little(UInt16(0))
            directory += little(UInt32(0)) + little(UInt32(files.count)) + entry.path.bytes
            files += little(localSignature) + facts + entry.path.bytes + entry.content
        }
        let count = little(UInt16(entries.count))
        let end = little(endSignature) + little(UInt32(0)) + count + count + little(UInt32(directory.count)) + little(UInt32(files.count))
        return files + directory + end + little(UInt16(0))
    }

    /// What both headers of a file say: version, flags, method, time, date, checksum, both sizes, and the lengths of name and extra field.
    private static func facts(of entry: Entry) -> [UInt8] {
        let size = little(UInt32(entry.content.count))
        let (flags, stored, midnight) = (little(UInt16(0)), little(UInt16(0)), little(UInt16(0)))
        return little(version) + flags + stored + midnight + little(date) + little(CRC32.of(entry.content)) + size + size
            + little(UInt16(entry.path.bytes.count)) + little(UInt16(0))
    }

    private static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
}
