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
        let text = verbatim(cell)
        guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control && !$0.properties.isWhitespace })
        else { return nil }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The cell as it was written, line breaks and all, but for the quotes and the "'" that are not part of it.
    func verbatim(_ cell: Cell) -> String {
        var letters: [UInt8] = []
        letters.reserveCapacity(cell.end - cell.start)
        var index = cell.start
        while index < cell.end {
            letters.append(bytes[index])
            index += cell.hasPairs && bytes[index] == 0x22 ? 2 : 1
        }
        let text = String(decoding: letters, as: UTF8.self)
        return text.hasGuard ? String(text.unicodeScalars.dropFirst()) : text
    }
}

extension CSVCells {
    /// What a file of ours begins with, so that Excel knows its letters.
    static let mark = "\u{feff}"

    /// A row as we write it: ";" between the cells, quotes where they are needed, and nothing that a spreadsheet would calculate.
    static func row(_ cells: [String]) -> String { cells.map { quoted($0.guarded) }.joined(separator: ";") + "\r\n" }

    private static func quoted(_ cell: String) -> String {
        guard cell.utf8.contains(where: { [0x22, 0x3b, 0x2c, 0x0a, 0x0d].contains($0) }) else { return cell }
        var quoted = String.UnicodeScalarView()
        for scalar in cell.unicodeScalars { quoted.append(contentsOf: scalar == "\"" ? ["\"", "\""] : [scalar]) }
        return "\"" + String(quoted) + "\""
    }
}

extension String {
    /// A spreadsheet would take it for a formula (ASVS 1.2.10): it begins with =, +, -, @, a tab or a return.
    var looksLikeFormula: Bool {
        utf8.first.map { [0x3d, 0x2b, 0x2d, 0x40, 0x09, 0x0d].contains($0) } ?? false
    }

    /// It begins with apostrophes, and a formula would follow.
    var hasGuard: Bool {
        utf8.first == 0x27 && String(decoding: utf8.drop { $0 == 0x27 }, as: UTF8.self).looksLikeFormula
    }

    /// With an apostrophe before it where that is needed, so that taking one off gives it back.
    var guarded: String { looksLikeFormula || hasGuard ? "'" + self : self }
}
