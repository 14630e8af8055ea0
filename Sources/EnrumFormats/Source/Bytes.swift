/// The line, counted from 1, that the byte stands in.
func line(ofByte index: Int, in bytes: [UInt8]) -> Int { bytes.prefix(index).count { $0 == 0x0a } + 1 }

/// How many bytes at the start are well-formed UTF-8.
func firstInvalidByte(_ bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var valid = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { valid += UTF8.width(scalar) }
    return valid
}
