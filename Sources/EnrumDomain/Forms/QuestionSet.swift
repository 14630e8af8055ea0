/// Questions that belong together, written by an organisation, a consultant or us; always a file (spørgeramme).
public struct QuestionSet: Hashable, Sendable, Codable {
    public let id: Slug
    public let title: LocalizedText
    public let description: LocalizedText?
    /// Where its content comes from, shown with it (T-12).
    public let source: LocalizedText?
    public let questions: [Question]

    public init(id: Slug, title: LocalizedText, description: LocalizedText? = nil, source: LocalizedText? = nil, questions: [Question]) {
        (self.id, self.title, self.description, self.source, self.questions) = (id, title, description, source, questions)
    }
}

/// The questions of one meeting, assembled once and frozen (skema).
///
/// Editing a set never changes a form: the form holds a copy of each question as it was asked.
public struct Form: Hashable, Sendable, Codable {
    public let sections: [Section]

    /// Sets in the order given; a question that an earlier set has already asked is not asked twice.
    public init(_ sets: [QuestionSet]) {
        var asked: Set<QuestionID> = []
        sections = sets.compactMap { set in
            let questions = set.questions.filter { asked.insert($0.id).inserted }
            return questions.isEmpty ? nil : Section(set: set.id, title: set.title, source: set.source, questions: questions)
        }
    }

    public var questions: [Question] { sections.flatMap(\.questions) }

    public func question(_ id: QuestionID) -> Question? {
        for section in sections {
            if let question = section.questions.first(where: { $0.id == id }) { return question }
        }
        return nil
    }

    /// The questions of one set.
    public struct Section: Hashable, Sendable, Codable {
        public let set: Slug
        public let title: LocalizedText
        public let source: LocalizedText?
        public let questions: [Question]
    }
}

/// The name of a frozen form: the SHA-256 of its content in hexadecimal, so that equal forms are kept once.
public typealias FormID = Identifier<Form>
