/// What kind of conversation it is (samtaletype), with the terms it is held on: frozen with the conversation when it is planned.
public struct MeetingType: Identifiable, Hashable, Sendable, Codable {
    /// "one_to_one", or "plugin/type".
    public struct ID: Hashable, Sendable, Codable {
        public let rawValue: String
        public init(_ rawValue: String) { self.rawValue = rawValue }

        /// The type `name` of a plugin.
        public init(plugin: Slug, name: Slug) { rawValue = "\(plugin)/\(name)" }

        /// The conversation between an employee and their leader that everybody has.
        public static let oneToOne = ID("one_to_one")

        /// The plugin that brings it; nil for the conversation that everybody has.
        public var plugin: Slug? { self == .oneToOne ? nil : Slug(rawValue.prefix { $0 != "/" }) }

        /// What a plugin calls it; nil when it is not that plugin's.
        public func name(in plugin: Slug) -> Slug? {
            self.plugin == plugin ? Slug(rawValue.dropFirst(plugin.rawValue.count + 1)) : nil
        }

        public init(from decoder: any Decoder) throws { rawValue = try decoder.singleValueContainer().decode(String.self) }

        public func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(rawValue)
        }
    }

    public let id: ID
    /// Nil for the conversation that everybody has, which needs no name.
    public let title: LocalizedText?
    /// When to hold one.
    public let description: LocalizedText?
    /// Minutes that it usually takes.
    public let usualLengths: ClosedRange<Int>
    /// Minutes to set aside for preparing, 5 to 480; nil when nothing is said about it (L-02).
    public let preparationMinutes: Int?
    public let prepares: Question.Answerer
    /// Whether each reads the other's preparation only when both have said that they are ready.
    public let revealsTogether: Bool
    /// Whether the employee has the questions beforehand (T-03).
    public var handsOut: Bool
    public let record: RecordKind
    /// Whether both are asked to say that they have seen the record (P-18).
    public let asksForAcknowledgement: Bool
    /// Whether only its plugin takes part: no base set, no other module.
    public let asksOwnQuestionsOnly: Bool
    public let plannedBy: Planner

    /// What is written in it: minutes, a short note, or nothing.
    public enum RecordKind: String, CaseIterable, Hashable, Sendable, Codable { case minutes, note, none }

    /// Who puts it on the calendar: the leader (and HR), or the employee as well (L-20).
    public enum Planner: String, CaseIterable, Hashable, Sendable, Codable { case leader, both }

    public init(
        id: ID, title: LocalizedText? = nil, description: LocalizedText? = nil, usualLengths: ClosedRange<Int> = 30...60,
        preparationMinutes: Int? = nil, prepares: Question.Answerer = .both, revealsTogether: Bool = false, handsOut: Bool = true,
        record: RecordKind = .minutes, asksForAcknowledgement: Bool = true, asksOwnQuestionsOnly: Bool = false,
        plannedBy: Planner = .leader
    ) {
        (self.id, self.title, self.description, self.usualLengths) = (id, title, description, usualLengths)
        (self.preparationMinutes, self.prepares, self.revealsTogether) = (preparationMinutes, prepares, revealsTogether)
        (self.handsOut, self.record, self.asksForAcknowledgement) = (handsOut, record, asksForAcknowledgement)
        (self.asksOwnQuestionsOnly, self.plannedBy) = (asksOwnQuestionsOnly, plannedBy)
    }

    public static let oneToOne = MeetingType(id: .oneToOne)

    /// Minutes that a plan proposes: in the middle of what is usual, in fives.
    public var usualLength: Int {
        let middle = (usualLengths.lowerBound + usualLengths.upperBound) / 2
        let inFives = (middle + 2) / 5 * 5
        return usualLengths.contains(inFives) ? inFives : middle
    }
}
