import EnrumTexts

extension ChoosePage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            <div class="page-head"><p class="eyebrow">\(when)</p><h1>\(t("choose.title", ["name": employee]))</h1>
            <p class="lead">\(count)\(advice.map { " \($0)" })</p></div>
            <form method="post" action="\(path)" data-tally>\(layout.csrfField)<input type="hidden" name="told" value="\(tally.kept)">
            <fieldset id="later" tabindex="-1" aria-describedby="help/later\(if: error != nil, " error/later")"><legend><h2>\(t("choose.legend"))</h2></legend>
            <p class="help" id="help/later">\(t("choose.help"))</p>\(error.map { "<p class=\"error\" id=\"error/later\">\($0)</p>" })
            \(tally.view(t))\(sets.html { $0.view(t) })</fieldset>
            \(tally.advice(employee, t))<p class="buttons"><button class="primary">\(t("choose.send", ["name": employee]))</button> \
            <button class="secondary" name="deed" value="count" data-recount>\(t("choose.recount"))</button> <a href="\(backPath)">\(t("choose.back"))</a></p>
            </form>

            """
    }
}

extension ChoosePage.Tally {
    /// Counted anew by the browser while one ticks, in the same words.
    fileprivate func view(_ t: Texts) -> HTML {
        let words = { (kept: String) in t("choose.kept", ["kept": kept, "all": String(all)]) }
        return "<p class=\"tally\" role=\"status\" data-words=\"\(words("{kept}"))\">\(words(String(kept)))</p>\n"
    }

    /// That it still is a lot, and fine.
    fileprivate func advice(_ employee: String, _ t: Texts) -> HTML {
        let words = { (kept: String) in t("choose.still_long", ["kept": kept, "name": employee]) }
        let isHidden = !hasChosen || kept <= most
        return
            "<p class=\"hint\" data-still-long=\"\(most)\" data-words=\"\(words("{kept}"))\"\(flag: "hidden", isHidden)>\(words(String(kept)))</p>\n"
    }
}

extension ChoosePage.QuestionSet {
    fileprivate func view(_ t: Texts) -> HTML {
        """
        <div class="choice-set">\(sections.enumerated().html { index, section in
            "\(section.heading.view)\(if: index == 0, wholeView(t))<div class=\"options\">\(section.questions.html { $0.view(t) })</div>\n"
        })</div>

        """
    }

    private func wholeView(_ t: Texts) -> HTML {
        """
        \(if: isWhole, "<p><label class=\"mark\"><input type=\"checkbox\" name=\"later_set\" value=\"\(id)\"\(flag: "checked", isLeft)><span>\(t("choose.whole"))</span></label></p>\n")\
        <p class="hint set-left">\(leftWords)</p>
        """
    }
}

extension ChoosePage.Question {
    fileprivate func view(_ t: Texts) -> HTML {
        """
        <label><input type="checkbox" name="later" value="\(id)"\(flag: "data-asked", isAsked)\(flag: "checked", isLeft)> <span>\(label)\
        \(note.map { " <span class=\"hint\">\($0)</span>" })\(if: wasLeft, " <span class=\"hint\">\(t("choose.was_left"))</span>")</span></label>

        """
    }
}
