import EnrumDomain
import EnrumTexts

/// What someone should be reminded of: calm lines, each with a way to put it away.
struct ReminderList: Sendable {
    let rows: [Row]
    /// That something waits elsewhere, without a word on what; nil when nothing does.
    var nudge: Nudge?

    struct Nudge: Sendable {
        let words: String
        let path: String
    }

    struct Row: Sendable {
        /// "Det er 36 dage siden, I sidst talte sammen."
        let text: String
        /// "Om Amalie Friis"; nil where there is nobody else it could be about.
        let about: String?
        let putAway: ActionForm
    }

    func view(_ layout: Layout) -> HTML {
        let nudging: HTML = "\(nudge.map { "<p class=\"notice information\"><a href=\"\($0.path)\">\($0.words)</a></p>\n" })"
        guard !rows.isEmpty else { return nudging }
        let t = layout.texts
        return nudging + """
            <section class="reminders" aria-labelledby="reminders"><h2 id="reminders">\(t("reminder.title"))</h2>
            <ul class="points">\(rows.html { row in
                "<li><div class=\"point\"><span class=\"point-text\">\(row.text)</span>\(row.about.map { "<br><span class=\"hint\">\($0)</span>" })</div><div class=\"point-actions\">\(row.putAway.view(layout))</div></li>\n"
            })</ul></section>

            """
    }
}
