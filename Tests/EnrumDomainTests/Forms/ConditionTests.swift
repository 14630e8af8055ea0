import EnrumDomain
import Testing

struct ConditionTests {
    static let score = QuestionID(stored: "trivsel/score")
    static let text = QuestionID(stored: "trivsel/text")
    static let tools = QuestionID(stored: "trivsel/tools")
    static let absent = QuestionID(stored: "trivsel/absent")

    static func facts() throws -> Condition.Facts {
        Condition.Facts(
            today: try #require(CalendarDate(iso: "2026-11-24")),
            answers: [score: .number(4), text: .text("Jeg har travlt"), tools: .list(["regneark", "kalender"])],
            meeting: ["date": .date(try #require(CalendarDate(iso: "2026-11-30")))],
            agreement: ["deadline": .text("2026-11-10")],
            settings: ["is_public": .yesNo(true)])
    }

    private static let always = Condition.compare(.eq, .value(.number(1)), .value(.number(1)))
    private static let never = Condition.compare(.eq, .value(.number(1)), .value(.number(2)))

    static let table: [(Condition, Bool)] = [
        (.all([]), true), (.any([]), false), (.all([always, always]), true), (.all([always, never]), false), (.any([never, always]), true),
        (.any([never, never]), false), (.not(always), false), (.not(never), true), (.not(.not(always)), true),
        (.compare(.lt, .answer(score), .value(.number(5))), true), (.compare(.lt, .answer(score), .value(.number(4))), false),
        (.compare(.lte, .answer(score), .value(.number(4))), true), (.compare(.gt, .answer(score), .value(.number(4))), false),
        (.compare(.gte, .answer(score), .value(.number(4))), true), (.compare(.eq, .answer(score), .value(.number(4))), true),
        (.compare(.ne, .answer(score), .value(.number(4))), false), (.compare(.ne, .answer(score), .value(.number(3))), true),
        (.answered(.answer(score)), true), (.answered(.answer(absent)), false), (.not(.answered(.answer(absent))), true),
        (.isIn(.answer(score), [.number(3), .number(4)]), true), (.isIn(.answer(score), [.number(5)]), false),
        (.isIn(.answer(score), []), false), (.isIn(.answer(score), [.text("4")]), false),
        (.contains(.answer(text), .text("TRAVLT")), true), (.contains(.answer(text), .text("rolig")), false),
        (.contains(.answer(text), .text("")), false), (.contains(.answer(tools), .text("kalender")), true),
        (.contains(.answer(tools), .text("kalend")), false), (.contains(.answer(score), .text("4")), false),
        (.compare(.gte, .count(.answer(tools)), .value(.number(2))), true),
        (.compare(.gt, .count(.answer(tools)), .value(.number(2))), false),
        (.compare(.eq, .count(.answer(text)), .value(.number(14))), true),
        (.compare(.lt, .today, .meeting("date")), true), (.compare(.eq, .meeting("date"), .value(.text("2026-11-30"))), true),
        (.compare(.gt, .meeting("date"), .value(.text("2026-11-29"))), true),
        (.compare(.eq, .daysSince(.agreement("deadline")), .value(.number(14))), true),
        (.compare(.lt, .daysSince(.meeting("date")), .value(.number(0))), true),
        (.compare(.eq, .setting("is_public"), .value(.yesNo(true))), true),
        (.compare(.eq, .setting("is_public"), .value(.text("yes"))), false),
        (.compare(.lt, .value(.text("a")), .value(.text("b"))), false), (.compare(.gt, .value(.text("b")), .value(.text("a"))), false),
        (.compare(.eq, .value(.text("2026-02-30")), .value(.text("2026-02-30"))), true),
    ]

    @Test(arguments: table)
    func `A condition holds as its table says`(condition: Condition, expected: Bool) throws {
        #expect(condition.holds(given: try Self.facts()) == expected)
    }

    static let onAbsent: [(Condition, Bool)] = [
        (.compare(.eq, .answer(absent), .value(.number(0))), false), (.compare(.lt, .answer(absent), .value(.number(0))), false),
        (.compare(.lte, .answer(absent), .value(.number(0))), false), (.compare(.gt, .answer(absent), .value(.number(0))), false),
        (.compare(.gte, .answer(absent), .value(.number(0))), false), (.compare(.ne, .answer(absent), .value(.number(0))), true),
        (.compare(.ne, .value(.number(0)), .answer(absent)), true), (.compare(.eq, .answer(absent), .answer(absent)), false),
        (.compare(.ne, .answer(absent), .meeting("nothing")), false), (.isIn(.answer(absent), [.number(1)]), false),
        (.contains(.answer(absent), .text("a")), false), (.compare(.eq, .count(.answer(absent)), .value(.number(0))), false),
        (.compare(.gt, .daysSince(.answer(absent)), .value(.number(0))), false),
        (.compare(.gt, .daysSince(.answer(text)), .value(.number(0))), false), (.answered(.count(.answer(absent))), false),
        (.answered(.setting("nothing")), false), (.answered(.agreement("nothing")), false),
    ]

    @Test(arguments: onAbsent)
    func `Nothing but "differs" holds for what is absent`(condition: Condition, expected: Bool) throws {
        #expect(condition.holds(given: try Self.facts()) == expected)
    }

    @Test(
        arguments: [
            (always, 3), (.all([]), 1), (.all([always, never]), 7), (.not(always), 4), (.answered(.answer(score)), 2),
            (.contains(.answer(score), .text("a")), 3), (.isIn(.answer(score), [.number(1), .number(2)]), 4),
            (.compare(.gt, .count(.answer(score)), .daysSince(.today)), 5),
        ] as [(Condition, Int)])
    func `Every part of a condition counts as a node`(condition: Condition, nodes: Int) {
        #expect(condition.nodes == nodes)
    }

    @Test func `A condition names every question it looks at`() {
        let condition = Condition.all([
            .any([.answered(.answer(Self.score))]), .not(.contains(.answer(Self.text), .text("x"))),
            .compare(.eq, .count(.answer(Self.tools)), .daysSince(.answer(Self.absent))), .isIn(.today, []),
        ])
        #expect(condition.questions == [Self.score, Self.text, Self.tools, Self.absent])
    }
}
