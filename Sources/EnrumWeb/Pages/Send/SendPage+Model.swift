/// HR sends the form (P-02): whom, when, a look at what they will be asked, and then what became of it. Three steps of one form.
struct SendPage: Sendable {
    /// What was searched for.
    let search: String
    let results: [Row]
    /// "Viser 50 af 214. Søg på et navn for at finde flere."; nil when all are shown.
    let more: String?
    /// Chosen before and not among the results: kept, and shown first.
    let chosen: [Row]
    let schedule: ScheduleFields
    var error: String?

    struct Row: Sendable {
        let id: String
        let name: String
        /// "Solstrålen, samtale med Mette Holm".
        let words: String
        let isChosen: Bool
        /// Nobody to talk with, or nothing to be asked.
        let canReceive: Bool
    }
}

/// When and where, as typed.
struct ScheduleFields: Sendable {
    var date = ""
    var time = ""
    var length = ""
    var place = ""
    /// What to mend, by field.
    var errors: [String: String] = [:]
}

/// The last look before it is sent.
struct SendPreviewPage: Sendable {
    let recipients: [Recipient]
    /// "tirsdag den 24. november, uge 48, kl. 10.00. 45 minutter.".
    let when: String
    /// Each different form once, with those who get it.
    let forms: [Form]
    /// Sent along as it was typed.
    let schedule: ScheduleFields

    struct Recipient: Sendable {
        let id: String
        /// Names the new conversation, so that sending twice sends once.
        let key: String
        let words: String
    }

    struct Form: Sendable {
        /// "Det her skema får Amalie Friis og Bjarne Lund".
        let title: String
        let questions: [QuestionField]
    }
}

/// What became of it, person by person.
struct SentPage: Sendable {
    let summary: String
    let sent: [String]
    /// Each with the reason.
    let notSent: [(name: String, reason: String)]
}
