import EnrumDomain
import EnrumTexts

/// What someone should be reminded of: calm lines, each with a way to put it away.
struct ReminderList: Sendable {
    let rows: [Row]

    struct Row: Sendable {
        /// "Det er 36 dage siden, I sidst talte sammen."
        let text: String
        /// "Om Amalie Friis"; nil where there is nobody else it could be about.
        let about: String?
        let putAway: ActionForm
    }

    func view(_ layout: Layout) -> HTML {
        guard !rows.isEmpty else { return .nothing }
        let t = layout.texts
        return """
            <section class="reminders" aria-labelledby="reminders"><h2 id="reminders">\(t("reminder.title"))</h2>
            <ul class="points">\(rows.html { row in
                "<li><div class=\"point\"><span class=\"point-text\">\(row.text)</span>\(row.about.map { "<br><span class=\"hint\">\($0)</span>" })</div><div class=\"point-actions\">\(row.putAway.view(layout))</div></li>\n"
            })</ul></section>

            """
    }
}
