/// Who may do what, as data: the one table behind every page, API answer, export, print, search and count (SECURITY, "Who may do what").
///
/// What is not in the table is denied.
public enum AccessMatrix {
    /// How someone stands to an object. One person can stand in several ways; what any of them allows is allowed.
    public enum Relation: String, CaseIterable, Hashable, Sendable {
        /// The one who wrote it.
        case author
        /// The employee of the conversation.
        case employee
        /// The leader of the conversation, who still is the employee's leader.
        case leader
        /// The leader of the conversation, who no longer is.
        case formerLeader
        /// The employee's leader now, who was not in the conversation.
        case newLeader
        /// The leader of the employee's leader.
        case leadersLeader
        /// HR for the employee's department, and neither the employee, nor under their own leader's eyes (rule d).
        case hr
        case admin
        /// Responsible for an agreement without being one of the two.
        case responsible
        /// HR named on a case, from the stage where HR takes part, while they are HR for the employee's department (I-21, rule d).
        case namedHR
        /// Named to decide in a case.
        case decisionMaker
        /// Invited by the employee, while the case is open (rule g).
        case companion
        /// Who can say yes to getting past a block: HR named on the case, or the leader's leader where there is none.
        case secondPerson
        /// Anybody else who is signed in.
        case colleague
    }

    /// What something can be done to.
    public enum Object: String, CaseIterable, Hashable, Sendable {
        /// That there is a conversation, when and where, and how far it has come.
        case meeting
        /// Asking one's own leader for a conversation of a kind that invites it (L-20).
        case invitation
        /// Answers and points that are not shared yet.
        case draft
        /// Answers that were shared.
        case preparation
        /// The leader's answers and added questions, points of the agenda, and what is said about each question.
        case conversation
        case privateNote
        /// What a leader has written to themselves about the conversations (P-21).
        case reflection
        case minutes
        case confidentialPassage
        case openAgreement
        case closedAgreement
        /// An agreement as somebody outside the pair sees it who is responsible for it: title and deadline.
        case agreementTitle
        /// What someone has agreed with themselves: theirs alone, whoever asks.
        case selfAgreement
        case questionSet
        /// What is installed, what it may read, and how it fares.
        case plugin
        /// Whether a plugin is on in a department, and its settings there.
        case module
        /// Which modules are on where one works, what each may read, and what HR recommends there.
        case activeModules
        /// The name, department, leader and workplace of someone.
        case person
        /// That there is a case; the list is itself such content.
        case caseList
        /// What happened in a case, as far as it is not one of the following.
        case formalCase
        case casePreparation
        case casePrivateNote
        /// What will be a note or minutes.
        case caseRecordDraft
        /// What was handed over; a companion has those alone that the employee handed on.
        case caseDocument
        case hearingDraft
        case hearing
        case caseDecision
        /// A request to get past a block: the rule and the reason.
        case caseOverrule
        case personnelFile
        /// The organisation's letters.
        case letter
        /// Rows of the audit log that concern the person.
        case auditLog
        /// Sign-ins, refusals, imports: no conversations.
        case securityLog
    }

    public enum Verb: String, CaseIterable, Hashable, Sendable {
        case read
        case write
        /// Add a remark or an acknowledgement, without changing what stands there.
        case comment
        /// Let the other read it, or take it back.
        case share
        /// Plan a conversation and send its form.
        case plan
        /// Mark an agreement as kept; of one that is closed the rules say so.
        case finish
    }

    /// The table.
    public static let allowed: [Object: [Relation: Set<Verb>]] = [
        .meeting: [
            .employee: [.read, .write],
            .leader: [.read, .write, .plan],
            .hr: [.plan],
        ],
        .invitation: [
            .author: [.plan]
        ],
        .draft: [
            .author: [.read, .write, .share]
        ],
        .preparation: [
            .employee: [.read, .write, .share],
            .leader: [.read, .comment],
        ],
        .conversation: [
            .employee: [.read, .write],
            .leader: [.read, .write],
        ],
        .privateNote: [
            .author: [.read, .write]
        ],
        .reflection: [
            .author: [.read, .write]
        ],
        .minutes: [
            .employee: [.read, .write, .comment],
            .leader: [.read, .write, .comment],
        ],
        .confidentialPassage: [
            .employee: [.read, .write, .comment],
            .leader: [.read, .write, .comment],
        ],
        .openAgreement: [
            .employee: [.read, .write, .finish],
            .leader: [.read, .write, .finish],
            .newLeader: [.read, .write, .finish],
        ],
        .closedAgreement: [
            .employee: [.read, .write, .finish],
            .leader: [.read, .write, .finish],
        ],
        .agreementTitle: [
            .responsible: [.read, .finish]
        ],
        .selfAgreement: [
            .author: [.read, .write]
        ],
        .caseList: [
            .employee: [.read],
            .leader: [.read, .write],
            .namedHR: [.read],
            .decisionMaker: [.read],
            .companion: [.read],
        ],
        .formalCase: [
            .employee: [.read, .comment],
            .leader: [.read, .write],
            .namedHR: [.read, .comment],
            .decisionMaker: [.read],
        ],
        .casePreparation: [
            .author: [.read, .write]
        ],
        .casePrivateNote: [
            .author: [.read, .write]
        ],
        .caseRecordDraft: [
            .author: [.read, .write],
            .namedHR: [.read, .write],
        ],
        .caseDocument: [
            .employee: [.read, .comment, .share],
            .leader: [.read, .write, .comment],
            .namedHR: [.read],
            .decisionMaker: [.read],
            .companion: [.read],
        ],
        .hearingDraft: [
            .author: [.read, .write, .share]
        ],
        .hearing: [
            .employee: [.read, .comment],
            .leader: [.read, .write],
            .namedHR: [.read],
            .decisionMaker: [.read],
        ],
        .caseDecision: [
            .employee: [.read],
            .leader: [.read],
            .namedHR: [.read],
            .decisionMaker: [.read, .write],
        ],
        .caseOverrule: [
            .leader: [.read, .write],
            .namedHR: [.read],
            .decisionMaker: [.read, .write],
            .secondPerson: [.read, .finish],
        ],
        .personnelFile: [
            .employee: [.read],
            .leader: [.read, .write],
            .namedHR: [.read, .write],
            .decisionMaker: [.read],
        ],
        .letter: [
            .hr: [.read, .write],
            .admin: [.read, .write],
        ],
        .questionSet: [
            .employee: [.read],
            .leader: [.read],
            .hr: [.read, .write],
            .admin: [.read, .write],
            .colleague: [.read],
        ],
        .plugin: [
            .hr: [.read],
            .admin: [.read, .write],
        ],
        .module: [
            .hr: [.read, .write],
            .admin: [.read, .write],
        ],
        .activeModules: [
            .leader: [.read],
            .hr: [.read],
            .admin: [.read],
            .colleague: [.read],
        ],
        .person: [
            .author: [.read],
            .leader: [.read],
            .leadersLeader: [.read],
            .employee: [.read],
            .hr: [.read],
            .admin: [.read, .write],
        ],
        .auditLog: [
            .author: [.read]
        ],
        .securityLog: [
            .admin: [.read]
        ],
    ]
}

/// The policy: asks the table.
public enum AccessPolicy {
    /// Whether someone who stands in `relations` to the object may do `verb` to it.
    public static func allows(_ verb: AccessMatrix.Verb, _ object: AccessMatrix.Object, for relations: Set<AccessMatrix.Relation>) -> Bool {
        guard let row = AccessMatrix.allowed[object] else { return false }
        return relations.contains { row[$0]?.contains(verb) == true }
    }

    /// Refuses as if the object did not exist.
    public static func require(_ verb: AccessMatrix.Verb, _ object: AccessMatrix.Object, for relations: Set<AccessMatrix.Relation>)
        throws(NotFound)
    {
        guard allows(verb, object, for: relations) else { throw NotFound() }
    }
}
