import EnrumTexts

/// What modules add to a page of a conversation, beside their questions.
struct ModuleParts: Sendable {
    var findings = FindingList()
    var guidance = GuidanceList()
    var checklists: [ChecklistView] = []
    var points: SuggestionList?
    var missing = MissingParts()
    /// What stands in the way of the next step; nil while nothing does.
    var stop: StopNote?

    /// At the top: what to look at first.
    func before(_ layout: Layout) -> HTML {
        if let stop { return stop.view(layout.texts) }
        guard !findings.isEmpty else { return .nothing }
        return """
            <section class="attention no-print" aria-labelledby="attention"><h2 id="attention">\(layout.texts("finding.title"))</h2>
            \(findings.view)</section>

            """
    }

    /// Below: lists, advice, and what is missing.
    func after(_ layout: Layout) -> HTML {
        "\(checklists.html { $0.view(layout) })\(guidance.view("guidance"))\(missing.view(layout.texts, isOneForm: layout.isOneForm))"
    }
}
