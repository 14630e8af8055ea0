import EnrumCore
import EnrumDomain

/// An answer, with the version that a change of it must name; 0 while there is none.
struct AnswerDocument: Encodable {
    let value: ValueDocument?
    let isMarked: Bool
    let version: Int
    let editedAt: Int64?

    enum CodingKeys: String, CodingKey {
        case value, version
        case isMarked = "is_marked"
        case editedAt = "edited_at"
    }

    init(_ answer: Answer) {
        (value, isMarked) = (answer.value.map(ValueDocument.init), answer.isMarked)
        (version, editedAt) = (answer.version, answer.editedAt.milliseconds)
    }

    init(_ value: AnswerValue?, isMarked: Bool, _ standing: StandingField) {
        (self.value, self.isMarked) = (value.map(ValueDocument.init), isMarked)
        (version, editedAt) = (standing.version, standing.editedAt?.milliseconds)
    }
}

/// An answer as its kind writes it.
struct ValueDocument: Encodable {
    let value: AnswerValue

    init(_ value: AnswerValue) { self.value = value }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch value {
        case .text(let text): try container.encode(text)
        case .scale(let step): try container.encode(step)
        case .choice(let option): try container.encode(option.rawValue)
        case .many(let options): try container.encode(options.map(\.rawValue))
        case .number(let number): try container.encode(number)
        case .date(let date): try container.encode(date.iso)
        case .person(let person): try container.encode(person.rawValue)
        case .yesNo(let answer): try container.encode(answer)
        case .table(let rows): try container.encode(rows)
        }
    }
}

/// A text that is kept with a version; 0 and empty while nothing has been written.
struct TextDocument: Encodable {
    let text: String
    let version: Int
    let editedBy: String?
    let editedAt: Int64?

    enum CodingKeys: String, CodingKey {
        case text, version
        case editedBy = "edited_by"
        case editedAt = "edited_at"
    }

    init(_ note: SharedNote?) {
        (text, version) = (note?.text ?? "", note?.version ?? 0)
        (editedBy, editedAt) = (note?.editedBy.rawValue, note?.editedAt.milliseconds)
    }

    init(_ note: PrivateNote?) {
        (text, version) = (note?.text ?? "", note?.version ?? 0)
        (editedBy, editedAt) = (note?.author.rawValue, note?.editedAt.milliseconds)
    }

    init(_ text: String, _ standing: StandingField) {
        (self.text, version) = (text, standing.version)
        (editedBy, editedAt) = (standing.editedBy?.rawValue, standing.editedAt?.milliseconds)
    }
}

struct PassageDocument: Encodable {
    let id: String
    let text: String
    let isConfidential: Bool
    let version: Int
    let editedBy: String
    let editedAt: Int64

    enum CodingKeys: String, CodingKey {
        case id, text, version
        case isConfidential = "is_confidential"
        case editedBy = "edited_by"
        case editedAt = "edited_at"
    }

    init(_ passage: Passage) {
        (id, text, isConfidential, version) = (passage.id.rawValue, passage.text, passage.isConfidential, passage.version)
        (editedBy, editedAt) = (passage.editedBy.rawValue, passage.editedAt.milliseconds)
    }
}

struct RemarkDocument: Encodable {
    let id: String
    let author: String
    let text: String
    let at: Int64

    init(_ remark: Remark) { (id, author, text, at) = (remark.id.rawValue, remark.author.rawValue, remark.text, remark.at.milliseconds) }
}

/// Two texts for one field. An answer that is no text is written as text: a table's rows as lines, its cells with tabs between them.
struct ConflictDocument: Encodable {
    let field: String
    let yours: String
    let theirs: String
    let theirVersion: Int
    let theirAuthor: String

    enum CodingKeys: String, CodingKey {
        case field, yours, theirs
        case theirVersion = "their_version"
        case theirAuthor = "their_author"
    }

    init(_ conflict: Conflict) {
        (field, yours, theirs) = (conflict.field.name, Self.readable(conflict.yours), Self.readable(conflict.theirs))
        (theirVersion, theirAuthor) = (conflict.theirVersion, conflict.theirAuthor.rawValue)
    }

    /// The store's separators of cells and rows, as people read them.
    private static func readable(_ text: String) -> String {
        String(text.map { $0 == "\u{1f}" ? "\t" : $0 == "\u{1e}" ? "\n" : $0 })
    }
}

/// What a module says about an answer, for its author.
struct FindingDocument: Encodable {
    let level: String
    let text: String
    /// The field that it is about, when it names one: "answer/distance/closeness".
    let field: String?
    let module: String

    init(_ finding: Finding, _ language: Language) {
        (level, text, module) = (finding.level.rawValue, finding.text(language), finding.source.rawValue)
        field = finding.field.map { "answer/" + ($0.contains("/") ? $0 : "\(finding.source)/\($0)") }
    }
}

/// What modules find in one's own answers after a save; nil where they could not be asked.
struct AnswerCheckDocument: Encodable {
    let findings: [FindingDocument]
    /// Modules that should have looked, and failed.
    let unchecked: [String]

    init?(_ notes: ModuleNotes?, _ language: Language) {
        guard let notes else { return nil }
        findings = notes.answerFindings.map { FindingDocument($0, language) }
        unchecked = Set(notes.missing.map(\.plugin.rawValue)).sorted()
    }
}

/// An answer that was saved.
struct SavedAnswerDocument: Encodable {
    let version: Int
    let check: AnswerCheckDocument?
}

struct OutcomesDocument: Encodable {
    let outcomes: [Outcome]
    let check: AnswerCheckDocument?

    struct Outcome: Encodable {
        let field: String
        let version: Int?
        let conflict: ConflictDocument?
    }

    init(_ outcomes: [SaveOutcome], _ check: AnswerCheckDocument?) {
        self.check = check
        self.outcomes = outcomes.map { outcome in
            switch outcome {
            case .saved(let field, let version): Outcome(field: field.name, version: version, conflict: nil)
            case .conflict(let conflict): Outcome(field: conflict.field.name, version: nil, conflict: ConflictDocument(conflict))
            }
        }
    }
}
