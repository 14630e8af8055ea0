/// Reads a result that the box has encoded, and therefore checked: bounds, UTF-8, depth and order are as they should be.
struct LuaDecoder {
    let bytes: UnsafeRawBufferPointer

    func root() -> LuaValue { value(at: 0) }

    private func value(at offset: Int) -> LuaValue {
        let cell = bytes.loadUnaligned(fromByteOffset: offset, as: Cell.self)
        guard let tag = CellTag(rawValue: cell.tag) else { preconditionFailure("the box gave a value of no kind") }
        switch tag {
        case .null: return .null
        case .false: return .bool(false)
        case .true: return .bool(true)
        case .integer: return .integer(Int64(bitPattern: cell.bits))
        case .number: return .number(Double(bitPattern: cell.bits))
        case .string: return .string(text(Int(cell.bits), Int(cell.count)))
        case .list: return .list(list(Int(cell.bits), Int(cell.count)))
        case .table: return .table(table(Int(cell.bits), Int(cell.count)))
        }
    }

    private func text(_ offset: Int, _ length: Int) -> String {
        String(decoding: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length]), as: UTF8.self)
    }

    private func list(_ offset: Int, _ count: Int) -> [LuaValue] {
        (0..<count).map { value(at: offset + $0 * Cell.size) }
    }

    private func table(_ offset: Int, _ count: Int) -> LuaTable {
        LuaTable(sorted: count) { index in
            let place = offset + index * (Cell.size + 8)
            let key = bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
            let length = bytes.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self)
            return (text(Int(key), Int(length)), value(at: place + 8))
        }
    }
}
