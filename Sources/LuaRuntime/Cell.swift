/// One value in the box's own form, as `LuaEncoder` describes it and `luabox` reads and writes it.
struct Cell {
    static let size = 16
    var tag: UInt32
    var count: UInt32
    var bits: UInt64

    init(tag: CellTag, count: UInt32 = 0, bits: UInt64 = 0) { (self.tag, self.count, self.bits) = (tag.rawValue, count, bits) }
}

enum CellTag: UInt32 {
    case null, `false`, `true`, integer, number, string, list, table
}
