import EnrumTexts

extension PreparationPage {
    func view(in layout: Layout) -> HTML {
        var layout = layout
        layout.isOneForm = true
        return layout.document(layout.oneForm(path: path, autosaves: autosavePath != nil, content(layout)))
    }

    private func content(_ layout: Layout) -> HTML {
        let t = layout.texts
        return
            """
            <div class="page-head">
            <p class="eyebrow">\(when)\(place.map { "<br>\($0)" })</p>
            <h1>\(t("preparation.title", ["name": leader]))</h1>
            <p class="lead">\(lead(t))\(preparationMinutes.map { " \($0)" })</p>
            </div>
            \(modules.before(layout))
            \(lookBack.view(layout))
            <section class="section-head" aria-labelledby="points"><h2 id="points">\(t("preparation.points"))</h2>
            <p class="help">\(t("preparation.points_help"))</p>
            \(agenda.view(layout))\(modules.points?.view("suggested", layout))</section>
            \(if: !isWaiting && isHandedOut, questions(layout))\(if: !isWaiting && !isHandedOut, notHandedOut(t))\
            \(withOneself?.view(layout))\(contracts.view(t))\(if: !isWaiting, "\(end(layout))\(withdrawal(layout))\n")\(modules.after(layout))
            """
    }

    private var isWaiting: Bool { if case .notSent = sharing { true } else { false } }

    /// Five minutes are promised only where they are enough, and nothing else is said about the time.
    private var isShort: Bool { preparationMinutes == nil && progress.all <= 12 }

    private func lead(_ t: Texts) -> String {
        switch sharing {
        case .notShared where !isHandedOut: t("preparation.lead_unhurried", ["name": leader])
        case .notShared: t(isShort ? "preparation.lead" : "preparation.lead_unhurried", ["name": leader])
        case .shared(let words, _): t("preparation.lead_shared", ["name": leader, "time": words])
        case .read(let words): t("preparation.lead_read", ["name": leader, "time": words])
        case .notSent: t("preparation.lead_not_sent", ["name": leader])
        case .locked: t("preparation.lead_locked")
        }
    }

    /// The points are the employee's own, and are shared without the questions.
    private func notHandedOut(_ t: Texts) -> HTML {
        """
        <section class="section-head"><h2>\(t("preparation.questions"))</h2><p class="hint">\(t("preparation.not_handed_out", ["name": leader]))</p></section>

        """
    }

    private func questions(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            <section class="section-head">
            <h2>\(t("preparation.questions"))</h2>
            <p class="help">\(t("preparation.voluntary")) <a class="no-print" href="\(printPath)">\(t("preparation.print"))</a></p>
            <div class="saving">\(progress.view)\(saved.view(t))</div>
            \(sections.html { $0.view(t) })</section>

            """
    }

    private func explanation(_ t: Texts) -> String {
        if !isHandedOut { return t("preparation.share_points", ["name": leader]) }
        return t(revealsTogether ? "preparation.share_together" : "preparation.share_explanation", ["name": leader])
    }

    /// Sharing stands in the form itself, so that what was just typed is saved first, also without JavaScript.
    private func end(_ layout: Layout) -> HTML? {
        let t = layout.texts
        switch sharing {
        case .notShared(let path):
            return """
                <div class="next" id="share">
                <h2>\(t("preparation.share_title"))</h2>
                <p>\(explanation(t))\(if: hasPrivate, " \(t("preparation.share_private"))")</p>
                <p class="buttons"><button class="primary" formaction="\(path)">\(t("preparation.share", ["name": leader]))</button>\
                <button class="secondary save-button">\(t("save.button"))</button></p>
                </div>
                """
        case .shared, .read: return "<p class=\"buttons next\"><button class=\"secondary save-button\">\(t("save.button"))</button></p>"
        case .notSent, .locked: return nil
        }
    }

    private func withdrawal(_ layout: Layout) -> HTML? {
        guard case .shared(_, let path) = sharing else { return nil }
        let t = layout.texts
        return ActionForm(
            path: path, words: t("preparation.withdraw"), explanation: t("preparation.withdraw_explanation", ["name": leader]),
            style: .quiet
        ).view(layout)
    }
}
