import EnrumDomain

/// What happened between two people, deed by deed.
struct Story: Sendable {
    private(set) var steps: [Step] = []

    /// When something happens, seen from the day the demo is made.
    enum Moment: Hashable, Sendable {
        /// So many days from today, negative in the past, at a time on the wall.
        case day(Int, String)
        case minutesAgo(Int)
    }

    struct Step: Sendable {
        let moment: Moment
        let person: Person
        let deed: @Sendable (Someone, Days) async throws -> Void
    }

    init(_ write: (inout Story) -> Void) { write(&self) }

    /// Someone does something `day` days from now; in the demo that is never later than now.
    mutating func on(_ day: Int, _ time: String, _ person: Person, _ deed: @escaping @Sendable (Someone, Days) async throws -> Void) {
        steps.append(Step(moment: .day(day, time), person: person, deed: deed))
    }

    mutating func on(_ day: Int, _ time: String, _ person: Person, _ deed: @escaping @Sendable (Someone) async throws -> Void) {
        on(day, time, person) { someone, _ in try await deed(someone) }
    }

    mutating func ago(_ minutes: Int, _ person: Person, _ deed: @escaping @Sendable (Someone, Days) async throws -> Void) {
        steps.append(Step(moment: .minutesAgo(minutes), person: person, deed: deed))
    }

    mutating func ago(_ minutes: Int, _ person: Person, _ deed: @escaping @Sendable (Someone) async throws -> Void) {
        ago(minutes, person) { someone, _ in try await deed(someone) }
    }
}

extension [Story.Step] {
    /// The order in which they happen; what happens at the same time happens in the order told.
    var inOrder: [Story.Step] {
        enumerated().sorted { left, right in
            (left.element.moment.order, left.offset) < (right.element.moment.order, right.offset)
        }.map(\.element)
    }
}

extension Story.Moment {
    /// Minutes, counted so that all of today comes after every earlier day.
    fileprivate var order: Int {
        switch self {
        case .day(let day, let time): day * 1440 + (TimeOfDay(time)?.minutes ?? 0)
        case .minutesAgo(let minutes): 1440 - minutes
        }
    }
}
