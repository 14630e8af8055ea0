/// A function that a plugin's `rules.lua` may have, called by the host with a snapshot.
public enum Hook: String, CaseIterable, Hashable, Sendable, Codable {
    /// Further questions for this meeting.
    case questions
    /// Findings on one answer, for the one who writes it.
    case checkAnswer = "check_answer"
    /// Findings on the whole conversation.
    case checkMeeting = "check_meeting"
    /// Findings on one agreement.
    case checkAgreement = "check_agreement"
    /// Findings on a transition of a meeting or an agreement.
    case `guard`
    /// Drafts of agreements, for people to accept or drop.
    case suggestAgreements = "suggest_agreements"
    /// Suggested points for the agenda.
    case agenda
    /// A section of the report.
    case report
    /// What somebody should be reminded of.
    case reminders
    /// The numbers that the manifest declares.
    case metrics
    /// Settings of an older version.
    case migrate

    /// Whom it is called for: its snapshot holds only what all of them may read, and its result goes to nobody else.
    public var audience: PluginAudience {
        switch self {
        case .checkAnswer: .author
        case .reminders, .metrics, .migrate: .background
        case .questions, .checkMeeting, .checkAgreement, .guard, .suggestAgreements, .agenda, .report: .pair
        }
    }
}

/// For whom a hook is called (DESIGN, principle 3).
public enum PluginAudience: String, CaseIterable, Hashable, Sendable {
    /// The one who is writing.
    case author
    /// Both of the pair.
    case pair
    /// Nobody: the host itself. Its snapshots hold ids, dates, states and numbers, never text.
    case background
}
