import EnrumTexts

/// A page of a case where something is written or chosen: preparing, convening, the record, the plan, a hearing, a decision.
struct CaseFormPage: Sendable {
    /// "Når adfærd skal ændres · Trin 2".
    let eyebrow: String
    let title: String
    var lead: String?
    /// Who can read what is written on the page.
    var lane: LaneNote?
    var assumption: String?
    var findings = FindingList()
    /// Read before anything is written: facts in rows.
    var facts: [CasePage.Fact] = []
    var letters: [CaseLetter] = []
    /// Saved while one types, as one form around `written`; nil when there is nothing of the kind.
    var written: Written?
    var forms: [CaseForm] = []
    var actions: [ActionForm] = []
    /// Beside what is written, from the module.
    var aside: [CaseForm.Advice] = []
    var checklists: [ChecklistView] = []
    /// Where it came from.
    var source: String?
    let back: CasePage.Link

    /// Questions that are saved as one types.
    struct Written: Sendable {
        let path: String
        let parts: [CaseForm.Part]
        var saved = SaveState()
        let submit: String
        var isPrimary = false
        /// Buttons that take along what is typed.
        var actions: [ActionForm] = []
        /// Looks private: the author alone.
        var isPrivate = false
    }

    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        let main: HTML = """
            \(findings.view)\(factsView)\(letters.html { $0.view(t) })\(writtenView(layout))\(forms.html { $0.view(layout) })\
            \(if: !actions.isEmpty, "<div class=\"actions no-print\">\(actions.html { $0.view(layout) })</div>\n")
            """
        let beside: HTML = "\(checklists.html { $0.view(layout) })\(aside.html { $0.view(level: 2) })\(source.map { "<p class=\"source\">\($0)</p>" })"
        return """
            <div class="page-head"><div><p class="eyebrow">\(eyebrow)</p><h1>\(title)</h1>\(lead.map { "<p class=\"lead\">\($0)</p>" })\
            \(lane.map { $0.view(lock: $0.lockWord(t)) })</div></div>
            \(assumption.map { "<p class=\"assumption\">\($0)</p>\n" })\
            \(aside.isEmpty && checklists.isEmpty ? main : "<div class=\"with-aside\"><div>\(main)</div><div class=\"aside\">\(beside)</div></div>\n")\
            <p class="back no-print"><a href="\(back.path)">\(back.words)</a></p>

            """
    }

    private var factsView: HTML? {
        guard !facts.isEmpty else { return nil }
        return "<dl class=\"facts\">\(facts.html { "<div><dt>\($0.name)</dt><dd class=\"prose\">\($0.value)</dd></div>\n" })</dl>\n"
    }

    private func writtenView(_ layout: Layout) -> HTML? {
        guard let written else { return nil }
        let t = layout.texts
        var inside = layout
        inside.isOneForm = true
        return layout.oneForm(
            path: written.path,
            """
            \(if: written.isPrivate, "<div class=\"own\">")\(written.parts.html { $0.view(t) })\(if: written.isPrivate, "</div>")
            <div class="save-row"><button class="\(if: written.isPrimary, "primary")\(if: !written.isPrimary, "secondary save-button")">\(written.submit)</button>\
            \(written.saved.view(t))</div>\(written.actions.html { $0.view(inside) })
            """)
    }
}
