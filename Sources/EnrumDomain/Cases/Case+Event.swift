extension Case {
    /// Something that happened in a case, for good.
    public struct Event: Hashable, Sendable, Codable {
        /// Nil for the system itself.
        public let by: Person.ID?
        public let at: Instant
        /// The step it belongs to; nil for the case as a whole.
        public let step: Int?
        public let kind: Kind

        public init(by: Person.ID?, at: Instant, step: Int?, kind: Kind) {
            (self.by, self.at, self.step, self.kind) = (by, at, step, kind)
        }

        public enum Kind: Hashable, Sendable, Codable {
            case opened(topic: String)
            /// A new leader goes on with it.
            case carriedOn
            /// - Parameter on: The day; nil for what was kept before that day was.
            case namedHR(Person.ID?, on: CalendarDate?)
            case namedDecisionMaker(Person.ID?)
            case advised(from: String, text: String, on: CalendarDate)
            case began(stage: Slug, reason: String?, expects: [Decision])
            case planned(Appointment)
            /// - Parameter written: The day it was written down; the same for what else has one.
            case told(on: CalendarDate, written: CalendarDate?)
            /// The appointment that the employee knew of is another now.
            case moved(Appointment, agreed: String?)
            case handedOver(CaseDocument)
            case openedDocument(Int)
            case remarked(document: Int, text: String, isLate: Bool)
            case clarified(document: Int, text: String)
            case filed(document: Int)
            case sharedWithCompanion(document: Int)
            case companionInvited(person: Person.ID?, name: String)
            case companionRemoved
            case held(on: CalendarDate, written: CalendarDate?)
            case paused(reason: String?)
            case goesOn(Appointment)
            case continued(on: CalendarDate)
            case planSaved(ActionPlan)
            /// - Parameters:
            ///   - about: What is intended.
            ///   - chosen: The last day before it was moved off a closed day; the same for what else has one.
            case hearingStarted(document: Int, deadline: CalendarDate, about: Decision?, chosen: CalendarDate?)
            case askedForTime(reason: String, until: CalendarDate?)
            case answeredTime(until: CalendarDate?, reason: String?, chosen: CalendarDate?)
            case askedToWait
            case setStatementDeadline(CalendarDate, chosen: CalendarDate?)
            case stated(text: String, isLate: Bool)
            case overrideAsked(finding: String, reason: String, intended: Decision?)
            case overrideApproved(finding: String)
            case decided(Decision, CaseStep.Grounds, document: Int)
            case followedUp(Agreement.Outcome, next: Procedure.NextStep, note: String?)
            case noted(text: String, occurredOn: CalendarDate, isLate: Bool)
            case stepEnded(on: CalendarDate)
            case closed(CaseClosure.Reason, note: String?)
        }

        /// Who may know that it happened.
        public var audience: Audience {
            switch kind {
            case .opened, .namedHR, .namedDecisionMaker, .advised, .began, .planned, .overrideAsked, .overrideApproved, .noted: .workplace
            case .companionInvited, .companionRemoved, .sharedWithCompanion: .parties
            default: .parties
            }
        }

        public enum Audience: String, Hashable, Sendable {
            /// The leader, and HR and the decision maker where they take part.
            case workplace
            /// The employee too.
            case parties
        }
    }
}

extension Case.Event.Kind {
    /// What somebody wrote about it, that stands in no document: why stages were passed by, why it was paused, how it went.
    public var written: String? {
        switch self {
        case .began(_, let reason, _), .paused(let reason): reason
        case .followedUp(_, _, let note), .closed(_, let note): note
        case .overrideAsked(_, let reason, _), .askedForTime(let reason, _): reason
        case .answeredTime(_, let reason, _): reason
        default: nil
        }
    }

    /// The name of what happened, as files, logs and texts call it: `case.event.<name>`.
    public var name: String {
        switch self {
        case .opened: "opened"
        case .carriedOn: "carried_on"
        case .namedHR: "named_hr"
        case .namedDecisionMaker: "named_decision_maker"
        case .advised: "advised"
        case .began: "began"
        case .planned: "planned"
        case .told: "told"
        case .moved: "moved"
        case .handedOver: "handed_over"
        case .openedDocument: "opened_document"
        case .remarked: "remarked"
        case .clarified: "clarified"
        case .filed: "filed"
        case .sharedWithCompanion: "shared_with_companion"
        case .companionInvited: "companion_invited"
        case .companionRemoved: "companion_removed"
        case .held: "held"
        case .paused: "paused"
        case .goesOn: "goes_on"
        case .continued: "continued"
        case .planSaved: "plan_saved"
        case .hearingStarted: "hearing_started"
        case .askedForTime: "asked_for_time"
        case .answeredTime: "answered_time"
        case .askedToWait: "asked_to_wait"
        case .setStatementDeadline: "set_statement_deadline"
        case .stated: "stated"
        case .overrideAsked: "override_asked"
        case .overrideApproved: "override_approved"
        case .decided: "decided"
        case .followedUp: "followed_up"
        case .noted: "noted"
        case .stepEnded: "step_ended"
        case .closed: "closed"
        }
    }
}
