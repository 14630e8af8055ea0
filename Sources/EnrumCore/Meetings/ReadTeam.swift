public import EnrumDomain

/// A leader's conversations at a glance (Mine samtaler): who is next, who is overdue, what is open.
public struct TeamView: Sendable {
    public let rows: [Row]
    public let today: CalendarDate

    public struct Row: Sendable {
        public let person: Person
        /// The open conversation with the earliest date.
        public let next: Meeting?
        /// The open ones after it, by date.
        public let later: [Meeting]
        /// The newest that was held.
        public let last: Meeting?
        public let openAgreements: Int
        public let overdueAgreements: Int
    }
}

/// Reads the leader's list. Someone who leads nobody gets an empty one.
public struct ReadTeam: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// Cost: three queries, however many are in the team.
    public func callAsFunction(as viewer: Viewer) async throws -> TeamView {
        let today = environment.clock.today
        return try await environment.store.read { transaction in
            let team = try transaction.team(of: viewer.id)
            let meetings = Dictionary(grouping: try transaction.currentMeetings(ofLeader: viewer.id), by: \.employee)
            let agreements = Dictionary(grouping: try transaction.openAgreements(ofTeam: viewer.id), by: \.employee)
            let rows = team.map { person in
                let meetings = meetings[person.id] ?? []
                let agreements = agreements[person.id] ?? []
                let open = meetings.filter(\.isOpen).sorted { ($0.schedule.date, $0.id) < ($1.schedule.date, $1.id) }
                return TeamView.Row(
                    person: person, next: open.first, later: Array(open.dropFirst()),
                    last: meetings.filter { $0.phase == .closed }.max { $0.schedule.date < $1.schedule.date },
                    openAgreements: agreements.count, overdueAgreements: agreements.count { $0.isOverdue(on: today) })
            }
            return TeamView(rows: rows, today: today)
        }
    }
}

extension Meeting {
    /// Neither closed nor ended.
    public var isOpen: Bool {
        switch phase {
        case .planned, .before, .during, .after: true
        case .closed, .ended: false
        }
    }
}
