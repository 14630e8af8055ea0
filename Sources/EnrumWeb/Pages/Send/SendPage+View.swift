import EnrumDomain
import EnrumTexts

extension SendPage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            \(HTML.head(t("send.title"), t("send.lead")))
            <form method="post" action="/send/preview">\(layout.csrfField)
            <fieldset id="people" tabindex="-1" aria-describedby="help/people\(if: error != nil, " error/people")"><legend><h2>\(t("send.who"))</h2></legend>
            <p class="help" id="help/people">\(t("send.who_help"))</p>\(error.map { "<p class=\"error\" id=\"error/people\">\($0)</p>" })
            <div class="add-line"><label for="q">\(t("send.search"))</label>
            <div class="line"><input type="search" id="q" name="q" value="\(search)" maxlength="100"><button class="secondary" formaction="/send/search">\(t("send.search_button"))</button></div></div>
            \(chosenView(t))\(list(results, t("send.results"), t))\(more.map { "<p class=\"hint\">\($0)</p>" })</fieldset>
            <h2>\(t("send.when"))</h2>
            \(schedule.view(t))
            <p class="buttons"><button class="primary">\(t("send.preview_button"))</button></p>
            </form>

            """
    }

    private func chosenView(_ t: Texts) -> HTML? { chosen.isEmpty ? nil : list(chosen, t("send.chosen"), t) }

    private func list(_ rows: [Row], _ title: String, _ t: Texts) -> HTML {
        guard !rows.isEmpty else { return "<p class=\"hint\">\(t("send.nobody_found"))</p>" }
        return "<h2>\(title)</h2>\n<div class=\"options\">\(rows.html(\.view))</div>\n"
    }
}

extension SendPage.Row {
    fileprivate var view: HTML {
        """
        <label><input type="checkbox" name="person" value="\(id)"\(flag: "checked", isChosen && canReceive)\(flag: "disabled", !canReceive)> \
        <span>\(name) <span class="hint">\(words)</span></span></label>

        """
    }
}

extension ScheduleFields {
    func view(_ t: Texts) -> HTML {
        """
        <div class="two">\(FormField(name: "date", label: t("send.date"), input: .date, value: date, error: errors["date"]).view)\
        \(FormField(name: "time", label: t("send.time"), input: .time, value: time, error: errors["time"]).view)</div>
        <div class="two">\(FormField(name: "length", label: t("send.length"), input: .number, value: length, help: t("send.length_help"), error: errors["length"]).view)\
        \(FormField(name: "place", label: t("send.place"), value: place, help: t("send.place_help"), error: errors["place"], longest: Limits.title).view)</div>

        """
    }

    /// The same, carried along unseen.
    var hidden: HTML {
        [("date", date), ("time", time), ("length", length), ("place", place)].html { name, value in
            "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
        }
    }
}

extension SendPreviewPage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            \(HTML.head(t("send.preview_title"), when))
            <h2>\(t("send.preview_people", count: recipients.count))</h2>
            <ul>\(recipients.html { "<li>\($0.words)</li>" })</ul>
            <p class="help">\(t("send.preview_help"))</p>
            \(buttons(layout))
            \(forms.html { form in
                "<details class=\"section\"><summary>\(form.title)</summary>\n\(form.questions.html { $0.view(t) })</details>\n"
            })
            """
    }

    private func buttons(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            <form method="post" action="/send">\(layout.csrfField)\(schedule.hidden)\
            \(recipients.html { "<input type=\"hidden\" name=\"person\" value=\"\($0.id)\"><input type=\"hidden\" name=\"key/\($0.id)\" value=\"\($0.key)\">" })
            <p class="buttons"><button class="primary">\(t("send.send_button", count: recipients.count))</button>\
            <button class="secondary" formaction="/send/search">\(t("send.back"))</button></p></form>

            """
    }
}

extension SentPage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            \(HTML.head(t("send.sent_title"), summary))
            \(if: !notSent.isEmpty, "<h2>\(t("send.not_sent"))</h2>\n<ul class=\"points\">\(notSent.html { "<li><div class=\"point\"><span class=\"point-text\">\($0.name)</span> <span class=\"late\">\($0.reason)</span></div></li>\n" })</ul>\n")\
            \(if: !sent.isEmpty, "<h2>\(t("send.sent"))</h2>\n<ul>\(sent.html { "<li>\($0)</li>" })</ul>\n")
            <p><a href="/send">\(t("send.more"))</a></p>

            """
    }
}
