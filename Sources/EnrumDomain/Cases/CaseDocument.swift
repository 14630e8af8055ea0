/// Something handed over in a case (brev, notat, referat). Its text never changes; what follows is added with time and person.
public struct CaseDocument: Identifiable, Hashable, Sendable, Codable {
    /// Its number within the case, from 1.
    public let number: Int
    /// The step it belongs to.
    public let step: Int
    public let kind: Kind
    public let title: String
    /// Plain text: paragraphs with an empty line between them, "# " before a heading, "- " before a point.
    public let body: String
    public let language: Language
    /// The template it was made from, "plugin/letter"; nil when it was written by hand.
    public let template: String?
    public let delivery: Delivery
    public internal(set) var handedOverBy: Person.ID?
    public internal(set) var handedOverAt: Instant
    /// When the employee first opened it here.
    public internal(set) var openedAt: Instant?
    public internal(set) var remarks: [Addition]
    /// The leader's clarifications, after remarks (I-14).
    public internal(set) var clarifications: [Addition]
    public internal(set) var filed: Stamp?
    /// When the employee handed it on to their companion; nil while they have not.
    public internal(set) var sharedWithCompanionAt: Instant?
    /// The last day for remarks; nil where there is none.
    public let remarksBy: CalendarDate?
    /// The closed day that it was moved from; nil when it was not moved.
    public let remarksMovedFrom: CalendarDate?

    public var id: Int { number }

    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable { case convening, note, minutes, hearing, warning, decision }

    /// How it reached the employee, and on which day: deadlines count from then.
    public struct Delivery: Hashable, Sendable, Codable {
        public let means: Means
        public let on: CalendarDate

        public enum Means: String, CaseIterable, Hashable, Sendable, Codable {
            /// In Enrum, at that moment.
            case here
            case inPerson = "in_person"
            case post
        }

        public init(_ means: Means, on date: CalendarDate) { (self.means, self.on) = (means, date) }
    }

    /// Something added for good.
    public struct Addition: Hashable, Sendable, Codable {
        public let by: Person.ID
        public let at: Instant
        public let text: String
        /// Whether it came after the deadline. It counts all the same.
        public let isLate: Bool

        public init(by: Person.ID, at: Instant, text: String, isLate: Bool = false) {
            (self.by, self.at, self.text, self.isLate) = (by, at, text, isLate)
        }

        /// Whether somebody who sends `text` now sends this one again.
        func isAgain(_ text: String, by person: Person.ID, at instant: Instant) -> Bool {
            by == person && self.text == text && at.isSameAct(as: instant)
        }
    }

    /// How long the same words from the same person are one act: a button that was pressed twice, or a request that was sent again.
    static let sameActMilliseconds: Int64 = 60_000

    public struct Stamp: Hashable, Sendable, Codable {
        public let by: Person.ID
        public let at: Instant

        public init(by: Person.ID, at: Instant) { (self.by, self.at) = (by, at) }
    }

    public init(
        number: Int, step: Int, kind: Kind, title: String, body: String, language: Language = .danish, template: String? = nil,
        delivery: Delivery, remarksBy: CalendarDate? = nil, remarksMovedFrom: CalendarDate? = nil
    ) {
        self.remarksMovedFrom = remarksMovedFrom
        (self.number, self.step, self.kind, self.title, self.body) = (number, step, kind, title, body)
        (self.language, self.template, self.delivery, self.remarksBy) = (language, template, delivery, remarksBy)
        (handedOverBy, handedOverAt, openedAt) = (nil, Instant(milliseconds: 0), nil)
        (remarks, clarifications, filed, sharedWithCompanionAt) = ([], [], nil, nil)
    }
}

extension Instant {
    func isSameAct(as other: Instant) -> Bool { abs(milliseconds - other.milliseconds) < CaseDocument.sameActMilliseconds }
}
