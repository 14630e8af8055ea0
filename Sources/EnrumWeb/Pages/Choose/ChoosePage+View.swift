import EnrumTexts

extension ChoosePage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            <div class="page-head"><p class="eyebrow">\(when)</p><h1>\(t("choose.title", ["name": employee]))</h1>
            <p class="lead">\(count)\(advice.map { " \($0)" })</p></div>
            <form method="post" action="\(path)">\(layout.csrfField)
            <fieldset id="later" tabindex="-1" aria-describedby="help/later\(if: error != nil, " error/later")"><legend><h2>\(t("choose.legend"))</h2></legend>
            <p class="help" id="help/later">\(t("choose.help"))</p>\(error.map { "<p class=\"error\" id=\"error/later\">\($0)</p>" })
            \(sections.html { $0.view(t) })</fieldset>
            <p class="buttons"><button class="primary">\(t("choose.send", ["name": employee]))</button> <a href="\(backPath)">\(t("choose.back"))</a></p>
            </form>

            """
    }
}

extension ChoosePage.Section {
    fileprivate func view(_ t: Texts) -> HTML {
        """
        <h3 class="set-title">\(title)</h3>
        \(set.map { "<p><label class=\"mark\"><input type=\"checkbox\" name=\"later_set\" value=\"\($0)\"\(flag: "checked", isLeft)><span>\(t("choose.whole"))</span></label></p>\n" })<div class="options">\(questions.html { question in
            "<label><input type=\"checkbox\" name=\"later\" value=\"\(question.id)\"\(flag: "checked", question.isLeft)> <span>\(question.label)\(question.note.map { " <span class=\"hint\">\($0)</span>" })\(if: question.wasLeft, " <span class=\"hint\">\(t("choose.was_left"))</span>")</span></label>\n"
        })</div>

        """
    }
}
