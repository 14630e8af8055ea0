/// What a check says (opmærksomhedspunkt).
public struct Finding: Hashable, Sendable {
    public let level: Level
    public let text: LocalizedText
    /// The field it stands beside: a question's id, or a field of an agreement; nil for the whole.
    public let field: String?
    /// The plugin that says it.
    public let source: Slug

    /// `block` stops the act until it is mended or overruled with a reason, `warn` asks to look again, `hint` helps.
    public enum Level: String, CaseIterable, Hashable, Sendable { case block, warn, hint }

    public init(level: Level, text: LocalizedText, field: String? = nil, source: Slug) {
        (self.level, self.text, self.field, self.source) = (level, text, field, source)
    }
}

/// A point that a plugin suggests for the agenda, with its reason.
public struct SuggestedPoint: Hashable, Sendable {
    public let text: LocalizedText
    public let reason: LocalizedText
    public let source: Slug

    public init(text: LocalizedText, reason: LocalizedText, source: Slug) {
        (self.text, self.reason, self.source) = (text, reason, source)
    }
}

/// An agreement that a plugin suggests; people accept or drop it, and it is never created silently.
public struct SuggestedAgreement: Hashable, Sendable {
    public let title: LocalizedText
    public let reason: LocalizedText?
    public let responsible: Role?
    public let due: CalendarDate?
    public let firstStep: LocalizedText?
    public let followUp: LocalizedText?
    /// The plugin's template that it is made by.
    public let template: Slug?
    /// One of the template's areas.
    public let area: Slug?
    public let source: Slug

    public enum Role: String, CaseIterable, Hashable, Sendable { case employee, leader }

    public init(
        title: LocalizedText, reason: LocalizedText? = nil, responsible: Role? = nil, due: CalendarDate? = nil,
        firstStep: LocalizedText? = nil, followUp: LocalizedText? = nil, template: Slug? = nil, area: Slug? = nil, source: Slug
    ) {
        (self.title, self.reason, self.responsible, self.due) = (title, reason, responsible, due)
        (self.firstStep, self.followUp, self.template, self.area) = (firstStep, followUp, template, area)
        self.source = source
    }
}

/// A reminder that a plugin asks for; one per key, ever.
public struct SuggestedReminder: Hashable, Sendable {
    /// 1 to 100 visible ASCII characters, unique within the plugin and the pair.
    public let key: String
    public let due: CalendarDate
    public let to: Question.Answerer
    public let text: LocalizedText
    public let source: Slug

    public init(key: String, due: CalendarDate, to: Question.Answerer, text: LocalizedText, source: Slug) {
        (self.key, self.due, self.to, self.text, self.source) = (key, due, to, text, source)
    }
}
