import EnrumDomain

extension CSVCells {
    /// The cell as text, without white space around it and with one space where there were several; nil when it holds a control character.
    ///
    /// A "'" that a writer put before =, +, -, @ or a tab so that no spreadsheet calculates the cell is taken off again.
    func text(_ cell: Cell) -> String? {
        guard isPlain(cell) else { return carefully(cell) }
        return String(decoding: bytes[cell.start..<cell.end], as: UTF8.self)
    }

    /// Nearly all cells are: no quotes in them, no apostrophe first, no white space to tidy, and no letter that might be white space or a
    /// control character (those of Latin letters, Danish ones among them, are not).
    private func isPlain(_ cell: Cell) -> Bool {
        guard !cell.hasPairs, cell.start < cell.end else { return !cell.hasPairs }
        guard bytes[cell.start] != 0x27, bytes[cell.start] != 0x20, bytes[cell.end - 1] != 0x20 else { return false }
        var previous: UInt8 = 0
        for index in cell.start..<cell.end {
            let byte = bytes[index]
            if byte < 0x20 || byte == 0x7f || byte == 0xc2 || byte > 0xe0 || (byte == 0x20 && previous == 0x20) { return false }
            previous = byte
        }
        return true
    }

    private func carefully(_ cell: Cell) -> String? {
        var text = String(decoding: bytes[cell.start..<cell.end], as: UTF8.self)
        if cell.hasPairs { text = text.split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"") }
        if text.hasGuard { text.removeFirst() }
        guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control && !$0.properties.isWhitespace })
        else { return nil }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension String {
    /// A spreadsheet would take it for a formula (ASVS 1.2.10): it begins with =, +, -, @, a tab or a return.
    var looksLikeFormula: Bool {
        utf8.first.map { [0x3d, 0x2b, 0x2d, 0x40, 0x09, 0x0d].contains($0) } ?? false
    }

    /// It begins with apostrophes, and a formula would follow.
    var hasGuard: Bool {
        utf8.first == 0x27 && String(drop { $0 == "'" }).looksLikeFormula
    }

    /// With an apostrophe before it where that is needed, so that taking one off gives it back.
    var guarded: String { looksLikeFormula || hasGuard ? "'" + self : self }
}
