/// A folder as one zip file, for people to open (PKWARE's APPNOTE, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT,
/// sections 4.3.7, 4.3.12 and 4.3.16): nothing is compressed, names are UTF-8, and no file has a time, so that the same folder is the same bytes.
public enum FolderArchive {
    /// - Parameter files: By path, "/" between the parts; fewer than 65,535, together less than 4 GiB.
    public static func write(_ files: [(path: String, content: [UInt8])]) -> [UInt8] {
        var (bytes, directory) = ([UInt8](), [UInt8]())
        for file in files {
            let name = Array(file.path.utf8)
            let facts = facts(of: file.content, name)
            directory += little(UInt32(0x0201_4b50)) + little(version) + facts
            directory += little(UInt16(0)) + little(UInt16(0)) + little(UInt16(0)) + little(UInt32(0)) + little(UInt32(bytes.count)) + name
            bytes += little(UInt32(0x0403_4b50)) + facts + name + file.content
        }
        let count = little(UInt16(truncatingIfNeeded: files.count))
        return bytes + directory + little(UInt32(0x0605_4b50)) + little(UInt32(0)) + count + count + little(UInt32(directory.count))
            + little(UInt32(bytes.count)) + little(UInt16(0))
    }

    /// What is needed to unpack: version 2.0, for folders.
    private static let version: UInt16 = 20

    private static func facts(of content: [UInt8], _ name: [UInt8]) -> [UInt8] {
        let size = little(UInt32(truncatingIfNeeded: content.count))
        // Bit 11 of the flags says that the name is UTF-8; the date is the first that zip can say.
        return little(version) + little(UInt16(0x0800)) + little(UInt16(0)) + little(UInt16(0)) + little(UInt16(0x0021))
            + little(CRC32.of(content)) + size + size + little(UInt16(truncatingIfNeeded: name.count)) + little(UInt16(0))
    }

    private static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
}
