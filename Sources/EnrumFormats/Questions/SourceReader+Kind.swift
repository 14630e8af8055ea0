package import EnrumDomain

extension SourceReader {
    package static let kinds = ["text", "long_text", "scale", "choice", "many", "number", "date", "person", "yes_no", "table"]

    /// How many options a choice may offer.
    static let options = 2...50

    /// The kind of a question or of a setting, with what belongs to it.
    ///
    /// - Parameter allowed: the kinds it may be.
    package mutating func kind(_ fields: Fields, among allowed: [String] = SourceReader.kinds) -> Question.Kind? {
        guard let node = fields["kind"] else {
            missing("kind", fields)
            return nil
        }
        guard case .text(let name) = node.content, allowed.contains(name) else {
            unknownWord(node, fields.path("kind"), allowed)
            return nil
        }
        noteWhatOtherKindsHave(fields, kind: name)
        switch name {
        case "text": return .text
        case "long_text": return .longText
        case "date": return .date
        case "person": return .person
        case "yes_no": return .yesNo
        case "scale": return scale(fields).map { .scale($0) }
        case "choice": return options(fields).map { .choice($0) }
        case "many": return options(fields).map { .many($0) }
        case "number": return .number(numberRange(fields))
        default: return table(fields).map { .table($0) }
        }
    }

    private mutating func noteWhatOtherKindsHave(_ fields: Fields, kind: String) {
        for (key, kinds) in [("scale", ["scale"]), ("options", ["choice", "many"]), ("number", ["number"]), ("table", ["table"])]
        where !kinds.contains(kind) {
            guard let place = fields.keyPlaces[key] else { continue }
            note("set.not_for_kind", place, fields.path(key), ["key": key, "kind": kind, "kinds": kinds.joined(separator: ", ")])
        }
    }

    // MARK: Scale and number

    private mutating func scale(_ fields: Fields) -> Question.Scale? {
        guard let node = fields["scale"] else {
            missing("scale", fields)
            return nil
        }
        guard let fields = self.fields(node, path: fields.path("scale"), allowed: ["from", "to", "low", "high"]) else { return nil }
        for key in ["from", "to"] where fields[key] == nil { missing(key, fields) }
        let lowest = wholeNumber(fields, "from", in: -100...100)
        let highest = wholeNumber(fields, "to", in: -100...100)
        let low = localized(fields, "low", atMost: Limits.title)
        let high = localized(fields, "high", atMost: Limits.title)
        guard let lowest, let highest else { return nil }
        guard (1...10).contains(highest - lowest) else {
            note("set.scale_steps", node.place, fields.path)
            return nil
        }
        guard let low, let high else { return nil }
        return Question.Scale(lowest: lowest, highest: highest, lowestLabel: low, highestLabel: high)
    }

    private mutating func numberRange(_ fields: Fields) -> Question.NumberRange {
        guard let node = fields["number"],
            let fields = self.fields(node, path: fields.path("number"), allowed: ["min", "max", "unit"])
        else { return Question.NumberRange() }
        let (minimum, maximum) = (number(fields, "min"), number(fields, "max"))
        if let minimum, let maximum, minimum > maximum { note("set.number_order", node.place, fields.path) }
        return Question.NumberRange(minimum: minimum, maximum: maximum, unit: localizedIfAny(fields, "unit", atMost: Limits.title))
    }

    // MARK: Options and tables

    private mutating func options(_ fields: Fields) -> [Question.Option]? {
        guard let node = fields["options"] else {
            missing("options", fields)
            return nil
        }
        return named(node, fields.path("options"), Self.options)
    }

    /// A list of ids with labels, no id twice.
    package mutating func named(_ node: SourceNode, _ path: String, _ count: ClosedRange<Int>) -> [Question.Option]? {
        guard let items = list(node, path, count) else { return nil }
        var seen: Set<Slug> = []
        let options = items.enumerated().compactMap { index, item in named(item, "\(path)[\(index)]", ["id", "label"], &seen)?.option }
        return options.count == items.count ? options : nil
    }

    private mutating func named(
        _ node: SourceNode, _ path: String, _ allowed: [String], _ seen: inout Set<Slug>
    ) -> (option: Question.Option, fields: Fields)? {
        guard let fields = fields(node, path: path, allowed: allowed) else { return nil }
        let id = slug(fields, "id")
        if let id, let node = fields["id"], !seen.insert(id).inserted {
            note("set.duplicate_id", node.place, fields.path("id"), ["id": id.rawValue])
        }
        guard let label = localized(fields, "label", atMost: Limits.title), let id else { return nil }
        return (Question.Option(id: id, label: label), fields)
    }

    private mutating func table(_ fields: Fields) -> Question.Table? {
        guard let node = fields["table"] else {
            missing("table", fields)
            return nil
        }
        guard let fields = self.fields(node, path: fields.path("table"), allowed: ["columns", "rows", "most_rows"]) else { return nil }
        let rows = fields["rows"].map { named($0, fields.path("rows"), 1...30) } ?? []
        let hasMostRows = fields["most_rows"] != nil
        let mostRows = wholeNumber(fields, "most_rows", in: 1...30)
        guard let columns = columns(fields), let rows, mostRows != nil || !hasMostRows else { return nil }
        return Question.Table(columns: columns, rows: rows, mostRows: mostRows ?? 10)
    }

    private mutating func columns(_ fields: Fields) -> [Question.Table.Column]? {
        guard let node = fields["columns"] else {
            missing("columns", fields)
            return nil
        }
        guard let items = list(node, fields.path("columns"), 1...8) else { return nil }
        var seen: Set<Slug> = []
        var columns: [Question.Table.Column] = []
        for (index, item) in items.enumerated() {
            let path = "\(fields.path("columns"))[\(index)]"
            guard let (named, fields) = named(item, path, ["id", "label", "cell", "options"], &seen), let cell = cell(fields) else {
                continue
            }
            columns.append(Question.Table.Column(id: named.id, label: named.label, cell: cell))
        }
        return columns.count == items.count ? columns : nil
    }

    private enum CellName: String, CaseIterable { case text, number, choice }

    private mutating func cell(_ fields: Fields) -> Question.Table.Cell? {
        let name: CellName = word(fields, "cell", or: .text)
        if name == .choice { return options(fields).map { .choice($0) } }
        if let place = fields.keyPlaces["options"] {
            note("set.not_for_kind", place, fields.path("options"), ["key": "options", "kind": name.rawValue, "kinds": "choice"])
        }
        return name == .number ? .number : .text
    }
}
