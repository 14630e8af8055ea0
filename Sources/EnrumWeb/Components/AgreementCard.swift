import EnrumTexts

/// One agreement: what, who, by when, how it stands and how it came to look so.
struct AgreementCard: Sendable {
    let id: String
    let title: String
    /// "Amir", or "dig".
    let responsible: String
    /// "Amir Bech" on paper, where there is no "dig"; nil where the screen says it already.
    var responsibleOnPaper: String?
    /// "tirsdag den 24. november, uge 48".
    let deadline: String
    var firstStep: String?
    var followUp: String?
    /// "Selvledelse (Aftaler om din trivsel)"; nil for one of no kind, or below a heading that says it.
    var category: String?
    let state: State
    /// "Åben", "Over fristen siden 12. nov.", "Holdt 3. nov.".
    let stateWords: String
    /// The same with a date on paper, where "om 16 dage" is soon wrong; nil where the screen says a date already.
    var stateOnPaper: String?
    /// Oldest first, each a whole line: "3. nov.: Mette flyttede fristen til 24. nov. – leverandøren er forsinket".
    var history: [String] = []
    /// The agreement's own page, where it is changed; nil when there is nothing to change.
    var path: String?
    /// What modules say about it.
    var findings = FindingList()
    /// What can be done at once.
    var actions: [ActionForm] = []

    enum State: Sendable { case open, overdue, kept, dropped, evaluated }

    /// - Parameter below: Whether it stands under a heading of its own, and so one level lower.
    func view(_ layout: Layout, below: Bool = false) -> HTML {
        let t = layout.texts
        let heading: (open: HTML, close: HTML) = below ? ("<h4>", "</h4>") : ("<h3>", "</h3>")
        return """
            <article class="agreement \(state.name)" id="agreement/\(id)">
            \(heading.open)\(path.map { "<a href=\"\($0)\">\(title)</a>" } ?? HTML(text: title))\(heading.close)
            <p class="agreement-state">\(HTML.either(stateWords, onPaper: stateOnPaper))</p>
            <dl>
            <div><dt>\(t("agreement.responsible"))</dt><dd>\(HTML.either(responsible, onPaper: responsibleOnPaper))</dd></div>
            <div><dt>\(t("agreement.deadline"))</dt><dd>\(deadline)</dd></div>
            \(fact(t("agreement.category"), category))\(fact(t("agreement.first_step"), firstStep))\(fact(t("agreement.follow_up"), followUp))
            </dl>
            \(findings.view)\(historyView(t))\(if: !actions.isEmpty, "<div class=\"agreement-actions\">\(actions.html { $0.view(layout) })</div>")
            </article>

            """
    }

    private func fact(_ name: String, _ value: String?) -> HTML? {
        value.map { "<div><dt>\(name)</dt><dd>\($0)</dd></div>" }
    }

    private func historyView(_ t: Texts) -> HTML? {
        guard !history.isEmpty else { return nil }
        return """
            <details id="history/\(id)"><summary>\(t("agreement.history", count: history.count))</summary>\
            <ol class="history">\(history.html { "<li>\($0)</li>" })</ol></details>
            """
    }
}

extension HTML {
    /// Words of the screen that paper says otherwise.
    fileprivate static func either(_ words: String, onPaper: String?) -> HTML {
        onPaper.map { "<span class=\"no-print\">\(words)</span><span class=\"on-paper\">\($0)</span>" } ?? HTML(text: words)
    }
}

extension AgreementCard.State {
    fileprivate var name: String {
        switch self {
        case .open: "open"
        case .overdue: "overdue"
        case .kept: "kept"
        case .dropped: "dropped"
        case .evaluated: "evaluated"
        }
    }
}
