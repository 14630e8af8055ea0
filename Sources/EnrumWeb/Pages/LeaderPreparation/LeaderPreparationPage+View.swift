import EnrumTexts

extension LeaderPreparationPage {
    func view(in layout: Layout) -> HTML {
        var layout = layout
        layout.isOneForm = true
        return layout.document(layout.oneForm(path: notePath, content(layout)))
    }

    private func content(_ layout: Layout) -> HTML {
        let t = layout.texts
        return
            """
            <div class="page-head">
            <div><p class="eyebrow">\(when)\(place.map { "<br>\($0)" })</p>
            <h1>\(t("preparation.title", ["name": employee]))</h1></div>
            \(next?.view(layout))
            </div>
            \(modules.before(layout))
            <div class="with-aside"><div>
            <section class="section-head" aria-labelledby="answers" data-live-part="answers"><h2 id="answers">\(t("leader_preparation.answers", ["name": employee]))</h2>
            \(answersView(layout))</section>
            <section class="section-head" aria-labelledby="points"><h2 id="points">\(t("leader_preparation.points"))</h2>
            <p class="help">\(t("leader_preparation.points_help", ["name": employee]))</p>
            \(agenda.view(layout))\(modules.points?.view("suggested", layout))</section>
            \(ownQuestions(t))\(readyView(layout))\(questions(layout))
            \(withOneself?.view(layout))\(contracts.view(t))\(lookBack.view(layout))
            </div>
            <div class="aside">
            \(modules.after(layout))
            \(noteView(layout))
            \(reflectionView(t))\(criteria(t))
            </div></div>
            """
    }

    private func answersView(_ layout: Layout) -> HTML {
        let t = layout.texts
        switch answers {
        case .notSent(let send, let choosePath):
            return """
                <div class="empty"><p class="empty-title">\(t("leader_preparation.not_sent"))</p>\(send.view(layout))
                <p><a href="\(choosePath)">\(t("leader_preparation.choose"))</a></p></div>
                """
        case .waitsForBoth:
            return EmptyState(
                title: t("leader_preparation.waits", ["name": employee]),
                text: t("leader_preparation.waits_explanation", ["name": employee])
            ).view
        case .notShared:
            return EmptyState(
                title: t("leader_preparation.not_shared"), text: t("leader_preparation.not_shared_explanation", ["name": employee])
            ).view
        case .atTheTable:
            return EmptyState(
                title: t("leader_preparation.at_the_table"), text: t("leader_preparation.at_the_table_explanation", ["name": employee])
            ).view
        case .shared(let words, let groups):
            let others = groups.flatMap(\.answers).filter { !$0.isGiven }
            return "<p class=\"hint\">\(words)</p>\n\(groups.html { $0.view(t) })" + .unanswered(others.map(\.question), t)
        }
    }

    private func ownQuestions(_ t: Texts) -> HTML? {
        guard !own.isEmpty else { return nil }
        return """
            <section class="section-head" aria-labelledby="own"><h2 id="own">\(t("leader_preparation.own"))</h2>
            <p class="help">\(t("leader_preparation.own_help", ["name": employee]))</p>
            \(own.html { $0.view(t) })
            <div class="save-row"><button class="secondary save-button">\(t("save.button"))</button>\(saved.view(t))</div></section>

            """
    }

    private func readyView(_ layout: Layout) -> HTML? {
        switch ready {
        case .canSay(let form): "<div class=\"next\" id=\"ready\">\(form.view(layout))</div>\n"
        case .said(let words): "<p class=\"hint\" id=\"ready\">\(words)</p>\n"
        case nil: nil
        }
    }

    private func questions(_ layout: Layout) -> HTML? {
        guard addQuestionPath != nil || !added.isEmpty else { return nil }
        let t = layout.texts
        return """
            <section class="section-head" aria-labelledby="questions"><h2 id="questions">\(t("leader_preparation.questions"))</h2>
            \(if: !added.isEmpty, "<ul class=\"points\">\(added.html { $0.view(layout) })</ul>")\
            \(addQuestionPath.map { adding($0, layout) })</section>
            """
    }

    private func adding(_ path: String, _ layout: Layout) -> HTML {
        let t = layout.texts
        return layout.smallForm(
            "add-line", path: path,
            """
            <label for="question">\(t("leader_preparation.new_question"))</label>
            <p class="help" id="help/question">\(t("leader_preparation.new_question_help", ["name": employee]))</p>
            <div class="line"><input type="text" id="question" name="question" value="\(newQuestion)" maxlength="200" aria-describedby="help/question">\
            <button class="secondary" formaction="\(path)">\(t("leader_preparation.add_question"))</button></div>
            """)
    }

    /// What the leader wants with the conversations; a line that leads there before anything is written.
    private func reflectionView(_ t: Texts) -> HTML {
        guard !reflection.isEmpty else { return "<p class=\"no-print\"><a href=\"/reflection\">\(t("team.reflection"))</a></p>\n" }
        let lane = LaneNote(.author, other: employee, t)
        return """
            <section class="section-head no-print" aria-labelledby="reflection"><h2 id="reflection">\(t("leader_preparation.reflection"))</h2>
            \(lane.view(lock: lane.lockWord(t)))\(reflection.html { "<p class=\"prose\">\($0)</p>" })
            <p><a href="/reflection">\(t("leader_preparation.reflection_change"))</a></p></section>

            """
    }

    private func noteView(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            <section class="section-head" aria-labelledby="notes"><h2 id="notes">\(t("leader_preparation.notes"))</h2>
            \(noteField(t).view(t))
            <div class="save-row"><button class="secondary save-button">\(t("save.button"))</button>\(saved.view(t))</div></section>
            """
    }

    /// With an honest sentence: nobody reads it here, and the law may still ask for it (GDPR 15).
    private func noteField(_ t: Texts) -> SharedField {
        SharedField(
            field: "private", label: t("leader_preparation.note"), help: t("leader_preparation.note_help", ["name": employee]),
            text: note.text,
            version: note.version, rows: 5, lane: LaneNote(.author, other: employee, t), conflict: note.conflict)
    }

    /// The five signs of a good preparation (A-08), as guidance and not as boxes to tick.
    private func criteria(_ t: Texts) -> HTML {
        """
        <section class="section-head" aria-labelledby="criteria"><h2 id="criteria">\(t("criteria.title"))</h2>
        <ol class="criteria">
        <li><strong>\(t("criteria.agenda"))</strong><span>\(t("criteria.agenda_help"))</span></li>
        <li><strong>\(t("criteria.review"))</strong><span>\(t("criteria.review_help"))</span></li>
        <li><strong>\(t("criteria.listening"))</strong><span>\(t("criteria.listening_help"))</span></li>
        <li><strong>\(t("criteria.expectations"))</strong><span>\(t("criteria.expectations_help"))</span></li>
        <li><strong>\(t("criteria.follow_up"))</strong><span>\(t("criteria.follow_up_help"))</span></li>
        </ol></section>
        """
    }
}

extension LeaderPreparationPage.AddedQuestion {
    fileprivate func view(_ layout: Layout) -> HTML {
        let remove = removePath.map { ActionForm(path: $0, words: layout.texts("agenda.remove"), style: .quiet).view(layout) }
        return "<li><span class=\"point\">\(text)</span>\(remove.map { "<div class=\"point-actions\">\($0)</div>" })</li>\n"
    }
}
