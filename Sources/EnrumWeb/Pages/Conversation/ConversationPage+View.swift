import EnrumTexts

extension ConversationPage {
    func view(in layout: Layout) -> HTML {
        var layout = layout
        layout.isOneForm = path != nil
        return layout.document(head(layout.texts) + (path.map { layout.oneForm(path: $0, steps(layout)) } ?? steps(layout)))
    }

    private func head(_ t: Texts) -> HTML {
        """
        <div class="page-head">
        <p class="eyebrow">\(when)\(place.map { "<br>\($0)" })</p>
        <h1>\(t("conversation.title", ["name": other]))</h1>
        <p class="hint\(if: !isClosed, " no-print")">\(penWords)</p>
        </div>
        <nav class="steps" aria-label="\(t("conversation.steps"))"><ol>
        <li><a href="#agenda">\(t("conversation.agenda"))</a></li>
        <li><a href="#questions">\(t("conversation.questions"))</a></li>
        <li><a href="#agreements">\(t("conversation.agreements"))</a></li>
        \(if: minutes != nil, "<li><a href=\"#minutes\">\(minutesTitle(t))</a></li>")
        \(if: own.isThere, "<li><a href=\"#own\">\(t("conversation.own"))</a></li>")
        </ol></nav>

        """
    }

    private func steps(_ layout: Layout) -> HTML {
        let t = layout.texts
        return
            """
            \(modules.before(layout))\(step("agenda", t("conversation.agenda"), t("conversation.agenda_help"), "\(agenda.view(layout))\(modules.points?.view("suggested", layout))"))\
            \(step("questions", t("conversation.questions"), t("conversation.questions_help"), questions.view(layout, saved)))\
            \(step("agreements", t("conversation.agreements"), t("conversation.agreements_help"), agreementsView(layout)))\
            \(minutes.map { step("minutes", minutesTitle(t), t(isNote ? "conversation.note_help" : "conversation.minutes_help"), $0.view(layout, saved)) })\
            \(reports.html(\.view))\(contracts.view(layout.texts))\(modules.after(layout))\(own.view(layout))\
            <div data-live-part="next">\(next.map { "<div class=\"next\">\($0.view(layout))</div>" })</div>
            <div class="on-paper signatures">\(signers.html { "<p>\(t("paper.signature", ["name": $0]))</p>" })</div>
            """
    }

    private func minutesTitle(_ t: Texts) -> String { t(isNote ? "conversation.note" : "conversation.minutes") }

    private func step(_ id: String, _ title: String, _ help: String, _ content: HTML) -> HTML {
        """
        <section class="step" id="\(id)" aria-labelledby="title/\(id)"><h2 id="title/\(id)">\(title)</h2>
        \(if: !isClosed, "<p class=\"step-help no-print\">\(help)</p>")
        \(content)
        </section>

        """
    }

    private func agreementsView(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            <div data-live-part="agreements">\(agreements.isEmpty ? "<p class=\"hint\">\(t("conversation.no_agreements"))</p>" : agreements.html { $0.view(layout) })</div>
            \(suggestedAgreements?.view("suggested-agreements", layout))\(agreementForm?.view(layout))
            """
    }
}

extension ConversationPage.Own {
    var isThere: Bool { !talks.isEmpty || !checklists.isEmpty || withOneself != nil || preparationPath != nil }

    fileprivate func view(_ layout: Layout) -> HTML {
        guard isThere else { return .nothing }
        let t = layout.texts
        return """
            <details class="section own no-print" id="own"\(flag: "open", isBeingWritten)><summary>\(t("conversation.own"))</summary>
            <p class="help">\(t("conversation.own_help"))</p>
            \(preparationPath.map { "<p><a href=\"\($0)\">\(t("conversation.own_preparation"))</a></p>" })\(talks.html { $0.view(t) })\(checklists.html { $0.view(layout) })\(withOneself?.view(layout))</details>

            """
    }

    /// Something stands half written in it, or must be mended.
    private var isBeingWritten: Bool {
        withOneself?.isBeingWritten == true || talks.contains { $0.field?.conflict != nil || $0.field?.error != nil }
    }
}

extension ConversationPage.Questions {
    fileprivate func view(_ layout: Layout, _ saved: SaveState) -> HTML {
        let t = layout.texts
        let (shown, waiting) = isOpen ? parted : (talks.filter { !$0.isEmpty }, [])
        let unwritten = talks.count(where: \.isUnwritten)
        let all: HTML = """
            \(missing.map { "<p class=\"hint\" data-live-part=\"missing\">\($0)</p>" })\(shown.html { $0.view(t) })\
            \(if: unwritten > 0, "<p class=\"hint on-paper\">\(t("answer.unanswered", count: unwritten))</p>\n")
            """
        guard isOpen else { return all + HTML.unanswered(talks.filter(\.isEmpty).map(\.answer.question), t) }
        return """
            \(all)\(waiting.isEmpty ? nil : fold(waiting, t))
            <div class="save-row"><button class="secondary save-button">\(t("save.button"))</button>\(saved.view(t))</div>
            """
    }
}

extension ConversationPage.Questions {
    /// Questions that somebody has begun on, and those that nobody has, which are folded where they are many: the two need not scroll past
    /// them. Each part has its sets' titles.
    private var parted: (shown: [ConversationPage.Talk], waiting: [ConversationPage.Talk]) {
        let waiting = talks.count(where: \.isWaiting)
        guard waiting > 3, talks.contains(where: { !$0.isUnwritten }) else { return (talks, []) }
        var parts: (shown: [ConversationPage.Talk], waiting: [ConversationPage.Talk]) = ([], [])
        var heading: (shown: SetHeading?, waiting: SetHeading?)
        for var talk in talks {
            if let begun = talk.heading { heading = (begun, begun) }
            if talk.isWaiting {
                (talk.heading, heading.waiting) = (heading.waiting, nil)
                parts.waiting.append(talk)
            } else {
                (talk.heading, heading.shown) = (heading.shown, nil)
                parts.shown.append(talk)
            }
        }
        return parts
    }

    private func fold(_ waiting: [ConversationPage.Talk], _ t: Texts) -> HTML {
        """
        <details class="section no-print" id="unanswered"><summary>\(t("answer.unanswered", count: waiting.count))</summary>
        <p class="help">\(t("conversation.unanswered_help"))</p>
        \(waiting.html { $0.view(t) })</details>

        """
    }
}

extension ConversationPage.Talk {
    /// Prepared, and nobody has written anything to it.
    fileprivate var isWaiting: Bool {
        guard field == nil, isUnwritten else { return false }
        if case .writing(let field) = said { return field.conflict == nil }
        return true
    }

    /// Nobody answered, nothing was said, and nothing can be.
    var isEmpty: Bool {
        guard !answer.isGiven, second == nil, field == nil, case .reading("") = said else { return false }
        return true
    }

    /// Nothing stands here as it is now: on paper it is not there.
    var isUnwritten: Bool {
        guard !answer.isGiven, second == nil, field?.isAnswered != true else { return false }
        switch said {
        case .writing(let field): return field.text.isEmpty
        case .reading(let text): return text.isEmpty
        }
    }

    /// Nothing to write beside the answer, or the answer itself is written here: it has the whole width.
    private var isWide: Bool { if case .reading = said { true } else { field != nil } }

    fileprivate func view(_ t: Texts) -> HTML {
        "\(heading?.view)<div class=\"talk\(if: isWide, " read")\(if: isUnwritten, " no-print")\"><div data-live-part=\"answer/\(answer.id)\">\(field?.view(t) ?? answer.view(t))\(second?.view(t))</div><div>\(said.view(t))</div></div>\n"
    }
}

extension ConversationPage.Said {
    fileprivate func view(_ t: Texts) -> HTML {
        switch self {
        case .writing(let field): field.view(t)
        case .reading(let text):
            text.isEmpty ? .nothing : "<h4>\(t("conversation.said"))</h4><p class=\"prose\">\(text)</p>"
        }
    }
}

extension ConversationPage.Minutes {
    fileprivate func view(_ layout: Layout, _ saved: SaveState) -> HTML {
        let t = layout.texts
        let list: HTML = """
            <div data-live-part="minutes">\(passages.isEmpty ? "<p class=\"hint\">\(t(isClosed ? "conversation.nothing_written" : isNote ? "conversation.no_note" : "conversation.no_minutes"))</p>" : passages.html { $0.view(t) })</div>
            """
        guard isOpen else { return list + remarksView(layout) }
        return """
            \(list)
            \(addPath.map { adding($0, t) })<div class="save-row"><button class="secondary save-button">\(t("save.button"))</button>\(saved.view(t))</div>
            \(remarksView(layout))
            """
    }

    /// Buttons of the form itself: what is in the passages is saved with it.
    private func adding(_ path: String, _ t: Texts) -> HTML {
        """
        <p class="buttons"><button class="link" formaction="\(path)">\(t("passage.add"))</button>\
        <button class="link" formaction="\(path)" name="confidential" value="yes">\(t("passage.add_confidential"))</button></p>

        """
    }

    private func remarksView(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            \(if: !remarks.isEmpty, "<h3>\(t("remark.title"))</h3><ul class=\"points\">\(remarks.html { "<li><span class=\"prose\">\($0)</span></li>" })</ul>")\
            \(remarkPath.map { remarkForm($0, layout) })
            """
    }

    private func remarkForm(_ path: String, _ layout: Layout) -> HTML {
        let t = layout.texts
        return layout.smallForm(
            "add-line", path: path,
            """
            <label for="remark">\(t("remark.new"))</label><p class="help" id="help/remark">\(t("remark.help"))</p>
            <textarea id="remark" name="remark" rows="2" maxlength="2000" aria-describedby="help/remark">
            \(newRemark)</textarea>
            <p class="buttons"><button class="secondary" formaction="\(path)">\(t("remark.add"))</button></p>
            """)
    }
}

extension HTML {
    /// Questions without an answer, folded: nobody has to scroll past them.
    static func unanswered(_ questions: [String], _ t: Texts) -> HTML {
        guard !questions.isEmpty else { return .nothing }
        return """
            <details class="section no-print" id="unanswered"><summary>\(t("answer.unanswered", count: questions.count))</summary>\
            <ul>\(questions.html { "<li>\($0)</li>" })</ul></details>

            """
    }
}
