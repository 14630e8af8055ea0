import EnrumDomain

/// Gathers the rows of a file into the tree that the same set would be in YAML, so that one reader judges both.
struct QuestionSetCSVReader {
    typealias Row = QuestionSetCSV.Row
    typealias RowType = QuestionSetCSV.RowType

    let table: QuestionSetCSV.Table
    var problems: [SourceProblem]
    var set: Row?
    var source: Row?
    var questions: [Draft] = []
    /// Options that questions name, by their list's name.
    private(set) var lists: [String: [Row]] = [:]

    /// A question and the rows below it.
    struct Draft {
        let row: Row
        let kind: String
        let list: String?
        var choices: [Row] = []
        var columns: [ColumnDraft] = []
        var rows: [Row] = []
        /// "low", "high" and "unit".
        var ends: [String: Row] = [:]
    }

    struct ColumnDraft {
        let row: Row
        let cell: String
        var choices: [Row] = []
    }

    init(_ letters: [UInt8]) {
        table = QuestionSetCSV.Table(letters)
        problems = table.problems
        for row in table.rows { read(row) }
        noteListsNobodyUses()
    }

    // MARK: Rows

    private mutating func read(_ row: Row) {
        guard let type = type(of: row) else { return }
        noteWhatDoesNotBelong(row, type)
        switch type {
        case .set: if set == nil { set = row } else { noteTwice(row) }
        case .source: if source == nil { source = row } else { noteTwice(row) }
        case .question(let kind, let list): questions.append(Draft(row: row, kind: kind, list: list))
        case .choice(let list?): lists[list, default: []].append(row)
        case .choice(nil): addChoice(row)
        case .low, .high: addEnd(row, to: "scale", under: "range")
        case .unit: addEnd(row, to: "number", under: "decimal")
        case .column(let cell):
            if let last = last(row, "table", under: "table") { questions[last].columns.append(ColumnDraft(row: row, cell: cell)) }
        case .row: if let last = last(row, "table", under: "table") { questions[last].rows.append(row) }
        }
    }

    private mutating func type(of row: Row) -> RowType? {
        guard let cell = row[.type] else {
            note("csv.type_missing", row.place, .type)
            return nil
        }
        if let type = RowType(cell.word) { return type }
        let word = cell.word.lowercased().split(separator: " ").first.map(String.init) ?? ""
        if !RowType.words.contains(word), let meant = nearest(to: word, among: RowType.words) {
            note("csv.unknown_type_near", cell.place, .type, ["found": String(cell.word.prefix(80)), "meant": meant])
        } else {
            let known = RowType.words.joined(separator: ", ")
            note("csv.unknown_type", cell.place, .type, ["found": String(cell.word.prefix(80)), "known": known])
        }
        return nil
    }

    /// What such a row cannot have would be lost without anybody seeing it.
    private mutating func noteWhatDoesNotBelong(_ row: Row, _ type: RowType) {
        for column in QuestionSetCSV.Column.all where column.name != .type && !type.columns.contains(column.name) {
            guard let cell = row[column.name, column.language] else { continue }
            note("csv.not_for_row", cell.place, column.name, ["column": column.heading, "type": row.type])
        }
    }

    // MARK: What belongs to a row above

    private mutating func addChoice(_ row: Row) {
        guard let last = questions.indices.last, RowType.hasOptions(questions[last].kind) || questions[last].columns.last?.cell == "choice"
        else { return noteMisplaced(row, under: "select_one, select_multiple, column select_one") }
        if RowType.hasOptions(questions[last].kind) {
            questions[last].choices.append(row)
        } else {
            questions[last].columns[questions[last].columns.count - 1].choices.append(row)
        }
    }

    private mutating func addEnd(_ row: Row, to kind: String, under type: String) {
        guard let last = last(row, kind, under: type) else { return }
        if questions[last].ends[row.type.lowercased()] != nil { return noteTwice(row) }
        questions[last].ends[row.type.lowercased()] = row
    }

    /// The question above, when it is of the kind that the row belongs to.
    private mutating func last(_ row: Row, _ kind: String, under type: String) -> Int? {
        if let last = questions.indices.last, questions[last].kind == kind { return last }
        noteMisplaced(row, under: type)
        return nil
    }

    private mutating func noteMisplaced(_ row: Row, under type: String) {
        note("csv.misplaced", row.place, .type, ["type": row.type, "under": type])
    }

    private mutating func noteTwice(_ row: Row) { note("csv.row_twice", row.place, .type, ["type": row.type]) }

    private mutating func noteListsNobodyUses() {
        let used = Set(questions.compactMap(\.list))
        for (list, rows) in lists where !used.contains(list) {
            guard let row = rows.first else { continue }
            note("csv.list_unused", row.place, .type, ["list": list])
        }
    }

    mutating func note(
        _ key: String, _ place: SourceNode.Place, _ column: QuestionSetCSV.Column.Name, _ values: [String: String] = [:]
    ) {
        problems.append(SourceProblem(key, at: place, path: table.heading(at: place) ?? column.rawValue, values))
    }
}

extension QuestionSetCSV {
    /// Reads the bytes of a file; problems have the heading of their column as path.
    ///
    /// - Parameter name: the file's name. Without a row of the type `set`, the set is called as the file is.
    static func read(_ bytes: [UInt8], name: String) -> (set: QuestionSet?, problems: [SourceProblem]) {
        let tooBig = SourceProblem("set.too_big", at: .start, ["limit": String(mostBytes / 1024)])
        guard bytes.count <= mostBytes else { return (nil, [tooBig]) }
        let letters: [UInt8]
        do throws(CSVProblem) {
            letters = try CSVEncoding.decode(bytes).letters
        } catch {
            return (nil, [SourceProblem(error, in: bytes)])
        }
        let forbidden = SourceText(String(decoding: letters, as: UTF8.self)).forbiddenCharacters
        guard forbidden.isEmpty else { return (nil, forbidden) }
        var gathered = QuestionSetCSVReader(letters)
        let tree = gathered.tree(name: name)
        var reader = SourceReader(problems: tree.problems)
        let set = tree.root.flatMap { reader.questionSet($0) }
        let found = reader.problems.dropFirst(tree.problems.count).map { $0.inCSV(under: gathered.table.heading(at: $0.place)) }
        let problems = tree.problems + found.withoutRepetitions
        guard problems.isEmpty, let set else { return (nil, problems) }
        // What is read here can be written in YAML and read again.
        return QuestionSetFile.write(set).utf8.count <= QuestionSetFile.mostBytes ? (set, []) : (nil, [tooBig])
    }
}

extension SourceProblem {
    fileprivate init(_ problem: CSVProblem, in bytes: [UInt8]) {
        self.init(problem.phrase.key, at: SourceNode.Place(line: problem.line, column: 1), problem.phrase.values)
    }

    /// As somebody sees it who looks at a table: under a heading, and with the names that the table has.
    fileprivate func inCSV(under heading: String?) -> SourceProblem {
        let key = phrase.key == "set.scale_steps" ? "csv.scale_steps" : phrase.key
        return SourceProblem(key, at: place, path: heading ?? "", phrase.values)
    }
}

extension [SourceProblem] {
    /// A list of options that two questions share is read twice, and a mistake in it told once.
    fileprivate var withoutRepetitions: [SourceProblem] {
        var seen: Set<SourceProblem> = []
        return filter { seen.insert($0).inserted }
    }
}
