import EnrumDomain
import EnrumTexts

extension AgreementPage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            \(HTML.head(card.title, origin))\(facts(t))\(lane.view(lock: lane.lockWord(t)))\
            \(meetingPath.map { "<p class=\"no-print\"><a href=\"\($0)\">\(t("agreement_page.to_meeting"))</a></p>" })
            \(changedMeanwhile.map { "<div class=\"conflict\" role=\"alert\"><p class=\"conflict-title\">\(t("agreement_page.changed"))</p><p class=\"help\">\($0)</p><p><a href=\"#amend\">\(t("agreement_page.to_yours"))</a> · <a href=\"\(path)\">\(t("agreement_page.leave_theirs"))</a></p></div>\n" })\
            \(noteView(layout))\(endView(layout))\(amendView(layout))\(historyView(t))
            """
    }

    private func facts(_ t: Texts) -> HTML {
        """
        <div class="agreement \(card.stateName)"><p class="agreement-state">\(card.stateWords)</p>
        <dl>\(fact(t("agreement.responsible"), card.responsible))\(fact(t("agreement.deadline"), card.deadline))\(fact(t("agreement.category"), card.category))\
        \(fact(t("agreement.first_step"), card.firstStep))\(fact(t("agreement.follow_up"), card.followUp))</dl>\(card.findings.view)</div>

        """
    }

    private func fact(_ name: String, _ value: String?) -> HTML? { value.map { "<div><dt>\(name)</dt><dd>\($0)</dd></div>\n" } }

    private func noteView(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            <section class="section-head no-print" aria-labelledby="note-title"><h2 id="note-title">\(t("agreement_page.note"))</h2>
            <form method="post" action="\(path)/notes">\(layout.csrfField)
            \(area("update", t("agreement_page.note_label"), help: t("agreement_page.note_help")))\
            <button class="secondary">\(t("agreement_page.note_button"))</button></form></section>

            """
    }

    private func endView(_ layout: Layout) -> HTML? {
        guard isOpen || canEvaluate else { return nil }
        let t = layout.texts
        return """
            <section class="section-head no-print" aria-labelledby="end"><h2 id="end">\(t("agreement_page.end"))</h2>
            \(if: isOpen, ActionForm(path: path + "/keep", words: t("agreement_page.keep"), explanation: t("agreement_page.keep_help"), style: .primary).view(layout))
            \(if: canEvaluate, folded("evaluate", t("agreement_page.evaluate"), ["outcome", "note"], evaluation(layout)))\
            \(if: isOpen, folded("drop", t("agreement_page.drop"), ["drop_reason"], dropping(layout)))</section>

            """
    }

    private func evaluation(_ layout: Layout) -> HTML {
        let t = layout.texts
        let options = Agreement.Outcome.allCases.map { outcome in
            QuestionField.Option(
                id: outcome.rawValue, label: t(Phrase("agreement.outcome.\(outcome.rawValue)")),
                isChosen: typed["outcome"] == outcome.rawValue)
        }
        return """
            <form method="post" action="\(path)/evaluate">\(layout.csrfField)
            <fieldset id="outcome" tabindex="-1"\(attribute: "aria-describedby", errors["outcome"].map { _ in "error/outcome" })>\
            <legend>\(t("agreement_page.outcome"))</legend>\(errors["outcome"].map { "<p class=\"error\" id=\"error/outcome\">\($0)</p>" })\
            \(HTML.options(options, "outcome", "radio"))</fieldset>
            \(area("note", t("agreement_page.outcome_note"), help: t("agreement_page.outcome_note_help")))\
            <button class="secondary">\(t("agreement_page.evaluate_button"))</button></form>

            """
    }

    private func dropping(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            <form method="post" action="\(path)/drop">\(layout.csrfField)
            \(area("drop_reason", t("agreement_page.drop_reason"), help: t("agreement_page.drop_help")))\
            <button class="secondary">\(t("agreement_page.drop_button"))</button></form>

            """
    }

    private func amendView(_ layout: Layout) -> HTML? {
        guard let amend else { return nil }
        let t = layout.texts
        let mustMend = !amend.errors.isEmpty || changedMeanwhile != nil
        return """
            <section class="section-head no-print" id="amend" aria-labelledby="amend-title"><h2 id="amend-title">\(t("agreement_page.amend"))</h2>
            <p class="help">\(t("agreement_page.amend_help"))</p>
            <details class="section"\(if: mustMend, " open")><summary>\(t("agreement_page.amend_open"))</summary>\(amend.view(layout))</details></section>

            """
    }

    private func historyView(_ t: Texts) -> HTML {
        """
        <section class="section-head" aria-labelledby="history"><h2 id="history">\(t("agreement_page.history"))</h2>
        <ol class="history">\(events.html { event in
            "<li><p class=\"prose\">\(event.words)</p>\(if: !event.changes.isEmpty, "<ul>\(event.changes.html { "<li>\($0)</li>" })</ul>")</li>\n"
        })</ol></section>

        """
    }

    private func folded(_ id: String, _ title: String, _ fields: [String], _ form: HTML) -> HTML {
        let mustMend = fields.contains { errors[$0] != nil }
        return "<details class=\"section\" id=\"\(id)\"\(if: mustMend, " open")><summary>\(title)</summary>\n\(form)</details>\n"
    }

    private func area(_ name: String, _ label: String, help: String) -> HTML {
        FormField(
            name: name, label: label, input: .area(rows: 3), value: typed[name] ?? "", help: help, error: errors[name],
            longest: Limits.remark
        ).view
    }
}

extension AgreementCard {
    /// As the style sheet names it.
    var stateName: String {
        switch state {
        case .open: "open"
        case .overdue: "overdue"
        case .kept: "kept"
        case .dropped: "dropped"
        case .evaluated: "evaluated"
        }
    }
}
