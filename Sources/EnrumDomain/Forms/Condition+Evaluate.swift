extension Condition {
    /// What a condition is evaluated against. What is absent is nil, and a comparison with nil does not hold.
    public struct Facts: Sendable {
        public var today: CalendarDate
        public var answers: [QuestionID: Value]
        public var meeting: [String: Value]
        public var agreement: [String: Value]
        public var settings: [String: Value]

        public init(
            today: CalendarDate, answers: [QuestionID: Value] = [:], meeting: [String: Value] = [:], agreement: [String: Value] = [:],
            settings: [String: Value] = [:]
        ) {
            (self.today, self.answers, self.meeting, self.agreement, self.settings) = (today, answers, meeting, agreement, settings)
        }
    }

    /// Whether it holds.
    public func holds(given facts: Facts) -> Bool {
        switch self {
        case .all(let conditions): conditions.allSatisfy { $0.holds(given: facts) }
        case .any(let conditions): conditions.contains { $0.holds(given: facts) }
        case .not(let condition): !condition.holds(given: facts)
        case .answered(let operand): operand.value(given: facts) != nil
        case .isIn(let operand, let values): operand.value(given: facts).map { value in values.contains { $0.equals(value) } } ?? false
        case .contains(let operand, let needle): operand.value(given: facts)?.contains(needle) ?? false
        case .compare(let comparison, let left, let right):
            if let left = left.value(given: facts), let right = right.value(given: facts) {
                comparison.holds(left, right)
            } else {
                comparison == .ne && (left.value(given: facts) != nil || right.value(given: facts) != nil)
            }
        }
    }
}

extension Condition {
    /// Whether it holds whatever is answered (true), or fails (false); nil while that is for an answer to say.
    ///
    /// - Parameter facts: Everything but answers.
    public func settled(given facts: Facts) -> Bool? {
        switch self {
        case .all(let conditions):
            let outcomes = conditions.map { $0.settled(given: facts) }
            return outcomes.contains(false) ? false : outcomes.contains(nil) ? nil : true
        case .any(let conditions):
            let outcomes = conditions.map { $0.settled(given: facts) }
            return outcomes.contains(true) ? true : outcomes.contains(nil) ? nil : false
        case .not(let condition): return condition.settled(given: facts).map { !$0 }
        case .compare(_, let left, let right): return left.isAnswer || right.isAnswer ? nil : holds(given: facts)
        case .isIn(let operand, _), .answered(let operand), .contains(let operand, _):
            return operand.isAnswer ? nil : holds(given: facts)
        }
    }
}

extension Condition.Operand {
    fileprivate var isAnswer: Bool {
        switch self {
        case .answer: true
        case .count(let operand), .daysSince(let operand): operand.isAnswer
        case .meeting, .agreement, .setting, .today, .value: false
        }
    }

    func value(given facts: Condition.Facts) -> Condition.Value? {
        switch self {
        case .answer(let id): facts.answers[id]
        case .meeting(let name): facts.meeting[name]
        case .agreement(let name): facts.agreement[name]
        case .setting(let name): facts.settings[name]
        case .today: .date(facts.today)
        case .value(let value): value
        case .count(let operand): operand.value(given: facts).map { .number(Double($0.count)) }
        case .daysSince(let operand): operand.value(given: facts)?.date.map { .number(Double($0.days(to: facts.today))) }
        }
    }
}

extension Condition.Comparison {
    func holds(_ left: Condition.Value, _ right: Condition.Value) -> Bool {
        switch self {
        case .eq: left.equals(right)
        case .ne: !left.equals(right)
        case .lt: left.order(before: right) == true
        case .lte: left.order(before: right) == true || left.equals(right)
        case .gt: right.order(before: left) == true
        case .gte: right.order(before: left) == true || left.equals(right)
        }
    }
}

extension Condition.Value {
    /// A date, or a text that reads as one.
    var date: CalendarDate? {
        switch self {
        case .date(let date): date
        case .text(let text): CalendarDate(iso: text)
        default: nil
        }
    }

    var count: Int {
        switch self {
        case .text(let text): text.count
        case .list(let items): items.count
        case .number, .yesNo, .date: 1
        }
    }

    func equals(_ other: Self) -> Bool {
        if let date, let otherDate = other.date { return date == otherDate }
        return self == other
    }

    /// Nil when the two cannot be put in order.
    func order(before other: Self) -> Bool? {
        if let date, let otherDate = other.date { return date < otherDate }
        guard case .number(let left) = self, case .number(let right) = other else { return nil }
        return left < right
    }

    func contains(_ needle: Self) -> Bool {
        switch (self, needle) {
        case (.list(let items), .text(let item)): items.contains(item)
        case (.text(let text), .text(let part)): !part.isEmpty && text.lowercased().contains(part.lowercased())
        default: false
        }
    }
}
