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
    /// Where one goes besides.
    var links: [CasePage.Link] = []
    let back: CasePage.Link

    /// Questions that are saved as one types: one form, so that whichever button is pressed takes along all that is typed.
    struct Written: Sendable {
        let path: String
        let parts: [CaseForm.Part]
        var saved = SaveState()
        let submit: String
        var isPrimary = false
        /// After what is saved: things that are done, each with its own button.
        var after: [CaseForm.Part] = []
    }

    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            <div class="page-head"><div><p class="eyebrow">\(eyebrow)</p><h1>\(title)</h1>\(lead.map { "<p class=\"lead\">\($0)</p>" })\
            \(lane.map { $0.view(lock: $0.lockWord(t)) })</div></div>
            \(assumption.map { "<p class=\"assumption\">\($0)</p>\n" })\(main(layout))\(if: written != nil, forms.html { $0.view(layout) })\
            \(if: !actions.isEmpty, "<div class=\"actions no-print\">\(actions.html { $0.view(layout) })</div>\n")\
            \(if: !links.isEmpty, "<ul class=\"links no-print\">\(links.html { "<li><a href=\"\($0.path)\">\($0.words)</a></li>" })</ul>\n")<p class="back no-print"><a href="\(back.path)">\(back.words)</a></p>

            """
    }

    private func main(_ layout: Layout) -> HTML {
        guard let written else { return columns(layout, forms.html { $0.view(layout) }) }
        var inside = layout
        inside.isOneForm = true
        let fields: HTML = """
            \(written.parts.html { $0.view(inside) })
            <div class="save-row"><button class="\(if: written.isPrimary, "primary")\(if: !written.isPrimary, "secondary save-button")">\(written.submit)</button>\
            \(written.saved.view(layout.texts))</div>\(written.after.html { $0.view(inside) })
            """
        return layout.oneForm(path: written.path, columns(inside, fields))
    }

    private func columns(_ layout: Layout, _ fields: HTML) -> HTML {
        let left: HTML = "\(findings.view)\(factsView)\(fields)\(letters.html { $0.view(level: 2) })"
        guard !aside.isEmpty || !checklists.isEmpty else { return left }
        return """
            <div class="with-aside"><div>\(left)</div>
            <div class="aside">\(checklists.html { $0.view(layout) })\(aside.html { $0.view(level: 2) })\(source.map { "<p class=\"source\">\($0)</p>" })</div></div>

            """
    }

    private var factsView: HTML? {
        guard !facts.isEmpty else { return nil }
        return "<dl class=\"facts\">\(facts.html { "<div><dt>\($0.name)</dt><dd class=\"prose\">\($0.valueView)</dd></div>\n" })</dl>\n"
    }
}

extension CasePage.Fact {
    var valueView: HTML { path.map { "<a href=\"\($0)\">\(value)</a>" } ?? "\(value)" }
}
