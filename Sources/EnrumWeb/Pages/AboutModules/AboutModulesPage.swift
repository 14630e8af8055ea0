import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

/// Om modulerne: what is on where the viewer works, what each may read, and what HR recommends; for everybody.
struct AboutModulesPage: Sendable {
    /// "HR anbefaler …", in lines; empty when nothing is recommended.
    let frame: [String]
    let modules: [Module]
    /// Where a leader writes what they want with the conversations; nil for those who lead nobody.
    var reflectionPath: String?

    struct Module: Sendable {
        let id: String
        let title: String
        let summary: String
        /// "Ser tid og sted, aftaler".
        let reads: String
        /// Where its content comes from (T-12).
        let source: String?
        /// Kinds of conversation that it brings.
        let types: String?
        let roles: [Role]
    }

    /// What it asks of a role outside the conversation (L-16).
    struct Role: Sendable {
        let title: String
        let paragraphs: [String]
    }
}

extension Web {
    func addAboutModules(to table: RouteTable) {
        table.page("/about-modules") { _, visit in
            let (t, viewer) = (texts(visit), try visit.signedIn())
            let model = AboutModulesPage(
                try await ReadActiveModules(environment)(as: viewer), t, reflectionPath: viewer.isLeader ? "/reflection" : nil)
            return page(t("about_modules.title"), at: "/about-modules", visit) { model.view($0) }
        }
    }
}

extension AboutModulesPage {
    init(_ list: ActiveModuleList, _ t: Texts, reflectionPath: String?) {
        frame = t.frame(list)
        self.reflectionPath = reflectionPath
        modules = list.modules.map { view in
            let (plugin, manifest) = (view.plugin, view.plugin.manifest)
            let reads = PluginManifest.Reading.allCases.filter(view.granted.contains).map { t(Phrase("module_page.sees.\($0.rawValue)")) }
            let types = plugin.meetingTypes.compactMap { $0.type.title?(t.language) }
            return Module(
                id: plugin.id.rawValue, title: manifest.title(t.language), summary: manifest.summary(t.language),
                reads: reads.isEmpty ? t("module_page.sees_nothing") : t("module_page.sees", ["what": reads.joined(separator: ", ")]),
                source: manifest.source?(t.language), types: types.isEmpty ? nil : types.joined(separator: ", "),
                roles: plugin.roles.map { role in
                    Role(title: role.title(t.language), paragraphs: role.text(t.language).paragraphs)
                })
        }
    }

    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            \(HTML.head(t("about_modules.title"), t("about_modules.lead")))
            \(if: !frame.isEmpty, "<section class=\"notice information\" aria-labelledby=\"frame\"><h2 id=\"frame\">\(t("frame.recommended"))</h2>\(frame.html { "<p>\($0)</p>" })</section>\n")\
            \(reflectionPath.map { "<p><a href=\"\($0)\">\(t("about_modules.reflection"))</a></p>\n" })\
            \(modules.isEmpty ? EmptyState(title: t("about_modules.none"), text: t("about_modules.none_explanation")).view : modules.html { $0.view(t) })
            """
    }
}

extension AboutModulesPage.Module {
    fileprivate func view(_ t: Texts) -> HTML {
        """
        <section class="section-head" aria-labelledby="\(id)"><h2 id="\(id)">\(title)</h2>
        <p>\(summary)</p><p class="hint">\(reads).\(types.map { " \(t("about_modules.types", ["types": $0]))" })</p>
        \(source.map { "<p class=\"hint\">\($0)</p>" })\
        \(roles.html { role in "<details class=\"section\"><summary>\(role.title)</summary>\(role.paragraphs.html { "<p>\($0)</p>" })</details>\n" })</section>

        """
    }
}

extension Texts {
    /// What HR recommends, in lines.
    func frame(_ list: ActiveModuleList) -> [String] {
        guard let frame = list.frame else { return [] }
        let titles = frame.modules.compactMap { list.title(of: $0)?(language) }
        return [
            titles.isEmpty ? nil : self("frame.modules", ["modules": titles.joined(separator: ", ")]),
            frame.weeks.map { self("frame.weeks", count: $0) }, frame.reason,
        ].compactMap { $0 }
    }
}

extension String {
    /// The texts between empty lines.
    var paragraphs: [String] { split(separator: "\n\n").map { String($0.replacing("\n", with: " ")) } }
}
