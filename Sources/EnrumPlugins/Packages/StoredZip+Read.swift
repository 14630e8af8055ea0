import EnrumFormats

extension StoredZip {
    /// The files of a zip that ``write(_:)`` could have made, and of no other.
    ///
    /// Every byte is accounted for: what was read is written again in the end, and must be the same.
    static func read(_ zip: [UInt8]) throws(PackageRefused) -> [Entry] {
        let bytes = ZipBytes(zip)
        let end = try directoryEnd(bytes)
        var (entries, file, place) = ([Entry](), 0, end.start)
        for _ in 0..<end.count {
            let header = try Header(central: bytes, at: place, before: zip.count - endLength)
            try header.requirePlain()
            let entry = try self.entry(header, in: bytes, at: file, before: end.start)
            entries.append(entry)
            (file, place) = (
                file + localLength + header.path.bytes.count + entry.content.count, place + centralLength + header.path.bytes.count
            )
        }
        guard file == end.start, place == zip.count - endLength else { throw PackageRefused("package.extra_bytes") }
        guard write(entries) == zip else { throw PackageRefused("package.foreign") }
        return entries
    }

    // MARK: The end

    /// Where the directory begins, and how many files it has.
    private static func directoryEnd(_ bytes: ZipBytes) throws(PackageRefused) -> (start: Int, count: Int) {
        let place = bytes.count - endLength
        guard place >= 0, bytes.long(place) == endSignature else { throw PackageRefused(bytes.isZip ? "package.end" : "package.not_a_zip") }
        if place >= 20, bytes.long(place - 20) == zip64Signature { throw PackageRefused("package.foreign") }
        guard bytes.short(place + 20) == 0 else { throw PackageRefused("package.end") }
        let (count, start) = (Int(bytes.short(place + 10)), Int(bytes.long(place + 16)))
        guard bytes.long(place + 4) == 0, bytes.short(place + 8) == bytes.short(place + 10) else { throw PackageRefused("package.foreign") }
        guard count > 0, count <= PluginPackage.mostFiles + 2 else {
            throw count == 0
                ? PackageRefused("package.not_a_zip") : PackageRefused("package.too_many_files", ["limit": String(PluginPackage.mostFiles)])
        }
        guard start + Int(bytes.long(place + 12)) == place else { throw PackageRefused("package.extra_bytes") }
        return (start, count)
    }

    // MARK: A file

    private static func entry(_ central: Header, in bytes: ZipBytes, at place: Int, before end: Int) throws(PackageRefused) -> Entry {
        let path = central.path
        guard central.offset == place else { throw PackageRefused("package.extra_bytes") }
        guard place + localLength + path.bytes.count <= end, bytes.long(place) == localSignature,
            bytes[place + 4..<place + localLength].elementsEqual(central.facts),
            bytes[place + localLength..<place + localLength + path.bytes.count].elementsEqual(path.bytes)
        else { throw PackageRefused("package.headers_differ", file: path) }
        let start = place + localLength + path.bytes.count
        guard central.size == central.packedSize, central.size <= end - start else { throw PackageRefused("package.size", file: path) }
        let content = Array(bytes[start..<start + central.size])
        guard CRC32.of(content) == central.checksum else { throw PackageRefused("package.sum_wrong", file: path) }
        return Entry(path: path, content: content)
    }
}

extension StoredZip {
    /// What the directory says about one file.
    private struct Header {
        let path: PackagePath
        let madeBy: UInt16
        /// As the file's own header must repeat it.
        let facts: ArraySlice<UInt8>
        let flags: UInt16
        let method: UInt16
        let checksum: UInt32
        let packedSize: Int
        let size: Int
        let extraLength: UInt16
        let commentLength: UInt16
        let attributes: UInt32
        let offset: Int

        init(central bytes: ZipBytes, at place: Int, before end: Int) throws(PackageRefused) {
            guard place + centralLength <= end, bytes.long(place) == centralSignature else { throw PackageRefused("package.extra_bytes") }
            let nameEnd = place + centralLength + Int(bytes.short(place + 28))
            guard nameEnd <= end else { throw PackageRefused("package.extra_bytes") }
            path = PackagePath(bytes[place + centralLength..<nameEnd])
            facts = bytes[place + 6..<place + 32]
            (madeBy, flags, method) = (bytes.short(place + 4), bytes.short(place + 8), bytes.short(place + 10))
            (checksum, packedSize, size) = (bytes.long(place + 16), Int(bytes.long(place + 20)), Int(bytes.long(place + 24)))
            (extraLength, commentLength) = (bytes.short(place + 30), bytes.short(place + 32))
            (attributes, offset) = (bytes.long(place + 38), Int(bytes.long(place + 42)))
        }

        /// The name first: whatever else is wrong, nothing may be called that.
        func requirePlain() throws(PackageRefused) {
            if let problem = path.problem { throw PackageRefused([problem]) }
            guard attributes & 0x10 == 0, fileType != 0x4000 else { throw PackageRefused("package.folder", file: path) }
            guard [0, 0x8000].contains(fileType) else { throw PackageRefused("package.link", file: path) }
            guard flags & 0x2041 == 0 else { throw PackageRefused("package.encrypted", file: path) }
            guard method == 0 else { throw PackageRefused("package.compressed", file: path) }
            let isAsWeWrite = flags == 0 && extraLength == 0 && commentLength == 0 && attributes == 0 && madeBy == version
            guard isAsWeWrite, size != 0xffff_ffff, packedSize != 0xffff_ffff else {
                throw PackageRefused("package.foreign_file", file: path)
            }
        }

        /// The type of file that Unix keeps in the upper half: 0x8000 for a plain one, 0xa000 for a link; 0 where nobody says.
        private var fileType: UInt32 { attributes >> 16 & 0xf000 }
    }
}

/// Numbers in bytes, the least significant first. Whoever asks has made sure that they are there.
struct ZipBytes {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var count: Int { bytes.count }

    /// Whether it begins as a zip does.
    var isZip: Bool { bytes.count >= 4 && long(0) == StoredZip.localSignature }

    subscript(range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }

    func short(_ place: Int) -> UInt16 { UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8 }
    func long(_ place: Int) -> UInt32 { UInt32(short(place)) | UInt32(short(place + 2)) << 16 }
}
