import EnrumTexts

extension ModuleDepartmentPage {
    func title(_ t: Texts) -> String { t("module_department.title", ["module": module, "department": department]) }

    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            \(HTML.head(title(t), above))
            <p class="hint">\(state)</p>\(locked.map { "<p class=\"notice information\">\($0)</p>\n" })\
            \(pause.map { "<div class=\"notice warning\"><p>\($0.words)</p>\($0.resume.view(layout))</div>\n" })
            \(form.map { view(of: $0, layout) })\(if: !settings.isEmpty, "<section class=\"section-head\" aria-labelledby=\"settings\"><h2 id=\"settings\">\(t("module_department.settings"))</h2>\n\(settings.html { $0.view(t) })</section>\n")
            <section class="section-head" aria-labelledby="preview"><h2 id="preview">\(t("module_department.preview"))</h2>
            <p class="help">\(t("module_department.preview_help"))\(if: asksMore, " \(t("module_department.asks_more"))")</p>
            <p><a href="\(previewPath)">\(t("module_department.preview_link", ["department": department]))</a></p></section>
            <p><a href="\(modulePath)">\(t("module_department.back", ["module": module]))</a></p>

            """
    }

    private func view(of form: Form, _ layout: Layout) -> HTML {
        let t = layout.texts
        return layout.oneForm(
            path: path, autosaves: false,
            """
            <fieldset id="module" tabindex="-1"><legend class="question-label">\(t("module_department.switch"))</legend>
            \(HTML.options(form.choices, "on", "radio"))</fieldset>
            \(form.isLocked.map { lock($0, t) })<input type="hidden" name="was" value="\(form.was)">
            \(if: !form.settings.isEmpty, "<section class=\"section-head\" aria-labelledby=\"settings\"><h2 id=\"settings\">\(t("module_department.settings"))</h2>\n<p class=\"help\">\(t("module_department.settings_help"))</p>\n\(form.settings.html { $0.view(t) })</section>\n")\
            <p class="buttons"><button class="primary">\(t("module_department.save"))</button></p>
            """)
    }

    private func lock(_ isLocked: Bool, _ t: Texts) -> HTML {
        """
        <p><label class="mark"><input type="checkbox" name="lock" value="yes" aria-describedby="help/lock"\(flag: "checked", isLocked)><span>\(t("module_department.lock"))</span></label></p>
        <p class="help" id="help/lock">\(t("module_department.lock_help"))</p>
        """
    }
}

extension ModuleDepartmentPage.Setting {
    fileprivate func view(_ t: Texts) -> HTML {
        """
        \(field.view(t))\(reset.map { "<p class=\"setting-reset\"><button class=\"link\" name=\"reset\" value=\"\($0.key)\">\($0.words)<span class=\"hidden\">, \(field.label)</span></button></p>\n" })
        """
    }
}
