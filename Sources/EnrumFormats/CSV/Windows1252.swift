/// The 256 letters of Windows-1252 (https://encoding.spec.whatwg.org/index-windows-1252.txt), but for the five bytes that have none.
enum Windows1252 {
    /// 0x80 to 0x9f; 0 where there is no letter. From 0xa0 a byte is its own code point.
    private static let upper: [UInt16] = [
        0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
        0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
    ]

    static func utf8(_ bytes: [UInt8]) throws(CSVProblem) -> [UInt8] {
        var letters: [UInt8] = []
        letters.reserveCapacity(bytes.count + bytes.count / 16)
        for (index, byte) in bytes.enumerated() {
            guard byte >= 0x80 else {
                letters.append(byte)
                continue
            }
            let code = byte < 0xa0 ? upper[Int(byte) - 0x80] : UInt16(byte)
            guard code != 0, let scalar = Unicode.Scalar(code) else {
                throw CSVProblem("csv.not_text", line: line(ofByte: index, in: bytes))
            }
            letters.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
        }
        return letters
    }
}
