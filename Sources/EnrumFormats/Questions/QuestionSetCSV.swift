import EnrumDomain

/// A question set as a table: a row for each question, and below it a row for each part that it has several of. Columns and types are
/// called as in XLSForm (https://xlsform.org/en/) where it has them. The guide in this target's documentation shows all of it.
enum QuestionSetCSV {
    /// The most bytes a file may have. The same set takes less room as YAML, which has the limit that counts.
    static let mostBytes = 2 * QuestionSetFile.mostBytes

    /// A column, and the language of what stands in it where people read that.
    struct Column: Hashable {
        let name: Name
        var language: Language?

        enum Name: String, CaseIterable {
            case type, name, label, hint, required, relevant, constraint
            case constraintMessage = "constraint_message"
            case phase
            case answeredBy = "answered_by"
            case lane, parameters

            var isTranslated: Bool { self == .label || self == .hint || self == .constraintMessage }
        }

        /// As we write it: "label::da".
        var heading: String { name.rawValue + (language.map { "::\($0.rawValue)" } ?? "") }

        /// In the order that we write them.
        static let all = Name.allCases.flatMap { name in
            name.isTranslated ? Language.allCases.map { Column(name: name, language: $0) } : [Column(name: name)]
        }

        /// Those without which no row can be read.
        static let needed = [Column(name: .type), Column(name: .name), Column(name: .label, language: .danish)]
    }

    /// What a row is.
    enum RowType: Equatable {
        /// The set itself, and to whom its content is owed.
        case set, source
        /// A question of a kind, by the kind's name in YAML; with options that several questions may share, their list's name.
        case question(kind: String, list: String?)
        /// An option: of the question or column above, or of a list.
        case choice(list: String?)
        /// What the ends of a scale mean, and what a number counts.
        case low, high, unit
        /// A column of a table and what its cells take, and one of its fixed rows.
        case column(cell: String)
        case row
    }
}

extension QuestionSetCSV.RowType {
    /// Our kinds by the words that say them; the first word of a kind is the one we write.
    private static let kinds: KeyValuePairs = [
        "text": "text", "long_text": "long_text", "range": "scale", "scale": "scale", "select_one": "choice", "select_multiple": "many",
        "decimal": "number", "integer": "number", "number": "number", "date": "date", "person": "person", "yes_no": "yes_no",
        "table": "table",
    ]

    /// Every word that can stand first.
    static let words = kinds.map(\.key) + ["choice", "low", "high", "unit", "column", "row", "set", "source"]

    /// What can stand after "column".
    static let cells = ["text": "text", "decimal": "number", "integer": "number", "number": "number", "select_one": "choice"]

    /// Nil for what is no type.
    init?(_ text: String) {
        let words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
        guard let first = words.first, words.count <= 2 else { return nil }
        let second = words.dropFirst().first
        switch (first, second) {
        case ("set", nil): self = .set
        case ("source", nil): self = .source
        case ("choice", _): self = .choice(list: second)
        case ("low", nil): self = .low
        case ("high", nil): self = .high
        case ("unit", nil): self = .unit
        case ("row", nil): self = .row
        case ("column", _):
            guard let cell = Self.cells[second ?? "text"] else { return nil }
            self = .column(cell: cell)
        default:
            guard let kind = Self.kinds.first(where: { $0.key == first })?.value, second == nil || Self.hasOptions(kind) else { return nil }
            self = .question(kind: kind, list: second)
        }
    }

    /// The word that we write for a kind.
    static func word(for kind: Question.Kind) -> String { kinds.first { $0.value == kind.name }?.key ?? kind.name }

    static func word(for cell: Question.Table.Cell) -> String {
        switch cell {
        case .text: "column"
        case .number: "column decimal"
        case .choice: "column select_one"
        }
    }

    static func hasOptions(_ kind: String) -> Bool { kind == "choice" || kind == "many" }

    /// The columns that such a row can fill, beside its type.
    var columns: [QuestionSetCSV.Column.Name] {
        switch self {
        case .set: [.name, .label, .hint]
        case .choice, .column, .row: [.name, .label]
        case .source, .low, .high, .unit: [.label]
        case .question(let kind, _):
            [.name, .label, .hint, .required, .relevant, .constraint, .constraintMessage, .phase, .answeredBy, .lane]
                + (Self.parameters(of: kind).isEmpty ? [] : [.parameters])
        }
    }

    /// What can stand under `parameters`, by XLSForm's name and by the key in YAML; the first name of a key is the one we write.
    static func parameters(of kind: String) -> KeyValuePairs<String, String> {
        switch kind {
        case "scale": ["start": "from", "end": "to", "from": "from", "to": "to"]
        case "number": ["min": "min", "max": "max"]
        case "table": ["most_rows": "most_rows"]
        default: [:]
        }
    }
}
