import EnrumCore
import EnrumDomain

struct AuditDocument: Encodable {
    let rows: [Row]
    /// Where the next page goes on.
    let next: Int64?

    struct Row: Encodable {
        let sequence: Int64
        let at: Int64
        let actor: PersonDocument?
        let action: String
        let object: String?
        /// The day of the conversation it is about.
        let meetingDate: String?
        let fromOutside: Bool

        enum CodingKeys: String, CodingKey {
            case sequence, at, actor, action, object
            case meetingDate = "meeting_date"
            case fromOutside = "from_outside"
        }
    }

    init(_ view: AuditView) {
        next = view.next
        rows = view.rows.map { row in
            Row(
                sequence: row.sequence, at: row.at.milliseconds, actor: row.actor.flatMap { view.people[$0] }.map(PersonDocument.init),
                action: row.action, object: row.object, meetingDate: row.meeting.flatMap { view.meetings[$0]?.iso },
                fromOutside: row.fromOutside)
        }
    }
}

struct OperationsDocument: Encodable {
    let organisation: String?
    let language: String?
    let isDemo: Bool
    let people: Int
    let departments: Int
    let meetings: Int
    let agreements: Int
    let questionSets: Int
    let auditRows: Int
    let idleSeconds: Int64
    let absoluteSeconds: Int64
    let lastDeedAt: Int64?

    enum CodingKeys: String, CodingKey {
        case organisation, language, people, departments, meetings, agreements
        case isDemo = "is_demo"
        case questionSets = "question_sets"
        case auditRows = "audit_rows"
        case idleSeconds = "session_idle_seconds"
        case absoluteSeconds = "session_absolute_seconds"
        case lastDeedAt = "last_deed_at"
    }

    init(_ view: OperationsView) {
        (organisation, language, isDemo) = (view.organisation, view.language?.rawValue, view.isDemo)
        (people, departments, meetings) = (view.counts.people, view.counts.departments, view.counts.meetings)
        (agreements, questionSets, auditRows) = (view.counts.agreements, view.counts.questionSets, view.counts.auditRows)
        (idleSeconds, absoluteSeconds) = (view.sessionLimits.idle, view.sessionLimits.absolute)
        lastDeedAt = view.lastDeed?.milliseconds
    }
}
