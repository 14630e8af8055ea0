import EnrumTexts

extension ModulesPage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        let list: HTML =
            rows.isEmpty
            ? EmptyState(title: t("modules.none"), text: t(install == nil ? "modules.empty_hr" : "modules.empty")).view
            : "<ol class=\"points modules\" id=\"modules\" tabindex=\"-1\">\(rows.html { $0.view(layout) })</ol>\n"
        return """
            \(HTML.head(t("modules.title"), t("modules.lead")))<p><a href="/frames">\(t("modules.frames"))</a> · <a href="/about-modules">\(t("modules.about"))</a></p>
            \(conflict.map { "<p class=\"notice warning\">\($0)</p>\n" })\(list)
            \(install.map { "<section class=\"section-head no-print\" aria-labelledby=\"install\"><h2 id=\"install\">\(t("modules.install"))</h2>\n\($0.view(t))</section>\n" })
            """
    }
}

extension ModulesPage.Row {
    fileprivate func view(_ layout: Layout) -> HTML {
        """
        <li><div class="point"><span class="point-text"><a href="\(path)">\(title)</a></span> <span class="hint">\(version)</span><br>\
        <span class="\(isTroubled ? "late" : "hint")">\(states.joined(separator: " · "))</span>\
        \(reads.map { "<br><span class=\"hint\">\($0)</span>" })</div>\
        \(if: !moves.isEmpty, "<div class=\"point-actions\">\(moves.html { $0.view(layout) })</div>")</li>

        """
    }
}

extension PackageUpload {
    /// The form is there only where its script runs, which sends the file as it is.
    func view(_ t: Texts) -> HTML {
        """
        <div data-upload="\(path)" data-done="/modules/" data-refused="\(t("upload.refused"))" data-failed="\(t("upload.failed"))" hidden>
        <div class="field"><label for="package">\(t("upload.package"))</label><p class="help" id="help/package">\(t("upload.package_help"))</p>\
        <input type="file" id="package" name="package" aria-describedby="help/package"></div>
        <p><label class="mark"><input type="checkbox" name="trust" value="yes"><span>\(t("upload.trust"))</span></label></p>
        <p class="help">\(t("upload.trust_help"))</p>
        <p><button type="button" class="secondary">\(t("upload.button"))</button></p></div>
        <p class="help">\(t("upload.command"))<br><code>\(command)</code></p>

        """
    }
}
