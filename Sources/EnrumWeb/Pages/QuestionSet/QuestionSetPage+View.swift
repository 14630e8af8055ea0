import EnrumTexts

extension QuestionSetPage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            \(HTML.head(title, description))
            <p class="hint">\(isActive ? t("sets.on") : t("sets.off")) · \(places)</p>\(source.map { "<p class=\"source\">\($0)</p>" })
            <section class="section-head" aria-labelledby="questions"><h2 id="questions">\(t("set_page.questions"))</h2>
            <p class="help no-print">\(t("set_page.questions_help"))</p>
            \(questions.html { $0.view(t) })</section>
            \(controls.map { $0.view(layout, path) })
            """
    }
}

extension QuestionSetPage.Controls {
    fileprivate func view(_ layout: Layout, _ path: String) -> HTML {
        let t = layout.texts
        return """
            <section class="section-head no-print" aria-labelledby="use"><h2 id="use">\(t("set_page.use"))</h2>
            \(switching.view(layout))
            <form method="post" action="\(path)/departments">\(layout.csrfField)
            \(departments.view(t))<button class="secondary">\(t("set_page.place_button"))</button></form>
            <p><a href="\(path)/edit">\(t("set_page.edit"))</a></p></section>

            """
    }
}

extension DepartmentChoice {
    func view(_ t: Texts) -> HTML {
        """
        <fieldset id="departments" tabindex="-1" aria-describedby="help/departments\(if: error != nil, " error/departments")"><legend class="question-label">\(t("set_page.where"))</legend>
        <p class="help" id="help/departments">\(t(mayAskEverywhere ? "set_page.where_help" : "set_page.where_help_own"))</p>\
        \(error.map { "<p class=\"error\" id=\"error/departments\">\($0)</p>" })
        \(if: mayAskEverywhere, "<p>\(t(isEverywhere ? "set_page.where_everywhere" : "set_page.where_some"))</p>")\
        <div class="options">\(departments.html { row in
            "<label><input type=\"checkbox\" name=\"department\" value=\"\(row.id)\"\(flag: "checked", row.isChosen)> <span>\(row.path)</span></label>"
        })</div></fieldset>

        """
    }
}

extension QuestionSetEditorPage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            \(HTML.head(title.map { t("set_editor.title", ["title": $0]) } ?? t("set_editor.title_new"), t("set_editor.lead")))\(problemsView(t))
            <form method="post" action="\(path)">\(layout.csrfField)
            \(FormField(name: "text", label: t("set_editor.text"), input: .file(rows: 24), value: text, help: t("set_editor.text_help")).view)\
            \(departments?.view(t))
            <p class="buttons"><button class="primary" name="deed" value="save">\(t("set_editor.save"))</button>\
            <button class="secondary" name="deed" value="check">\(t("set_editor.check"))</button></p>
            </form>
            \(preview.map { "<section class=\"section-head\" id=\"preview\"><h2>\(t("set_editor.preview"))</h2>\n\($0.html { $0.view(t) })</section>\n" })
            """
    }

    private func problemsView(_ t: Texts) -> HTML? {
        guard !problems.isEmpty else { return nil }
        return """
            <div class="errors" role="alert" tabindex="-1" id="errors" data-focus><h2>\(t("set_editor.problems", count: problems.count))</h2>
            <p>\(t("set_editor.nothing_kept"))</p>
            <ol>\(problems.html { problem in
                "<li><a href=\"#text\">\(problem.place)</a>\(if: !problem.path.isEmpty, " <code>\(problem.path)</code>"): \(problem.words)</li>"
            })</ol></div>

            """
    }
}
