import EnrumTexts

/// Parts that modules should have given and did not: said where they are missing, never left out silently (DESIGN, principle 6).
struct MissingParts: Sendable {
    var parts: [Part] = []

    struct Part: Sendable {
        /// "En del fra Distanceledelse mangler."
        let words: String
        /// For those who write the module: "rules.lua, linje 12: attempt to index a nil value".
        var detail: String?
    }

    /// Where the page is asked for anew, and the modules with it; nil where that cannot help.
    var again: String?

    /// - Parameter isOneForm: Whether the page is one form, which is then sent, so that what is typed is saved.
    func view(_ t: Texts, isOneForm: Bool = false) -> HTML {
        guard !parts.isEmpty else { return .nothing }
        return """
            <div class="missing-parts">\(parts.html { part in
                "<p class=\"hint\">\(part.words) \(t("module.missing_help"))</p>\(part.detail.map { "<details><summary>\(t("module.missing_detail"))</summary>\($0.split(whereSeparator: \.isNewline).map(String.init).html { "<p class=\"hint\">\($0)</p>" })</details>" })"
            })\(again.map { tryAgain($0, isOneForm, t) })</div>

            """
    }

    private func tryAgain(_ path: String, _ isOneForm: Bool, _ t: Texts) -> HTML {
        let words = t("module.try_again")
        return """
            <p class="no-print">\(isOneForm ? "<button class=\"link\">\(words)</button>" : "<a href=\"\(path)\">\(words)</a>")</p>
            """
    }
}
