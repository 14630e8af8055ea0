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
    /// Questions that modules thought up from what the two had talked about; nil when there are none, so that the form's bytes stay.
    private let generated: [QuestionID]?

    /// Sets in the order given; a question that an earlier set has already asked is not asked twice.
    ///
    /// - Parameter generated: Those of the questions that were thought up for this pair, and that nobody else may read.
    public init(_ sets: [QuestionSet], generated: Set<QuestionID> = []) {
        var asked: Set<QuestionID> = []
        sections = sets.compactMap { set in
            let questions = set.questions.filter { asked.insert($0.id).inserted }
            return questions.isEmpty
                ? nil
                : Section(set: set.id, title: set.title, description: set.description, source: set.source, questions: questions)
        }
        let own = generated.intersection(asked)
        self.generated = own.isEmpty ? nil : own.sorted()
    }

    private init(_ sections: [Section], generated: [QuestionID]? = nil) { (self.sections, self.generated) = (sections, generated) }

    /// The form with some of its questions left out, for a later conversation (P-16).
    public func without(_ left: Set<QuestionID>) -> Form {
        guard !left.isEmpty else { return self }
        let kept = generated?.filter { !left.contains($0) }
        return Form(
            sections.compactMap { section in
                section.asking { !left.contains($0.id) }
            }, generated: kept?.isEmpty == true ? nil : kept)
    }

    /// The form without the questions that are kept back until the two sit together (T-03).
    public var withoutKeptBack: Form { without(Set(questions.filter(\.isKeptBack).map(\.id))) }

    /// Whether a module thought the question up for this pair.
    public func isGenerated(_ question: QuestionID) -> Bool { generated?.contains(question) ?? false }

    /// The form as somebody else may have it: a question that was thought up can quote what the two said (rule b).
    public var withoutGenerated: Form {
        guard generated != nil else { return self }
        return Form(
            sections.compactMap { section in section.asking { !isGenerated($0.id) } })
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
        /// What the set says of itself, before its first question.
        public let description: LocalizedText?
        public let source: LocalizedText?
        public let questions: [Question]

        /// With those of its questions that are wanted; nil when there are none.
        public func asking(_ isWanted: (Question) -> Bool) -> Section? {
            let wanted = questions.filter(isWanted)
            if wanted.isEmpty { return nil }
            return Section(set: set, title: title, description: description, source: source, questions: wanted)
        }
    }
}

/// The name of a frozen form: the SHA-256 of its content in hexadecimal, so that equal forms are kept once.
public typealias FormID = Identifier<Form>
