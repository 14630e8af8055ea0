/// "Warn when": a check as data (level 1).
public struct CheckRule: Identifiable, Hashable, Sendable {
    public let id: Slug
    public let subject: Subject
    /// The finding holds while this does.
    public let when: Condition
    public let level: Finding.Level
    public let text: LocalizedText
    /// The question it stands beside; nil for the whole.
    public let field: String?

    /// What it looks at: an answer as it is written, the conversation as a whole, or one agreement.
    public enum Subject: String, CaseIterable, Hashable, Sendable { case answer, meeting, agreement }

    public init(id: Slug, subject: Subject, when: Condition, level: Finding.Level, text: LocalizedText, field: String? = nil) {
        (self.id, self.subject, self.when, self.level, self.text, self.field) = (id, subject, when, level, text, field)
    }
}

/// Things to tick off in one phase (level 0).
public struct Checklist: Identifiable, Hashable, Sendable, Codable {
    public let id: Slug
    public let title: LocalizedText
    public let phase: Question.Phase
    public let role: Question.Answerer
    /// Whether the other sees the ticks; a private list is its owner's alone.
    public let isShared: Bool
    public let items: [Question.Option]
    /// The plugin's own meeting types that it belongs to; nil for every conversation that the plugin takes part in.
    public var types: [Slug]?

    public init(
        id: Slug, title: LocalizedText, phase: Question.Phase, role: Question.Answerer, isShared: Bool, items: [Question.Option],
        types: [Slug]? = nil
    ) {
        (self.id, self.title, self.phase, self.role, self.isShared, self.items) = (id, title, phase, role, isShared, items)
        self.types = types
    }
}

/// A text beside the form for one role in one phase (level 0).
public struct Guidance: Hashable, Sendable {
    /// Nil for every phase.
    public let phase: Question.Phase?
    public let role: Question.Answerer
    public let title: LocalizedText
    /// Paragraphs, with an empty line between them.
    public var text: LocalizedText
    /// The plugin's own meeting types that it belongs to; nil for every conversation that the plugin takes part in.
    public let types: [Slug]?

    public init(phase: Question.Phase?, role: Question.Answerer, title: LocalizedText, text: LocalizedText, types: [Slug]? = nil) {
        (self.phase, self.role, self.title, self.text, self.types) = (phase, role, title, text, types)
    }
}

/// What a toolkit asks of a role outside the conversation, such as top management or HR (L-16), for everybody to read (level 0).
public struct RoleText: Identifiable, Hashable, Sendable {
    public let id: Slug
    public let title: LocalizedText
    /// Paragraphs, with an empty line between them.
    public let text: LocalizedText

    public init(id: Slug, title: LocalizedText, text: LocalizedText) { (self.id, self.title, self.text) = (id, title, text) }
}

/// A kind of conversation that a plugin brings (level 0).
public struct MeetingTypeDeclaration: Identifiable, Hashable, Sendable {
    /// As it is where no setting says otherwise.
    public let type: MeetingType
    /// Whether the employee has the questions beforehand (T-03).
    public let handsOut: Switch

    public var id: MeetingType.ID { type.id }

    public init(_ type: MeetingType, handsOut: Switch = .on) { (self.type, self.handsOut) = (type, handsOut) }

    /// The type in a department with these settings.
    public func type(with settings: SettingValues) -> MeetingType {
        var type = type
        type.handsOut = handsOut.isOn(with: settings)
        return type
    }
}

extension Plugin {
    /// Whether its questions are kept back until the two sit together, in a conversation of somebody else's kind that it joins: as they are in
    /// every kind of its own (T-03, T-04).
    public func keepsBack(in type: MeetingType, with settings: SettingValues) -> Bool {
        type.id.plugin != id && !meetingTypes.isEmpty && meetingTypes.allSatisfy { !$0.handsOut.isOn(with: settings) }
    }
}

/// Something in a plugin's data that is so, is not so, or follows one of its settings.
public enum Switch: Hashable, Sendable {
    case on, off
    /// A setting of the kind yes or no; what nobody has answered is off.
    case setting(Slug)

    public func isOn(with settings: SettingValues) -> Bool {
        switch self {
        case .on: true
        case .off: false
        case .setting(let key): settings[key] == .yesNo(true)
        }
    }
}

/// "Remind when": a reminder as data (level 0).
public struct ReminderRule: Hashable, Sendable {
    /// Part of the reminder's key, with the conversation it is about.
    public let key: Slug
    /// Facts: `meeting` of the pair's latest conversation (`date`, `held`, `closed`, `open_agreements`), `setting`, `today`.
    public let when: Condition
    public let to: Question.Answerer
    public let text: LocalizedText

    public init(key: Slug, when: Condition, to: Question.Answerer, text: LocalizedText) {
        (self.key, self.when, self.to, self.text) = (key, when, to, text)
    }
}
