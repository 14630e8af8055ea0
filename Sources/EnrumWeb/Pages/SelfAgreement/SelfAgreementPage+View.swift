import EnrumDomain
import EnrumTexts

extension SelfAgreementPage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            \(HTML.head(card.title))<section class="private" aria-label="\(t("self_agreement.name"))">\(lane.view(lock: lane.lockWord(t)))
            <div class="agreement\(if: card.isDue, " overdue")"><p class="agreement-state">\(card.stateWords)</p>\(card.factList)</div></section>
            \(meetingPath.map { "<p class=\"no-print\"><a href=\"\($0)\">\(t("agreement_page.to_meeting"))</a></p>\n" })\
            \(changedMeanwhile.map { "<div class=\"conflict\" role=\"alert\"><p>\($0)</p></div>\n" })\
            \(tick.map { "<div class=\"no-print\">\($0.view(layout))</div>\n" })\(noteView(layout))\(changeView(layout))\(historyView(t))\(endView(layout))
            """
    }

    private func noteView(_ layout: Layout) -> HTML {
        let t = layout.texts
        let field = FormField(
            name: "note", label: t("agreement_page.note_label"), input: .area(rows: 3), value: note, help: t("self_agreement.note_help"),
            error: noteError, longest: Limits.remark)
        return """
            <section class="section-head no-print" aria-labelledby="note-title"><h2 id="note-title">\(t("agreement_page.note"))</h2>
            <form method="post" action="\(path)/notes">\(layout.csrfField)
            \(field.view)<button class="secondary">\(t("agreement_page.note_button"))</button></form></section>

            """
    }

    private func changeView(_ layout: Layout) -> HTML? {
        guard let change else { return nil }
        let t = layout.texts
        let mustMend = !change.errors.isEmpty || changedMeanwhile != nil
        return """
            <section class="section-head no-print" id="change" aria-labelledby="change-title"><h2 id="change-title">\(t("self_agreement.change"))</h2>
            <details class="section"\(flag: "open", mustMend)><summary>\(t("agreement_page.amend_open"))</summary>\(change.view(layout))</details></section>

            """
    }

    private func historyView(_ t: Texts) -> HTML {
        """
        <section class="section-head" aria-labelledby="history"><h2 id="history">\(t("agreement_page.history"))</h2>
        <ol class="history">\(history.html { "<li><p class=\"prose\">\($0)</p></li>\n" })</ol></section>

        """
    }

    private func endView(_ layout: Layout) -> HTML {
        let t = layout.texts
        let end = ActionForm(path: path + "/end", words: t("self_agreement.end"), explanation: t("self_agreement.end_help"))
        let delete = ActionForm(
            path: path + "/delete", words: t("self_agreement.delete"), explanation: t("self_agreement.delete_help"),
            confirmation: t("self_agreement.delete_sure"))
        return """
            <section class="section-head no-print" aria-labelledby="end"><h2 id="end">\(t("agreement_page.end"))</h2>
            \(isOpen ? end.view(layout) : nil)\(delete.view(layout))</section>

            """
    }
}
