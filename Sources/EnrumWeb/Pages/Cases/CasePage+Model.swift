/// One case as its viewer may see it: the one next thing, the way so far, and what was handed over.
struct CasePage: Sendable {
    /// "Når adfærd skal ændres".
    let procedure: String
    let topic: String
    /// Who can read it, in a sentence.
    let readers: String
    /// What everybody starts from (I-41).
    var assumption: String?
    let now: Now
    var findings = FindingList()
    /// Who takes part, by role.
    let people: [Fact]
    /// Days that somebody must keep, the next first.
    let deadlines: [Deadline]
    /// Newest last.
    let steps: [Step]
    let papers: [Paper]
    /// Advice, notes and what was overruled: what the workplace has written down.
    var notes: [Note] = []
    /// What can be done beside the next thing; each folded.
    var more: [CaseForm] = []
    /// Where one goes besides.
    var links: [Link] = []
    /// "Afsluttet 3. december: det er blevet bedre".
    var closed: String?

    struct Now: Sendable {
        let title: String
        let text: String
        /// "Senest torsdag den 26. november, om 5 dage".
        var due: String?
        var isLate = false
        var action: Link?
        /// A thing that is done at once.
        var form: ActionForm?
        /// Others act now; nothing stands out.
        var isWaiting = false
    }

    struct Fact: Sendable {
        let name: String
        let value: String
        /// Where it can be read whole.
        var path: String?
    }

    struct Link: Sendable {
        let words: String
        let path: String
    }

    struct Deadline: Sendable {
        let words: String
        let who: String
        let isLate: Bool
        /// Why it is on another day than the number of days says.
        var hint: String?
    }

    struct Step: Sendable {
        /// "Trin 2: tilrettevisende samtale".
        let title: String
        /// "I gang", "Holdt 3. december".
        let state: String
        let isCurrent: Bool
        /// What was agreed about it: topic, time, place.
        var facts: [Fact] = []
        /// The plan of action, a line a point.
        var plan: [String] = []
        let events: [Event]
        let links: [Link]
        /// The stage's formalities, by row.
        var formalities: [Fact] = []
    }

    struct Event: Sendable {
        /// "3. dec. 2026 kl. 10.42".
        let at: String
        let words: String
    }

    /// A document that was handed over.
    struct Paper: Sendable {
        let number: Int
        let title: String
        let path: String
        /// "Udleveret 3. december af Peter".
        let words: String
        /// "Åbnet 4. december", "Har 1 bemærkning", "Journaliseret".
        let hints: [String]
    }

    struct Note: Sendable {
        let who: String
        let text: String
        var hint: String?
    }
}
