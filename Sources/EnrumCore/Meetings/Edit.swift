public import EnrumDomain

/// A field of a meeting that someone writes in, as forms and the API name it.
public enum Field: Hashable, Sendable {
    /// "answer/basis/tasks": the viewer's own answer.
    case answer(QuestionID)
    /// "said/basis/tasks": what is said about the question.
    case said(QuestionID)
    /// "passage/01j…": a passage of the minutes.
    case passage(Passage.ID)
    /// "private": the viewer's own note.
    case privateNote

    public init?(_ name: some StringProtocol) {
        let name = String(name)
        func rest(after start: String) -> String? { name.hasPrefix(start) ? String(name.utf8.dropFirst(start.utf8.count)) : nil }
        if let id = rest(after: "answer/") {
            guard let id = QuestionID(id) else { return nil }
            self = .answer(id)
        } else if let id = rest(after: "said/") {
            guard let id = QuestionID(id) else { return nil }
            self = .said(id)
        } else if let id = rest(after: "passage/") {
            guard let id = Passage.ID(id) else { return nil }
            self = .passage(id)
        } else {
            guard name == "private" else { return nil }
            self = .privateNote
        }
    }

    public var name: String {
        switch self {
        case .answer(let id): "answer/\(id)"
        case .said(let id): "said/\(id)"
        case .passage(let id): "passage/\(id)"
        case .privateNote: "private"
        }
    }
}

/// What became of a text that someone saved.
public enum SaveOutcome: Hashable, Sendable {
    /// It is kept; the version is what the next change must name.
    case saved(field: Field, version: Int)
    /// Someone had changed the field meanwhile. Theirs stands, yours is kept aside until you have chosen.
    case conflict(Conflict)
}

/// Two texts for one field.
public struct Conflict: Hashable, Sendable {
    public let field: Field
    public let yours: String
    public let theirs: String
    public let theirVersion: Int
    public let theirAuthor: Person.ID

    public init(field: Field, yours: String, theirs: String, theirVersion: Int, theirAuthor: Person.ID) {
        (self.field, self.yours, self.theirs) = (field, yours, theirs)
        (self.theirVersion, self.theirAuthor) = (theirVersion, theirAuthor)
    }
}

extension MeetingChange {
    /// Whether an edit may replace what stands. `basedOn` is the version its author had seen: nil means they saw an empty field.
    ///
    /// When it may not, the text is kept aside for its author (nothing said is lost).
    func conflict(_ field: Field, text: String, basedOn: Int?, standing: (text: String, version: Int, by: Person.ID)?) throws -> Conflict? {
        guard let standing, standing.version != basedOn, standing.text != text else { return nil }
        try transaction.save(
            PendingText(meeting: meeting.id, author: viewer.id, field: field.name, text: text, at: now))
        return Conflict(field: field, yours: text, theirs: standing.text, theirVersion: standing.version, theirAuthor: standing.by)
    }

    /// The author has chosen: nothing is kept aside any longer.
    func settle(_ field: Field) throws {
        try transaction.deletePendingText(field.name, of: meeting.id, by: viewer.id)
    }

    /// The fields of the viewer whose texts wait for a choice.
    func pendingFields() throws -> Set<String> { Set(try transaction.pendingTexts(of: meeting.id, by: viewer.id).map(\.field)) }

    /// A text as it is kept in a long field: tidied, possibly empty.
    func checked(_ text: String, _ field: Field) throws(RuleBroken) -> String {
        guard let tidy = text.tidied else { return "" }
        guard !tidy.isLonger(than: Limits.text) else {
            throw RuleBroken("rule.too_long", field: field.name, ["limit": String(Limits.text), "length": String(tidy.count)])
        }
        return tidy
    }
}
