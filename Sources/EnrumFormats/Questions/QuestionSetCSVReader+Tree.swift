import EnrumDomain

/// The same tree that YAML would give. What is missing is told here, in a table's words, and left empty in its place, so that nobody
/// misses it a second time.
extension QuestionSetCSVReader {
    typealias Entry = SourceNode.Entry
    private typealias Column = QuestionSetCSV.Column

    mutating func tree(name: String) -> SourceTree {
        // Without a readable heading there is nothing to look for.
        guard !table.rows.isEmpty else {
            if problems.isEmpty { problems.append(SourceProblem("csv.no_questions", at: .start)) }
            return SourceTree(root: nil, problems: problems)
        }
        var entries = [entry("enrum", .text(QuestionSetFile.format), .start)] + heading(name)
        if let source { entries += localized(source, .label, as: "source", isNeeded: true) }
        if questions.isEmpty, problems.isEmpty { problems.append(SourceProblem("csv.no_questions", at: .start)) }
        let (drafts, told) = (questions, problems.first?.place ?? .start)
        entries.append(drafts.isEmpty ? entry("questions", .null, told) : entry("questions", .list(drafts.map { question($0) }), .start))
        return SourceTree(root: node(.map(entries), .start), problems: problems)
    }

    private mutating func heading(_ name: String) -> [Entry] {
        if let set { return id(set) + localized(set, .label, as: "title", isNeeded: true) + localized(set, .hint, as: "description") }
        let file = name.split(separator: "/").last ?? ""
        let stem = String(file.prefix { $0 != "." })
        guard Slug(stem) != nil else {
            problems.append(SourceProblem("csv.no_set", at: .start))
            return [entry("id", .null, .start), entry("title", .null, .start)]
        }
        let words = stem.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
        let title = words.prefix(1).uppercased() + words.dropFirst()
        return [entry("id", .text(stem), .start), entry("title", .text(title.isEmpty ? stem : title), .start)]
    }

    // MARK: A question

    private mutating func question(_ draft: Draft) -> SourceNode {
        let row = draft.row
        var entries = id(row) + [entry("kind", .text(draft.kind), row.place)]
        entries += localized(row, .label, as: "label", isNeeded: true) + localized(row, .hint, as: "help")
        if let cell = row[.required] { entries.append(entry("required", yesNo(cell), cell.place)) }
        for (column, key) in [(Column.Name.phase, "phase"), (.answeredBy, "answered_by"), (.lane, "lane")] {
            if let cell = row[column] { entries.append(entry(key, .text(cell.word.lowercased()), cell.place)) }
        }
        for (column, key) in [(Column.Name.relevant, "show_if"), (.constraint, "constraint")] {
            if let cell = row[column] { entries.append(entry(key, condition(cell, column, of: row))) }
        }
        entries += localized(row, .constraintMessage, as: "constraint_message")
        entries += parts(of: draft)
        return node(.map(entries), row.place)
    }

    private mutating func parts(of draft: Draft) -> [Entry] {
        let row = draft.row
        var parameters = parameters(of: draft)
        switch draft.kind {
        case "scale":
            let names = ["from", "to"].filter { key in !parameters.contains { $0.key == key } }
            if !names.isEmpty {
                note("csv.parameter_missing", row.place(of: .parameters), .parameters)
                parameters += names.map { entry($0, .null, row.place(of: .parameters)) }
            }
            return [
                entry("scale", .map(parameters + end("low", of: draft, isNeeded: true) + end("high", of: draft, isNeeded: true)), row.place)
            ]
        case "number":
            let fields = parameters + end("unit", of: draft)
            return fields.isEmpty ? [] : [entry("number", .map(fields), row.place(of: .parameters))]
        case "choice", "many": return [entry("options", options(of: draft))]
        case "table":
            if draft.columns.isEmpty { noteMissing("column", row) }
            let columns = draft.columns.map { column($0) }
            var fields = parameters + [entry("columns", draft.columns.isEmpty ? .null : .list(columns), row.place)]
            if let first = draft.rows.first { fields.append(entry("rows", .list(draft.rows.map { named($0) }), first.place)) }
            return [entry("table", .map(fields), row.place)]
        default: return []
        }
    }

    private mutating func end(_ name: String, of draft: Draft, isNeeded: Bool = false) -> [Entry] {
        if let row = draft.ends[name] { return localized(row, .label, as: name, isNeeded: true) }
        guard isNeeded else { return [] }
        noteMissing(name, draft.row)
        return [entry(name, .null, draft.row.place)]
    }

    private mutating func noteMissing(_ type: String, _ row: Row) { note("csv.missing_row", row.place, .type, ["type": type]) }

    /// `start=1 end=5`, by the keys that YAML has.
    private mutating func parameters(of draft: Draft) -> [Entry] {
        let known = RowType.parameters(of: draft.kind)
        guard let cell = draft.row[.parameters], !known.isEmpty else { return [] }
        var entries: [Entry] = []
        for part in cell.text.split(whereSeparator: { $0.isWhitespace || $0 == ";" }) {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let key = known.first(where: { $0.key == sides[0].lowercased() })?.value, sides.count == 2,
                !entries.contains(where: { $0.key == key })
            else {
                let names = known.map { "\($0.key)=" }.joined(separator: ", ")
                note("csv.parameter", cell.place, .parameters, ["found": String(part.prefix(80)), "known": names])
                continue
            }
            entries.append(entry(key, CoreScalar.number(String(sides[1])).map { .number($0) } ?? .text(String(sides[1])), cell.place))
        }
        return entries
    }

    // MARK: Options and tables

    private mutating func options(of draft: Draft) -> SourceNode {
        let listed = draft.list.flatMap { lists[$0] } ?? []
        if !draft.choices.isEmpty, !listed.isEmpty { note("csv.choices_twice", draft.row.place, .type, ["list": draft.list ?? ""]) }
        return options(draft.choices.isEmpty ? listed : draft.choices, under: draft.row)
    }

    private mutating func options(_ rows: [Row], under row: Row) -> SourceNode {
        guard let first = rows.first else {
            note("csv.no_choices", row.place, .type)
            return node(.null, row.place)
        }
        return node(.list(rows.map { named($0) }), first.place)
    }

    private mutating func column(_ draft: ColumnDraft) -> SourceNode {
        var entries = id(draft.row) + localized(draft.row, .label, as: "label", isNeeded: true)
        if draft.cell != "text" { entries.append(entry("cell", .text(draft.cell), draft.row.place)) }
        if draft.cell == "choice" { entries.append(entry("options", options(draft.choices, under: draft.row))) }
        return node(.map(entries), draft.row.place)
    }

    private mutating func named(_ row: Row) -> SourceNode {
        node(.map(id(row) + localized(row, .label, as: "label", isNeeded: true)), row.place)
    }

    // MARK: Cells

    private mutating func id(_ row: Row) -> [Entry] {
        if let cell = row[.name] { return [entry("id", .text(cell.word), cell.place)] }
        note("csv.empty_cell", row.place(of: .name), .name)
        return [entry("id", .null, row.place(of: .name))]
    }

    private mutating func localized(_ row: Row, _ column: Column.Name, as key: String, isNeeded: Bool = false) -> [Entry] {
        let texts = Language.allCases.compactMap { language in row[column, language].map { (language, $0) } }
        let place = row.place(of: column, .danish)
        guard !texts.isEmpty || isNeeded else { return [] }
        guard row[column, .danish] != nil else {
            note(texts.isEmpty ? "csv.empty_cell" : "csv.danish_missing", place, column, texts.isEmpty ? [:] : ["column": column.rawValue])
            return [entry(key, .null, place)]
        }
        let entries = texts.map { language, cell in entry(language.rawValue, .text(cell.text), cell.place) }
        return [entry(key, .map(entries), place)]
    }

    private static let yesNoWords = [
        "yes": true, "ja": true, "true": true, "true()": true, "sand": true, "1": true, "no": false, "nej": false, "false": false,
        "false()": false, "falsk": false, "0": false,
    ]

    private mutating func yesNo(_ cell: QuestionSetCSV.Cell) -> SourceNode.Content {
        if let value = Self.yesNoWords[cell.word.lowercased()] { return .bool(value) }
        note("csv.yes_no", cell.place, .required, ["found": String(cell.word.prefix(80))])
        return .null
    }

    // MARK: Conditions

    /// The cell's YAML, as deep as it would stand in a file of YAML.
    private mutating func condition(_ cell: QuestionSetCSV.Cell, _ column: Column.Name, of row: Row) -> SourceNode {
        let asked = row[.name]?.word ?? "a"
        guard !XPath.isOne(cell.text) else { return noXPath(cell, column, asked) }
        let tree = YAMLSource.read(cell.text, depth: 4)
        for problem in tree.problems {
            let place = problem.place.moved(to: cell.place)
            let isVague = problem.phrase.key.hasPrefix("set.syntax") || problem.phrase.key == "set.empty_file"
            note(
                isVague ? "csv.condition_form" : problem.phrase.key, place, column,
                isVague ? ["example": XPath.example(asked)] : problem.phrase.values)
        }
        guard let root = tree.root else { return node(.null, tree.problems.first?.place.moved(to: cell.place) ?? cell.place) }
        guard case .map = root.content else {
            note("csv.condition_form", cell.place, column, ["example": XPath.example(asked)])
            return node(.null, cell.place)
        }
        return root.moved(to: cell.place)
    }

    private mutating func noXPath(_ cell: QuestionSetCSV.Cell, _ column: Column.Name, _ asked: String) -> SourceNode {
        if let meant = XPath.yaml(cell.text, asking: asked) {
            note("csv.xpath_meant", cell.place, column, ["meant": meant])
        } else {
            note("csv.xpath", cell.place, column, ["example": XPath.example(asked)])
        }
        return node(.null, cell.place)
    }

    // MARK: Nodes

    private func node(_ content: SourceNode.Content, _ place: SourceNode.Place) -> SourceNode { SourceNode(place: place, content: content) }

    private func entry(_ key: String, _ content: SourceNode.Content, _ place: SourceNode.Place) -> Entry {
        entry(key, node(content, place))
    }

    private func entry(_ key: String, _ value: SourceNode) -> Entry { Entry(key: key, keyPlace: value.place, value: value) }
}

extension SourceNode {
    /// The same in a text that begins at `start`.
    fileprivate func moved(to start: Place) -> SourceNode {
        let content: Content =
            switch content {
            case .list(let items): .list(items.map { $0.moved(to: start) })
            case .map(let entries):
                .map(entries.map { Entry(key: $0.key, keyPlace: $0.keyPlace.moved(to: start), value: $0.value.moved(to: start)) })
            case .null, .bool, .number, .text: content
            }
        return SourceNode(place: place.moved(to: start), content: content)
    }
}

extension SourceNode.Place {
    fileprivate func moved(to start: Self) -> Self {
        Self(line: start.line + line - 1, column: line == 1 ? start.column + column - 1 : column)
    }
}
