/// How cases of one kind are handled, stage by stage: data of a plugin (procedure).
public struct Procedure: Identifiable, Hashable, Sendable, Codable {
    public let id: Slug
    public let title: LocalizedText
    public let description: LocalizedText?
    /// What everybody starts from, said at the top of preparation and conversation (I-41).
    public let assumption: LocalizedText?
    /// Whether the rules for public authorities bind: hearing before a decision, and a decision with reasons.
    public let publicRules: Declared<Bool>
    public let deadlines: Deadlines
    /// Who may decide a warning here, in words.
    public let competence: Declared<LocalizedText>?
    public let stages: [Stage]
    /// The leader's own.
    public let preparation: [StagedQuestion]
    public let exercise: Exercise?
    /// The plugin's checklists that are the leader's here.
    public let checklists: [Slug]
    /// What to have beside the record while talking.
    public let during: [Prompts]
    public let record: [StagedQuestion]
    public let followUp: FollowUpGuide

    /// Days by the calendar.
    public struct Deadlines: Hashable, Sendable, Codable {
        public let notice, remarks, hearing, followUp: Declared<Int>
        /// Whether a deadline on a closed day moves to the next working day.
        public let workingDays: Declared<Bool>

        /// The defaults are those of REQUIREMENTS, "Numbers from outside the sources".
        public init(
            notice: Declared<Int> = .fixed(3), remarks: Declared<Int> = .fixed(10), hearing: Declared<Int> = .fixed(14),
            followUp: Declared<Int> = .fixed(28), workingDays: Declared<Bool> = .fixed(true)
        ) {
            (self.notice, self.remarks, self.hearing) = (notice, remarks, hearing)
            (self.followUp, self.workingDays) = (followUp, workingDays)
        }

        public var noticeDays: Int { notice.value ?? 3 }
        public var remarksDays: Int { remarks.value ?? 10 }
        public var hearingDays: Int { hearing.value ?? 14 }
        public var followUpDays: Int { followUp.value ?? 28 }

        /// The last day of a deadline of `days` days that runs from `day`: it counts from the day after, and ends with the day.
        public func last(_ days: Int, from day: CalendarDate) -> CalendarDate {
            let date = day.adding(days: days)
            return workingDays.value ?? true ? WorkingDays.onOrAfter(date) : date
        }

        /// The closed day that such a deadline is moved from; nil when it is not moved.
        public func movedFrom(_ days: Int, from day: CalendarDate) -> CalendarDate? {
            let date = day.adding(days: days)
            return last(days, from: day) == date ? nil : date
        }
    }

    /// A question that is asked at some stages; at all when none is named.
    public struct StagedQuestion: Hashable, Sendable, Codable {
        public let question: Question
        public let stages: [Slug]

        public init(_ question: Question, stages: [Slug] = []) { (self.question, self.stages) = (question, stages) }

        public func isAsked(at stage: Slug) -> Bool { stages.isEmpty || stages.contains(stage) }
    }

    /// Something to think through alone before the conversation; what is written in it never leaves its author (I-29, I-30).
    public struct Exercise: Hashable, Sendable, Codable {
        public let title: LocalizedText
        public let text: LocalizedText
        /// How many things to find, 1 to 10.
        public let items: Int
        /// The gentle warning.
        public let say: LocalizedText
        /// The words that call for it.
        public let words: WordList
        /// Questions of the preparation where the words are about what should become and not about the person: they are not looked for there.
        public let except: [Slug]?

        public init(
            title: LocalizedText, text: LocalizedText, items: Int, say: LocalizedText, words: WordList, except: [Slug]? = nil
        ) {
            (self.title, self.text, self.items, self.say, self.words, self.except) = (title, text, items, say, words, except)
        }
    }

    public struct Prompts: Hashable, Sendable, Codable {
        public let title: LocalizedText?
        public let items: [LocalizedText]

        public init(title: LocalizedText? = nil, items: [LocalizedText]) { (self.title, self.items) = (title, items) }
    }

    /// What helps when it is seen how it went (I-48 to I-51).
    public struct FollowUpGuide: Hashable, Sendable, Codable {
        public let improved, unchanged, worse: Outcome

        public struct Outcome: Hashable, Sendable, Codable {
            public let prompts: [LocalizedText]
            /// What is proposed; the leader chooses.
            public let next: NextStep

            public init(prompts: [LocalizedText] = [], next: NextStep) { (self.prompts, self.next) = (prompts, next) }
        }

        public init(
            improved: Outcome = Outcome(next: .close), unchanged: Outcome = Outcome(next: .continue),
            worse: Outcome = Outcome(next: .nextStage)
        ) {
            (self.improved, self.unchanged, self.worse) = (improved, unchanged, worse)
        }

        public subscript(outcome: Agreement.Outcome) -> Outcome {
            switch outcome {
            case .improved: improved
            case .unchanged: unchanged
            case .worse: worse
            }
        }
    }

    /// What happens after a follow-up.
    public enum NextStep: String, CaseIterable, Hashable, Sendable, Codable {
        case close, `continue`
        case nextStage = "next_stage"
    }

    public init(
        id: Slug, title: LocalizedText, description: LocalizedText? = nil, assumption: LocalizedText? = nil,
        publicRules: Declared<Bool> = .fixed(true), deadlines: Deadlines = Deadlines(), competence: Declared<LocalizedText>? = nil,
        stages: [Stage], preparation: [StagedQuestion] = [], exercise: Exercise? = nil, checklists: [Slug] = [], during: [Prompts] = [],
        record: [StagedQuestion] = [], followUp: FollowUpGuide = FollowUpGuide()
    ) {
        (self.id, self.title, self.description, self.assumption) = (id, title, description, assumption)
        (self.publicRules, self.deadlines, self.competence, self.stages) = (publicRules, deadlines, competence, stages)
        (self.preparation, self.exercise, self.checklists) = (preparation, exercise, checklists)
        (self.during, self.record, self.followUp) = (during, record, followUp)
    }

    public func stage(_ id: Slug) -> Stage? { stages.first { $0.id == id } }
    public var isPublic: Bool { publicRules.value ?? true }

    /// With every setting's value put in, as a case pins it.
    public func settled(with settings: SettingValues) -> Procedure {
        let standard = Deadlines()
        func days(_ declared: Declared<Int>, _ fallback: Int) -> Declared<Int> { declared.settled(settings, or: fallback, \.wholeDays) }
        func settled(_ questions: [StagedQuestion]) -> [StagedQuestion] {
            guard !questions.isEmpty else { return [] }
            let set = QuestionSet(id: id, title: title, questions: questions.map(\.question)).frozen(with: settings)
            return zip(questions, set.questions).map { StagedQuestion($1, stages: $0.stages) }
        }
        return Procedure(
            id: id, title: title, description: description, assumption: assumption,
            publicRules: publicRules.settled(settings, or: true, \.asYesNo),
            deadlines: Deadlines(
                notice: days(deadlines.notice, standard.noticeDays), remarks: days(deadlines.remarks, standard.remarksDays),
                hearing: days(deadlines.hearing, standard.hearingDays), followUp: days(deadlines.followUp, standard.followUpDays),
                workingDays: deadlines.workingDays.settled(settings, or: true, \.asYesNo)),
            competence: competence?.settled(settings, or: LocalizedText(danish: ""), \.asText),
            stages: stages.map { $0.settled(settings) }, preparation: settled(preparation), exercise: exercise, checklists: checklists,
            during: during, record: settled(record), followUp: followUp)
    }
}

/// A procedure as a case got it when it was opened: plugin version, procedure and settings stay what they were then.
public struct PinnedProcedure: Hashable, Sendable, Codable {
    public let plugin: Slug
    public let version: String
    public let digest: String
    public let pluginTitle: LocalizedText
    public let source: LocalizedText?
    public let procedure: Procedure
    public let letters: [LetterTemplate]
    public let checklists: [Checklist]
    /// The settings as letters name them, in words.
    public let settings: [String: String]

    public init(_ procedure: Procedure, of plugin: Plugin, settings: SettingValues) {
        (self.plugin, version, digest) = (plugin.id, plugin.manifest.version.description, plugin.digest)
        (pluginTitle, source) = (plugin.manifest.title, plugin.manifest.source)
        self.procedure = procedure.settled(with: settings)
        letters = plugin.letters
        checklists = plugin.checklists.filter { procedure.checklists.contains($0.id) }
        self.settings = Dictionary(
            settings.map { ($0.key.rawValue, $0.value.stored) }, uniquingKeysWith: { first, _ in first })
    }

    /// The letter of a kind for a stage; one that names the stage before one for all.
    public func letter(_ kind: CaseDocument.Kind, at stage: Slug) -> LetterTemplate? {
        letters.first { $0.kind == kind && $0.stages.contains(stage) } ?? letters.first { $0.kind == kind && $0.stages.isEmpty }
    }
}
