import EnrumDomain
import Testing

/// What can be said of a condition before anything is answered.
struct SettledConditionTests {
    private static let open = Condition.answered(.answer(QuestionID(stored: "a/b")))
    private static let yes = Condition.compare(.eq, .meeting("type"), .value(.text("one_to_one")))
    private static let no = Condition.not(yes)

    static let cases: [(Condition, Bool?)] = [
        (open, nil), (yes, true), (no, false), (.not(open), nil), (.all([yes, open]), nil), (.all([no, open]), false),
        (.all([yes, yes]), true),
        (.any([yes, open]), true), (.any([no, open]), nil), (.any([no, no]), false), (.all([]), true), (.any([]), false),
        (.compare(.gt, .count(.answer(QuestionID(stored: "a/b"))), .value(.number(1))), nil),
        (.compare(.lt, .daysSince(.today), .value(.number(1))), true), (.isIn(.answer(QuestionID(stored: "a/b")), [.number(1)]), nil),
        (.contains(.meeting("type"), .text("one")), true), (.contains(.answer(QuestionID(stored: "a/b")), .text("x")), nil),
    ]

    @Test(arguments: cases)
    func `It holds or fails whatever is answered, or waits for an answer`(condition: Condition, expected: Bool?) {
        let facts = Condition.Facts(today: CalendarDate(daysSinceEpoch: 20_000), meeting: ["type": .text("one_to_one")])
        #expect(condition.settled(given: facts) == expected)
    }
}
