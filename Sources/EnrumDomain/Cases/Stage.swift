/// One stage of a procedure (trin), with its formalities as data (I-09).
public struct Stage: Identifiable, Hashable, Sendable, Codable {
    public let id: Slug
    public let title: LocalizedText
    public let alsoCalled: LocalizedText?
    public let description: LocalizedText?
    /// When it is used.
    public let trigger: LocalizedText?
    /// Whether it is about the employment itself (tjenstlig).
    public let isServiceRelated: Bool
    public let sanction: Sanction
    public let convening: Convening
    public let companion: CompanionRight
    public let record: Record
    public let remarks: Remarks
    public let hearing: HearingDuty
    /// Whether what is handed over belongs in the personnel file.
    public let filing: Declared<Bool>
    public let hr: HRPart
    /// The stages that it usually comes after; passing one by needs a written reason and HR's advice (I-08).
    public let usuallyAfter: [Slug]
    /// What it can end in; none in a stage without sanction.
    public let decisions: [Decision]
    /// What a record of this stage must not speak of (I-06).
    public let recordAvoids: [AvoidedWords]

    public enum Sanction: String, CaseIterable, Hashable, Sendable, Codable { case none, possible }

    /// How the employee learns of the conversation: nothing is asked, topic and time are told (I-11), or a letter is sent (I-16).
    public enum Convening: String, CaseIterable, Hashable, Sendable, Codable { case none, tell, written }

    public enum CompanionRight: String, CaseIterable, Hashable, Sendable, Codable {
        case none
        case ifWished = "if_wished"
        /// The employee must be told of it (I-17).
        case mustBeTold = "must_be_told"
    }

    public enum Record: String, CaseIterable, Hashable, Sendable, Codable {
        case none
        case privateNote = "private_note"
        case note, minutes
    }

    public enum Remarks: String, CaseIterable, Hashable, Sendable, Codable { case none, may, right }

    public enum HearingDuty: String, CaseIterable, Hashable, Sendable, Codable {
        case none
        case beforeDecision = "before_decision"
    }

    /// HR advises at every stage; here it takes part when a decision is expected (I-21).
    public enum HRPart: String, CaseIterable, Hashable, Sendable, Codable {
        case advice
        case takesPart = "takes_part"
    }

    public init(
        id: Slug, title: LocalizedText, alsoCalled: LocalizedText? = nil, description: LocalizedText? = nil, trigger: LocalizedText? = nil,
        isServiceRelated: Bool = false, sanction: Sanction = .none, convening: Convening = .none, companion: CompanionRight = .none,
        record: Record = .none, remarks: Remarks = .none, hearing: HearingDuty = .none, filing: Declared<Bool> = .fixed(false),
        hr: HRPart = .advice, usuallyAfter: [Slug] = [], decisions: [Decision] = [], recordAvoids: [AvoidedWords] = []
    ) {
        (self.id, self.title, self.alsoCalled, self.description, self.trigger) = (id, title, alsoCalled, description, trigger)
        (self.isServiceRelated, self.sanction, self.convening, self.companion) = (isServiceRelated, sanction, convening, companion)
        (self.record, self.remarks, self.hearing, self.filing, self.hr) = (record, remarks, hearing, filing, hr)
        (self.usuallyAfter, self.decisions, self.recordAvoids) = (usuallyAfter, decisions, recordAvoids)
    }

    /// Whether there is something to hand over after the conversation.
    public var handsOverRecord: Bool { record == .note || record == .minutes }
    public var isFiled: Bool { filing.value ?? false }

    func settled(_ settings: SettingValues) -> Stage {
        Stage(
            id: id, title: title, alsoCalled: alsoCalled, description: description, trigger: trigger, isServiceRelated: isServiceRelated,
            sanction: sanction, convening: convening, companion: companion, record: record, remarks: remarks, hearing: hearing,
            filing: filing.settled(settings, or: true, \.asYesNo), hr: hr, usuallyAfter: usuallyAfter, decisions: decisions,
            recordAvoids: recordAvoids)
    }
}

/// What a stage can end in (afgørelse), the gravest last.
public enum Decision: String, CaseIterable, Hashable, Sendable, Codable, Comparable {
    /// The matter ends without a sanction. It can be decided wherever a sanction can.
    case nothingFurther = "nothing_further"
    case warning, dismissal
    case summaryDismissal = "summary_dismissal"

    /// What the letter about it is.
    public var letter: CaseDocument.Kind { self == .warning ? .warning : .decision }
    public var isSanction: Bool { self != .nothingFurther }

    private var gravity: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    public static func < (one: Decision, other: Decision) -> Bool { one.gravity < other.gravity }
}

extension Stage {
    /// Everything that can be decided here: its sanctions, and that nothing further happens.
    public var choices: [Decision] { decisions.isEmpty ? [] : decisions + [.nothingFurther] }
}

/// Words by language, looked for in a text as the beginnings of words.
public struct WordList: Hashable, Sendable, Codable {
    public let danish: [String]
    public let english: [String]

    public init(danish: [String], english: [String] = []) { (self.danish, self.english) = (danish, english) }

    enum CodingKeys: String, CodingKey {
        case danish = "da"
        case english = "en"
    }

    public var all: [String] { danish + english }

    /// The words of the list that stand in `text`, each once, as the text writes them.
    ///
    /// A word of the list matches a whole word; one that ends in "*" matches every word that begins so. Cost: one pass over the text for
    /// each entry.
    public func found(in text: String) -> [String] {
        // A soft hyphen or a space without width is not seen, and hides no word.
        let seen = String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }))
        let written = seen.split { !$0.isLetter && !$0.isNumber }
        let words = written.map { $0.lowercased() }
        var (found, met): ([String], Set<String>) = ([], [])
        for entry in all {
            let wanted = entry.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
            guard let last = wanted.last, wanted.count <= words.count else { continue }
            for start in 0...(words.count - wanted.count) {
                let end = start + wanted.count - 1
                guard words[start..<end].elementsEqual(wanted.dropLast()),
                    entry.hasSuffix("*") ? words[end].hasPrefix(last) : words[end] == last,
                    met.insert(words[start...end].joined(separator: " ")).inserted
                else { continue }
                found.append(written[start...end].joined(separator: " "))
            }
        }
        return found
    }
}

/// Words that a record of a stage must not hold, and what to say about it.
public struct AvoidedWords: Hashable, Sendable, Codable {
    public let words: WordList
    public let say: LocalizedText

    public init(words: WordList, say: LocalizedText) { (self.words, self.say) = (words, say) }
}
