/// Cuts bytes into rows of cells by RFC 4180, with either separator and either line end, and without making a string of anything.
struct CSVCells {
    let bytes: [UInt8]
    private let separator: UInt8
    private var index = 0
    private var line = 1

    /// Where a cell stands. A quoted cell lies between its quotes; `hasPairs` when quotes are doubled in it.
    struct Cell {
        var start: Int
        var end: Int
        var hasPairs = false
        var fault: Fault?

        var isEmpty: Bool { start == end }
    }

    /// What is wrong with the quotes of a cell.
    enum Fault {
        /// A quote in a cell that does not begin with one, or a letter after the closing one.
        case stray
        /// The closing quote is missing; the cell swallows the rest of the file.
        case open

        /// The phrase that tells it.
        var key: String {
            switch self {
            case .stray: "csv.stray_quote"
            case .open: "csv.open_quote"
            }
        }
    }

    init(_ bytes: [UInt8], separator: UInt8) { (self.bytes, self.separator) = (bytes, separator) }

    /// ";" if the heading has one outside quotes, otherwise ",".
    static func separator(of bytes: [UInt8]) -> UInt8 {
        var isQuoted = false
        for byte in bytes {
            switch byte {
            case 0x22: isQuoted.toggle()
            case 0x3b where !isQuoted: return 0x3b
            case 0x0a where !isQuoted, 0x0d where !isQuoted: return 0x2c
            default: continue
            }
        }
        return 0x2c
    }

    /// The cells of the next row and the line it begins in; nil at the end. `cells` is emptied and filled again.
    mutating func next(_ cells: inout [Cell]) -> Int? {
        guard index < bytes.count else { return nil }
        cells.removeAll(keepingCapacity: true)
        let first = line
        repeat { cells.append(cell()) } while takeSeparator()
        takeLineEnd()
        return first
    }

    private mutating func takeSeparator() -> Bool {
        guard index < bytes.count, bytes[index] == separator else { return false }
        index += 1
        return true
    }

    private mutating func takeLineEnd() {
        guard index < bytes.count else { return }
        if bytes[index] == 0x0d, index + 1 < bytes.count, bytes[index + 1] == 0x0a { index += 1 }
        index += 1
        line += 1
    }

    private mutating func cell() -> Cell {
        if index < bytes.count, bytes[index] == 0x22 { return quoted() }
        let start = index
        var fault: Fault?
        while index < bytes.count {
            let byte = bytes[index]
            if byte == separator || byte == 0x0a || byte == 0x0d { break }
            if byte == 0x22 { fault = .stray }
            index += 1
        }
        return Cell(start: start, end: index, fault: fault)
    }

    private mutating func quoted() -> Cell {
        index += 1
        var cell = Cell(start: index, end: index)
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x0a { line += 1 }
            if byte == 0x22 {
                guard index + 1 < bytes.count, bytes[index + 1] == 0x22 else { return closed(cell) }
                cell.hasPairs = true
                index += 1
            }
            index += 1
        }
        cell.end = index
        cell.fault = .open
        return cell
    }

    /// The cell ends here; what stands between its quote and the next separator does not belong anywhere.
    private mutating func closed(_ cell: Cell) -> Cell {
        var cell = cell
        cell.end = index
        index += 1
        while index < bytes.count, bytes[index] != separator, bytes[index] != 0x0a, bytes[index] != 0x0d {
            if bytes[index] != 0x20 { cell.fault = .stray }
            index += 1
        }
        return cell
    }
}
