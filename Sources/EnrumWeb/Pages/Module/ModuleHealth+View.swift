import EnrumDomain
import EnrumTexts

extension ModuleHealth {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            <details class="section" id="faults"\(flag: "open", !faults.isEmpty)><summary>\(t("module_page.faults"))\(count(faults.count))</summary>
            \(if: faults.isEmpty, "<p>\(t("module_page.faults_none"))</p>")\
            \(if: !faults.isEmpty, "<p class=\"help\">\(t("module_page.faults_help"))</p>\n<ul class=\"points\">\(faults.html { $0.view(layout) })</ul>")</details>
            <details class="section" id="usage"><summary>\(t("module_page.usage"))</summary>
            \(usageView(t))</details>
            <details class="section" id="versions"><summary>\(t("module_page.versions"))\(count(versions.count))</summary>
            <p class="help">\(t("module_page.versions_help"))</p>
            <ul class="points">\(versions.html { $0.view(layout) })</ul></details>

            """
    }

    private func count(_ number: Int) -> HTML? { number == 0 ? nil : " <span class=\"hint\">\(number)</span>" }

    private func usageView(_ t: Texts) -> HTML {
        guard let usage else { return "<p>\(t("module_page.usage_elsewhere"))</p>" }
        return usage.isEmpty ? "<p>\(t("module_page.usage_none"))</p>" : table(usage, t)
    }

    private func table(_ usage: [Usage], _ t: Texts) -> HTML {
        let heads = ["hook", "calls", "failures", "time", "share"].map { t(Phrase("module_page.column.\($0)")) }
        return """
            <p class="help">\(t("module_page.usage_help"))</p>
            <table class="cells"><thead><tr>\(heads.html { "<th scope=\"col\">\($0)</th>" })</tr></thead><tbody>
            \(usage.html { $0.view(heads) })</tbody></table>

            """
    }
}

extension ModuleHealth.Fault {
    fileprivate func view(_ layout: Layout) -> HTML {
        """
        <li><div class="point"><span class="point-text">\(kind)</span><br><span class="hint">\(place)</span><br><span class="hint">\(time)</span></div>\
        \(replay.map { "<div class=\"point-actions\">\($0.view(layout))</div>" })</li>

        """
    }
}

extension ModuleHealth.Usage {
    fileprivate func view(_ heads: [String]) -> HTML {
        """
        <tr><th scope="row">\(hook)</th><td data-label="\(heads[1])">\(calls)</td>\
        <td data-label="\(heads[2])"\(if: hasFailed, " class=\"late\"")>\(failures)</td><td data-label="\(heads[3])">\(time)</td>\
        <td data-label="\(heads[4])">\(share)</td></tr>

        """
    }
}

extension ModuleHealth.Version {
    fileprivate func view(_ layout: Layout) -> HTML {
        """
        <li><div class="point"><span class="point-text">\(number)</span>\(if: isCurrent, " <span class=\"hint\">\(layout.texts("module_page.version_current"))</span>")<br>\
        <span class="hint">\(installed)</span><br><span class="hint">\(signature)</span></div>\
        \(change.map { "<div class=\"point-actions\">\($0.view(layout))</div>" })</li>

        """
    }
}
