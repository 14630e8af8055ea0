import EnrumTexts

/// An agreement with oneself, as its author alone sees it.
struct SelfAgreementCard: Sendable {
    let id: String
    let title: String
    /// The agreement's own page.
    let path: String
    /// "Følg op onsdag den 2. december, uge 49".
    let stateWords: String
    let isDue: Bool
    /// What, when and how, each with its name, as far as it is there.
    let facts: [(name: String, value: String)]
    /// Ticks it off as done; nil where it cannot be done from here.
    var tick: ActionForm?

    func view(_ layout: Layout) -> HTML {
        """
        <article class="agreement\(if: isDue, " overdue")" id="self/\(id)">
        <h3><a href="\(path)">\(title)</a></h3>
        <p class="agreement-state">\(stateWords)</p>
        \(factList)\(tick.map { "<div class=\"agreement-actions\">\($0.view(layout))</div>" })
        </article>

        """
    }

    var factList: HTML {
        "<dl>\n\(facts.html { "<div><dt>\($0.name)</dt><dd>\($0.value)</dd></div>\n" })</dl>\n"
    }
}

/// One's agreements with oneself on a page that holds more: tinted, and with the word that says that nobody else reads them.
struct SelfAgreementSection: Sendable {
    let title: String
    let help: String
    let lane: LaneNote
    let cards: [SelfAgreementCard]
    /// What is said where there are none.
    let empty: String
    /// Those that are over, folded.
    var ended: [SelfAgreementCard] = []
    /// Room for a new one; nil where none can be made.
    var form: SelfAgreementForm?
    /// Other templates to write it by.
    var templates: SuggestionList?
    /// The words on the fold that the form lies in; nil where it stands open.
    var fold: String?
    /// Whether the fold stands open: something is being written in it.
    var isUnfolded = false

    /// Whether one stands half written in the form, or must be mended.
    var isBeingWritten: Bool { isUnfolded || form?.errors.isEmpty == false }

    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            <section class="private self-agreements no-print" id="self-agreements" aria-labelledby="self-title"><h2 id="self-title">\(title)</h2>
            <p class="help">\(help)</p>
            \(lane.view(lock: lane.lockWord(t)))
            \(cards.isEmpty ? "<p class=\"hint\">\(empty)</p>" : cards.html { $0.view(layout) })
            \(if: fold == nil, templates?.view("self-templates", layout) ?? .nothing)\(formView(layout))\(ended.isEmpty ? nil : endedView(layout))</section>

            """
    }

    private func formView(_ layout: Layout) -> HTML? {
        guard let form else { return nil }
        guard let fold else { return form.view(layout) }
        return """
            <details class="section" id="self-new"\(flag: "open", isBeingWritten)><summary>\(fold)</summary>
            \(templates?.view("self-templates", layout))\(form.view(layout))</details>

            """
    }

    private func endedView(_ layout: Layout) -> HTML {
        """
        <details class="section" id="self-ended"><summary>\(layout.texts("self_agreement.ended_ones", count: ended.count))</summary>
        \(ended.html { $0.view(layout) })</details>

        """
    }
}

/// The agreements with oneself that one is reminded of, on one's own front page.
struct SelfReminderList: Sendable {
    var rows: [Row] = []
    var lane: LaneNote?

    struct Row: Sendable {
        let title: String
        let path: String
        /// "I dag ville du følge op: se kalenderen igennem".
        let why: String
        let tick: ActionForm
    }

    func view(_ layout: Layout) -> HTML {
        guard !rows.isEmpty else { return .nothing }
        let t = layout.texts
        return """
            <section class="private reminders no-print" aria-labelledby="self-reminders"><h2 id="self-reminders">\(t("self_agreement.reminders"))</h2>
            \(lane?.view(lock: lane?.lockWord(t)))
            <ul class="points">\(rows.html { row in
                "<li><div class=\"point\"><a class=\"point-text\" href=\"\(row.path)\">\(row.title)</a><br><span class=\"hint\">\(row.why)</span></div><div class=\"point-actions\">\(row.tick.view(layout))</div></li>\n"
            })</ul></section>

            """
    }
}
