import EnrumTexts

/// Planning a conversation, or giving one another day: one date, and what belongs to it.
struct SchedulePage: Sendable {
    /// "Planlæg en samtale med Amir".
    let title: String
    /// Where the form is posted.
    let path: String
    let submit: String
    /// "2026-11-24", or nothing.
    var date = ""
    var time = ""
    var length = "45"
    var place = ""
    /// Why it is moved; nil when it is new.
    var reason: String?
    /// Whether the form goes at once; nil when it has gone.
    var sends: Bool?
    /// The kinds of conversation there are to choose among; empty when there is only one.
    var types: [TypeChoice] = []
    /// What HR recommends here, in a few lines; nil when nothing is.
    var recommendation: String?
    /// What to mend, by field.
    var errors: [String: String] = [:]
    /// Cancelling, or saying that it did not happen; empty when it is new.
    var endings: [Ending] = []

    /// A kind of conversation.
    struct TypeChoice: Sendable {
        let id: String
        let title: String
        /// "30–60 minutter. …".
        let words: String
        let isChosen: Bool
    }

    struct Ending: Sendable {
        let kind: String
        let title: String
        let explanation: String
        let submit: String
    }

    func view(in layout: Layout) -> HTML {
        let t = layout.texts
        return layout.document(
            """
            <div class="page-head"><h1>\(title)</h1></div>
            \(recommendation.map { "<p class=\"notice information\">\($0)</p>" })
            <form method="post" action="\(path)">\(layout.csrfField)
            \(typesView(t))
            \(field("date", t("schedule.date"), type: "date", date))
            \(field("time", t("schedule.time"), type: "time", time))
            \(field("length", t("schedule.length"), type: "number", length, help: t(types.isEmpty ? "schedule.length_help" : "schedule.length_usual")))
            \(field("place", t("schedule.place"), type: "text", place))
            \(reason.map { field("reason", t("schedule.reason"), type: "text", $0, help: t("schedule.reason_help")) })
            \(sends.map { "<p><label class=\"mark\"><input type=\"checkbox\" name=\"send\" value=\"yes\"\(flag: "checked", $0)><span>\(t("schedule.send"))</span></label></p>" })
            <p class="buttons"><button class="primary">\(submit)</button></p>
            </form>
            \(endings.html { ending($0, layout) })
            """)
    }

    private func field(_ name: String, _ label: String, type: String, _ value: String, help: String? = nil) -> HTML {
        let error = errors[name]
        let describedBy = [error == nil ? nil : "error/" + name, help == nil ? nil : "help/" + name].compactMap { $0 }.joined(
            separator: " ")
        return """
            <div class="field"><label for="\(name)">\(label)</label>\(help.map { "<p class=\"help\" id=\"help/\(name)\">\($0)</p>" })\
            \(error.map { "<p class=\"error\" id=\"error/\(name)\">\($0)</p>" })\
            <input type="\(type)" id="\(name)" name="\(name)" value="\(value)"\(attribute: "aria-describedby", describedBy.isEmpty ? nil : describedBy)\(if: error != nil, " aria-invalid=\"true\"")></div>
            """
    }

    private func typesView(_ t: Texts) -> HTML? {
        guard !types.isEmpty else { return nil }
        let error = errors["type"]
        return """
            <fieldset class="field" id="type" tabindex="-1"\(if: error != nil, " aria-describedby=\"error/type\"")><legend class="question-label">\(t("schedule.type"))</legend>\
            \(error.map { "<p class=\"error\" id=\"error/type\">\($0)</p>" })
            <div class="options">\(types.html { type in
                "<label><input type=\"radio\" name=\"type\" value=\"\(type.id)\"\(flag: "checked", type.isChosen)> <span>\(type.title) <span class=\"hint\">\(type.words)</span></span></label>\n"
            })</div></fieldset>
            """
    }

    private func ending(_ ending: Ending, _ layout: Layout) -> HTML {
        """
        <section class="section-head"><h2>\(ending.title)</h2><p class="help">\(ending.explanation)</p>
        <form method="post" action="\(path)/ending">\(layout.csrfField)<input type="hidden" name="kind" value="\(ending.kind)">
        <div class="field"><label for="reason-\(ending.kind)">\(layout.texts("schedule.reason"))</label><input type="text" id="reason-\(ending.kind)" name="reason" maxlength="2000"></div>
        <button class="secondary">\(ending.submit)</button></form></section>

        """
    }
}
