#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Writes a snapshot's values one after the other, without a tree in between.
///
/// What is written outside any table or list is an argument. In a table, each value follows its ``key(_:)``; a null is left out there.
///
/// The form: a cell is a tag (4 bytes), a count (4) and bits (8), in the machine's own byte order. A text's bits are the offset of its
/// bytes and its count their number; a list's are the offset of its cells; a table's that of its entries, each the offset (4) and length
/// (4) of a key and a cell, in the order of the keys' bytes. Cells and entries begin at multiples of eight. The first cell is the list of
/// arguments.
public struct LuaEncoder {
    private var bytes: [UInt8]
    /// The entries of what is still open, innermost last.
    private var pending: [Entry] = []
    private var open: [Opening] = []
    private var key: (offset: UInt32, length: UInt32) = (0, 0)

    private struct Opening {
        let first: Int
        let isTable: Bool
        let key: (offset: UInt32, length: UInt32)
    }

    private struct Entry {
        var key: (offset: UInt32, length: UInt32)
        var cell: Cell
    }

    public init() {
        bytes = Array(repeating: 0, count: Cell.size)
        bytes.reserveCapacity(2048)
        pending.reserveCapacity(32)
        open.reserveCapacity(8)
    }

    public mutating func beginTable() { begin(isTable: true) }
    public mutating func beginList() { begin(isTable: false) }

    /// Ends the table or list that was begun last.
    public mutating func end() {
        guard let opening = open.popLast() else { preconditionFailure("an end without a beginning") }
        let cell = close(opening)
        key = opening.key
        add(cell)
    }

    /// Names the next value in a table. No name may come twice in one table.
    public mutating func key(_ name: String) { key = write(name) }

    public mutating func string(_ text: String) {
        let place = write(text)
        add(Cell(tag: .string, count: place.length, bits: UInt64(place.offset)))
    }

    public mutating func integer(_ value: Int64) { add(Cell(tag: .integer, bits: UInt64(bitPattern: value))) }
    public mutating func number(_ value: Double) { add(Cell(tag: .number, bits: value.bitPattern)) }
    public mutating func bool(_ value: Bool) { add(Cell(tag: value ? .true : .false)) }
    public mutating func null() { add(Cell(tag: .null)) }

    public mutating func value(_ value: LuaValue) {
        switch value {
        case .null: null()
        case .bool(let value): bool(value)
        case .integer(let value): integer(value)
        case .number(let value): number(value)
        case .string(let value): string(value)
        case .list(let elements):
            beginList()
            for element in elements { self.value(element) }
            end()
        case .table(let members):
            beginTable()
            for (name, member) in members {
                key(name)
                self.value(member)
            }
            end()
        }
    }

    public consuming func finish() -> LuaSnapshot {
        precondition(open.isEmpty, "a beginning without an end")
        let root = close(Opening(first: 0, isTable: false, key: (0, 0)))
        bytes.withUnsafeMutableBytes { $0.storeBytes(of: root, as: Cell.self) }
        return LuaSnapshot(bytes: bytes)
    }

    private mutating func begin(isTable: Bool) { open.append(Opening(first: pending.count, isTable: isTable, key: key)) }

    private mutating func add(_ cell: Cell) {
        if cell.tag == CellTag.null.rawValue, open.last?.isTable == true { return }
        pending.append(Entry(key: key, cell: cell))
    }

    private mutating func write(_ text: String) -> (offset: UInt32, length: UInt32) {
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        precondition(bytes.count <= 64 << 20, "a snapshot of more than 64 MiB")
        return (UInt32(start), UInt32(bytes.count - start))
    }

    private mutating func close(_ opening: Opening) -> Cell {
        let count = pending.count - opening.first
        if opening.isTable { sort(from: opening.first) }
        let start = (bytes.count + 7) & ~7
        let stride = opening.isTable ? Cell.size + 8 : Cell.size
        bytes.append(contentsOf: repeatElement(0, count: start - bytes.count + count * stride))
        bytes.withUnsafeMutableBytes { raw in
            var place = start
            for entry in pending[opening.first...] {
                if opening.isTable {
                    raw.storeBytes(of: entry.key.offset, toByteOffset: place, as: UInt32.self)
                    raw.storeBytes(of: entry.key.length, toByteOffset: place + 4, as: UInt32.self)
                    place += 8
                }
                raw.storeBytes(of: entry.cell, toByteOffset: place, as: Cell.self)
                place += Cell.size
            }
        }
        pending.removeLast(count)
        return Cell(tag: opening.isTable ? .table : .list, count: UInt32(count), bits: UInt64(start))
    }

    private mutating func sort(from first: Int) {
        bytes.withUnsafeBytes { raw in
            func precedes(_ a: Entry, _ b: Entry) -> Bool {
                guard let start = raw.baseAddress else { return false }
                let order = memcmp(start + Int(a.key.offset), start + Int(b.key.offset), Int(min(a.key.length, b.key.length)))
                return order == 0 ? a.key.length < b.key.length : order < 0
            }
            if pending.count - first <= 24 {
                for index in pending.indices[first...].dropFirst() {
                    var place = index
                    while place > first, precedes(pending[place], pending[place - 1]) {
                        pending.swapAt(place, place - 1)
                        place -= 1
                    }
                }
            } else {
                pending[first...].sort(by: precedes)
            }
        }
    }
}
