/// What kind of conversation it is (samtaletype).
public struct MeetingType: Identifiable, Hashable, Sendable {
    public struct ID: Hashable, Sendable {
        public let rawValue: String
        public init(_ rawValue: String) { self.rawValue = rawValue }
        /// The conversation between an employee and their leader that everybody has.
        public static let oneToOne = ID("one_to_one")
    }

    public let id: ID
    /// Minutes that it usually takes.
    public let usualLengths: ClosedRange<Int>

    public init(id: ID, usualLengths: ClosedRange<Int>) { (self.id, self.usualLengths) = (id, usualLengths) }

    public static let oneToOne = MeetingType(id: .oneToOne, usualLengths: 30...60)
}
