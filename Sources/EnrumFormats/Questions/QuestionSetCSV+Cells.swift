import EnrumDomain

extension QuestionSetCSV {
    /// A cell with something in it, or an empty one where something is missing.
    struct Cell {
        /// As it was written, but for quotes.
        let text: String
        let place: SourceNode.Place

        /// Without white space around it.
        var word: String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        var isEmpty: Bool { text.allSatisfy(\.isWhitespace) }
    }

    /// A row of the file.
    struct Row {
        let place: SourceNode.Place
        let cells: [Column: Cell]

        /// Nil for an empty cell.
        subscript(name: Column.Name, language: Language? = nil) -> Cell? {
            cells[Column(name: name, language: language)].flatMap { $0.isEmpty ? nil : $0 }
        }

        /// Where a cell stands or should stand.
        func place(of name: Column.Name, _ language: Language? = nil) -> SourceNode.Place {
            cells[Column(name: name, language: language)]?.place ?? place
        }

        /// What stands under `type`, as people see it.
        var type: String { self[.type]?.word ?? "" }
    }

    /// The heading and the rows of a file, each cell with its place, and what is wrong with them as a table.
    struct Table {
        private(set) var rows: [Row] = []
        private(set) var problems: [SourceProblem] = []
        /// Where the cells begin, in the order of the file, and what stands above each.
        private var headings: [(place: SourceNode.Place, heading: String)] = []
        private var source: PlacedCells
        private var columns: [Heading] = []

        private struct Heading {
            let text: String
            let place: SourceNode.Place
            let column: Column?
            var isTold = false
        }

        /// - Parameter letters: UTF-8.
        init(_ letters: [UInt8]) {
            source = PlacedCells(letters)
            guard let heading = source.next(), heading.contains(where: { !$0.cell.isEmpty }) else {
                problems.append(SourceProblem("csv.empty", at: .start))
                return
            }
            readHeading(heading)
            guard problems.isEmpty else { return }
            while let cells = source.next() { readRow(cells) }
        }

        /// The heading above a place; nil in the heading itself.
        func heading(at place: SourceNode.Place) -> String? {
            var (low, high) = (0, headings.count)
            while low < high {
                let middle = (low + high) / 2
                if headings[middle].place <= place { low = middle + 1 } else { high = middle }
            }
            return low == 0 ? nil : headings[low - 1].heading
        }

        // MARK: The heading

        private mutating func readHeading(_ cells: [PlacedCells.Placed]) {
            for placed in cells {
                let (text, column) = (placed.cell.word, Column(heading: placed.cell.word))
                if let column, columns.contains(where: { $0.column == column }) {
                    note("csv.column_twice", placed.cell.place, text, ["column": text])
                }
                if let fault = placed.faultKey { note(fault, placed.cell.place, text) }
                columns.append(Heading(text: text, place: placed.cell.place, column: column))
            }
            let missing = Column.needed.filter { needed in !columns.contains { $0.column == needed } }
            guard !missing.isEmpty else { return }
            note("csv.column_missing", .start, "", ["columns": missing.map(\.heading).joined(separator: ", ")])
        }

        /// A column that nobody knows is passed over as long as nothing stands in it: XLSForm has many that are mostly empty.
        private mutating func noteUnknown(_ index: Int) {
            guard !columns[index].isTold else { return }
            columns[index].isTold = true
            let (text, place) = (columns[index].text, columns[index].place)
            if text.isEmpty {
                note("csv.heading_empty", place, "", ["number": String(index + 1)])
            } else if Column(untranslated: text) != nil {
                note("csv.unknown_language", place, text, ["column": text])
            } else if let meant = nearest(to: text, among: Column.all.map(\.heading)) {
                note("csv.unknown_column_near", place, text, ["column": text, "meant": meant])
            } else {
                note("csv.unknown_column", place, text, ["column": text, "known": Column.all.map(\.heading).joined(separator: ", ")])
            }
        }

        // MARK: A row

        private mutating func readRow(_ placed: [PlacedCells.Placed]) {
            guard placed.contains(where: { !$0.cell.isEmpty || $0.faultKey != nil }), let first = placed.first else { return }
            for (index, placed) in placed.enumerated() {
                headings.append((placed.cell.place, columns.indices.contains(index) ? columns[index].text : ""))
                if let fault = placed.faultKey {
                    note(fault, placed.cell.place, columns.indices.contains(index) ? columns[index].text : "")
                }
            }
            guard placed.allSatisfy({ $0.faultKey == nil }) else { return }
            guard placed.count == columns.count else {
                return note("csv.cell_count", first.cell.place, "", ["expected": String(columns.count), "found": String(placed.count)])
            }
            var cells: [Column: Cell] = [:]
            for (index, placed) in placed.enumerated() {
                if let column = columns[index].column { cells[column] = placed.cell } else if !placed.cell.isEmpty { noteUnknown(index) }
            }
            rows.append(Row(place: cells[Column(name: .type)]?.place ?? first.cell.place, cells: cells))
        }

        private mutating func note(_ key: String, _ place: SourceNode.Place, _ heading: String, _ values: [String: String] = [:]) {
            problems.append(SourceProblem(key, at: place, path: heading, values))
        }
    }
}

extension QuestionSetCSV.Column {
    /// "label", "label::da", "label::English (en)", "Hint:en"; nil for what is no column of ours.
    init?(heading: String) {
        let parts = heading.lowercased().split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let name = Name(rawValue: parts[0].split(whereSeparator: \.isWhitespace).joined(separator: "_")) else { return nil }
        guard parts.count == 2 else {
            self.init(name: name, language: name.isTranslated ? .danish : nil)
            return
        }
        guard name.isTranslated, let language = Self.language(parts[1]) else { return nil }
        self.init(name: name, language: language)
    }

    /// The column of a heading whose language nobody knows.
    fileprivate init?(untranslated heading: String) {
        guard let column = Self(heading: String(heading.prefix { $0 != ":" })), column.name.isTranslated, heading.contains(":") else {
            return nil
        }
        self = column
    }

    /// XLSForm puts the code in brackets after the language's name.
    private static func language(_ text: String) -> Language? {
        let words = text.split { !$0.isLetter }.map(String.init)
        if let code = words.last.flatMap(Language.init(rawValue:)) { return code }
        switch words.first {
        case "dansk", "danish": return .danish
        case "engelsk", "english": return .english
        default: return nil
        }
    }
}

/// The rows of a CSV file as texts with their places, counted in lines and code points.
struct PlacedCells {
    private var cells: CSVCells
    private var row: [CSVCells.Cell] = []
    private var byte = 0
    private var place = SourceNode.Place.start

    struct Placed {
        let cell: QuestionSetCSV.Cell
        let faultKey: String?
    }

    init(_ letters: [UInt8]) { cells = CSVCells(letters, separator: CSVCells.separator(of: letters)) }

    /// Nil at the end.
    mutating func next() -> [Placed]? {
        guard cells.next(&row) != nil else { return nil }
        return row.map { cell in
            advance(to: cell.start)
            return Placed(cell: QuestionSetCSV.Cell(text: cells.verbatim(cell), place: place), faultKey: cell.fault?.key)
        }
    }

    private mutating func advance(to start: Int) {
        while byte < start {
            let letter = cells.bytes[byte]
            byte += 1
            let isFirstHalf = letter == 0x0d && byte < cells.bytes.count && cells.bytes[byte] == 0x0a
            if letter == 0x0a || (letter == 0x0d && !isFirstHalf) {
                place = SourceNode.Place(line: place.line + 1, column: 1)
            } else if letter & 0xc0 != 0x80 {
                place.column += 1
            }
        }
    }
}
