import EnrumTexts

extension ModulePage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            \(HTML.head(title, summary))
            <p class="hint">\(states.joined(separator: " · "))</p>
            \(warnings.html { "<p class=\"notice warning\">\($0)</p>\n" })\
            <dl class="facts">\(facts.html { "<div><dt>\($0.name)</dt><dd>\($0.value)</dd></div>\n" })</dl>
            \(grant.map { $0.view(layout) })\(departments.view(layout))\
            <section class="section-head" aria-labelledby="health"><h2 id="health">\(t("module_page.health"))</h2>
            \(health.view(layout))\(controls.map { $0.parts(layout) })</section>
            \(controls.map { $0.view(layout) })<p class="back"><a href="/modules">\(t("module_page.all"))</a></p>

            """
    }
}

extension ModulePage.Controls {
    /// What stands folded beside the versions and the faults.
    fileprivate func parts(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            <details class="section" id="upgrade"><summary>\(t("module_page.upgrade"))</summary>
            <p class="help">\(t("module_page.upgrade_help"))</p>\(upload.view(t))</details>
            \(limits.view(layout))
            """
    }

    fileprivate func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            <section class="section-head no-print" aria-labelledby="stop"><h2 id="stop">\(t("module_page.stop"))</h2>
            \(pausing.view(layout))
            <details class="section" id="removal"><summary>\(t("module_page.remove_title"))</summary>\(removal.view(layout))</details></section>

            """
    }
}

extension ModuleGrant {
    fileprivate func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            <section class="section-head" aria-labelledby="reads"><h2 id="reads">\(t("module_page.reads_title"))</h2>
            \(if: rows.isEmpty, "<p>\(t("module_page.reads_nothing"))</p>")\(if: !rows.isEmpty, path.map { form($0, layout) } ?? list(t))</section>

            """
    }

    private func form(_ path: String, _ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            <form method="post" action="\(path)">\(layout.csrfField)
            <fieldset id="grant" tabindex="-1" aria-describedby="help/grant"><legend class="question-label">\(t("module_page.grant"))</legend>
            <p class="help" id="help/grant">\(t("module_page.grant_help"))</p>
            \(HTML.options(rows.map { QuestionField.Option(id: $0.id, label: $0.words, isChosen: $0.isGranted) }, "read", "checkbox"))</fieldset>
            <p class="buttons"><button class="secondary">\(t("module_page.grant_button"))</button></p></form>

            """
    }

    private func list(_ t: Texts) -> HTML {
        """
        <p class="help">\(t("module_page.grant_hr"))</p>
        <ul class="points">\(rows.html { row in
            "<li><div class=\"point\">\(row.words)</div><span class=\"hint\">\(t(row.isGranted ? "module_page.granted" : "module_page.not_granted"))</span></li>\n"
        })</ul>

        """
    }
}

extension ModuleTree {
    fileprivate func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        let tree: HTML = "<ul class=\"departments\">\(nodes.html { $0.view(t) })</ul>\n"
        let form: HTML = """
            <form method="post" action="\(path)">\(layout.csrfField)\(tree)
            <p class="buttons"><button class="secondary">\(t("module_page.departments_button"))</button></p></form>

            """
        return """
            <section class="section-head" aria-labelledby="departments"><h2 id="departments">\(t("module_page.departments"))</h2>
            <p class="help" id="module">\(t("module_page.departments_help"))</p>
            \(nodes.contains(where: \.canChange) ? form : tree)</section>

            """
    }
}

extension ModuleTree.Node {
    fileprivate func view(_ t: Texts) -> HTML {
        """
        <li>\(row.view(t))\(if: !children.isEmpty, "<ul>\(children.html { $0.view(t) })</ul>")</li>

        """
    }
}

extension ModuleTree.Row {
    private var heading: HTML {
        guard let path else { return "<span class=\"point-text\">\(name)</span>" }
        return "<a href=\"\(path)\">\(name)</a>"
    }

    fileprivate func view(_ t: Texts) -> HTML {
        """
        <div class="department"><div class="point">\(heading)<br><span class="hint">\(([state] + notes).joined(separator: " · "))</span>\
        \(pause.map { "<br><span class=\"late\">\($0)</span>" })</div>\(choices.map { controls($0, t) })</div>
        """
    }

    private func controls(_ choices: [QuestionField.Option], _ t: Texts) -> HTML {
        """
        <div class="switches"><select name="on/\(id)" aria-label="\(name)">\(HTML.selectOptions(choices))</select>\
        <label class="mark"><input type="checkbox" name="lock/\(id)" value="yes"\(flag: "checked", isLocked)><span>\(t("module_page.lock"))\
        <span class="hidden">, \(name)</span></span></label><input type="hidden" name="was/\(id)" value="\(was)"></div>
        """
    }
}

extension ModuleLimits {
    fileprivate func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            <details class="section" id="limits"\(flag: "open", isRefused)><summary>\(t("module_page.limits"))</summary>
            <p class="help">\(t("module_page.limits_help"))</p>
            <form method="post" action="\(path)">\(layout.csrfField)<div class="two">\(fields.html(\.view))</div>
            <p class="buttons"><button class="secondary">\(t("module_page.limits_button"))</button></p></form></details>

            """
    }
}
