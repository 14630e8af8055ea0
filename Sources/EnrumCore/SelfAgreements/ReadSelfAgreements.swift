public import EnrumDomain

/// One's agreements with oneself, and which of them one is reminded of today.
public struct SelfAgreementsView: Sendable {
    /// Open ones by the day they are followed up, then those that are over, the latest first.
    public let agreements: [SelfAgreement]
    public let due: [SelfAgreement.ID: SelfAgreement.Due]
    public let today: CalendarDate

    public static let none = SelfAgreementsView(agreements: [], due: [:], today: CalendarDate(daysSinceEpoch: 0))

    /// Those that came out of a conversation, in the order they were made.
    public func made(in meeting: Meeting.ID) -> [SelfAgreement] {
        agreements.filter { $0.meeting == meeting }.sorted { ($0.madeAt, $0.id) < ($1.madeAt, $1.id) }
    }
}

/// Reads the viewer's own agreements with themselves; there is no way to ask for anybody else's.
public struct ReadSelfAgreements: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(as viewer: Viewer) async throws -> SelfAgreementsView {
        let (clock, today) = (environment.clock, environment.clock.today)
        let all = try await environment.store.read { transaction in
            try transaction.selfAgreements(of: viewer.id).filter { agreement in
                AccessPolicy.allows(.read, .selfAgreement, for: agreement.relations(of: viewer.id))
            }
        }
        let open = all.filter(\.isOpen).sorted { ($0.content.followUpOn, $0.id) < ($1.content.followUpOn, $1.id) }
        let over = all.filter { !$0.isOpen }.sorted { ($0.lastAt, $0.id) > ($1.lastAt, $1.id) }
        let due = open.compactMap { agreement in agreement.due(on: today) { clock.day(of: $0) }.map { (agreement.id, $0) } }
        return SelfAgreementsView(
            agreements: open + over, due: Dictionary(due, uniquingKeysWith: { first, _ in first }), today: today)
    }
}

/// Reads one of them.
public struct ReadSelfAgreement: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``NotFound`` for everybody but its author.
    public func callAsFunction(_ id: SelfAgreement.ID, as viewer: Viewer) async throws -> SelfAgreement {
        try await environment.store.read { try $0.own(id, as: viewer, .read) }
    }
}

extension SelfAgreement {
    fileprivate var madeAt: Int64 { history.first?.at.milliseconds ?? 0 }
    fileprivate var lastAt: Int64 { history.last?.at.milliseconds ?? 0 }
}
