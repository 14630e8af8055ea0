import EnrumTexts

/// What modules hold against going on, and a reason to go on all the same where that is possible.
struct StopNote: Sendable {
    let findings: FindingList
    /// Modules that could not answer and must be heard.
    var unanswered: [String] = []
    /// What was typed as a reason; nil where nothing gets past it.
    var reason: String?

    func view(_ t: Texts) -> HTML {
        """
        <section class="attention stop" aria-labelledby="stop"><h2 id="stop">\(t("stop.title"))</h2>
        \(findings.view)\(unanswered.html { "<p>\($0)</p>" })\
        \(reason.map { reason in
            """
            <div class="field"><label for="overrule">\(t("stop.reason"))</label><p class="help" id="help/overrule">\(t("stop.reason_help"))</p>\
            <textarea id="overrule" name="overrule" rows="3" maxlength="2000" aria-describedby="help/overrule">
            \(reason)</textarea></div>
            """
        })</section>

        """
    }
}
