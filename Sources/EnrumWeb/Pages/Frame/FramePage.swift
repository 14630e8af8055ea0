import EnrumCore
import EnrumDomain
import EnrumTexts
import HTTPTypes
import Hummingbird

/// Anbefalede rammer: what HR recommends for each department (P-22).
struct FramesPage: Sendable {
    let rows: [Row]

    struct Row: Sendable {
        let title: String
        let path: String
        /// "Formålsdrevet ledelse. Hver 3. uge."; that nothing is said here otherwise.
        let words: String
    }
}

/// What is recommended for one department.
struct FramePage: Sendable {
    let department: String
    let path: String
    let modules: [QuestionField.Option]
    let weeks: String
    let reason: String
    /// Whether there is something to take back.
    let stands: Bool
    var errors: [String: String] = [:]
}

extension Web {
    func addFrames(to table: RouteTable) {
        table.page("/frames") { request, visit in
            let t = texts(visit)
            let view = try await ReadFrames(environment)(as: visit.signedIn())
            let model = FramesPage(
                rows: view.choosable.map { department in
                    let frame = view.frames.first { $0.department == department.id }
                    return FramesPage.Row(
                        title: view.departments.path(of: department.id), path: "/frames/\(department.id)",
                        words: frame.map { t.words($0, view) } ?? t("frame.none_here"))
                })
            return page(t("frame.title"), at: "/modules", visit, notices: notices(request, visit)) { model.view($0) }
        }
        table.page("/frames/:department") { _, visit in try await framePage(visit, nil) }
        table.change("/frames/:department") { fields, _, visit in
            try await mending(fields) {
                let weeks = fields.text("weeks")
                if let weeks, Int(weeks) == nil { throw RuleBroken("rule.weeks", field: "weeks") }
                try await RecommendFrame(environment)(
                    fields.all("module").compactMap { Slug($0) }, weeks: weeks.flatMap { Int($0) }, because: fields["reason"],
                    in: visit.id("department"), as: visit.signedIn())
                return seeOther("/frames?done=saved")
            } again: {
                try await framePage(visit, $0)
            }
        }
        table.change("/frames/:department/withdrawal") { _, _, visit in
            try await WithdrawFrame(environment)(in: visit.id("department"), as: visit.signedIn())
            return seeOther("/frames?done=saved")
        }
    }

    private func framePage(_ visit: Visit, _ refusal: Refusal?) async throws -> Response {
        let t = texts(visit)
        let view = try await ReadFrames(environment)(as: visit.signedIn())
        let id: Identifier<Department> = try visit.id("department")
        guard view.choosable.contains(where: { $0.id == id }) else { throw NotFound() }
        let frame = view.frames.first { $0.department == id }
        let chosen = refusal.map { Set($0.fields.all("module")) } ?? Set(frame?.modules.map(\.rawValue) ?? [])
        let model = FramePage(
            department: view.departments.departments[id]?.name ?? "", path: "/frames/\(id)",
            modules: view.plugins.compactMap { plugin in
                plugin.plugin.map {
                    QuestionField.Option(
                        id: plugin.id.rawValue, label: $0.manifest.title(t.language), isChosen: chosen.contains(plugin.id.rawValue))
                }
            }, weeks: refusal?.fields["weeks"] ?? frame?.weeks.map { String($0) } ?? "",
            reason: refusal?.fields["reason"] ?? frame?.reason ?? "", stands: frame != nil, errors: refusal?.errors(t) ?? [:])
        return page(t("frame.title"), at: "/modules", visit, refusal: refusal) { model.view($0) }
    }
}

extension Texts {
    fileprivate func words(_ frame: ModuleFrame, _ view: FramesView) -> String {
        let titles = frame.modules.compactMap { id in view.plugins.first { $0.id == id }?.plugin?.manifest.title(language) }
        return [titles.joined(separator: ", "), frame.weeks.map { self("frame.every", count: $0) } ?? "", frame.reason ?? ""]
            .filter { !$0.isEmpty }.joined(separator: " · ")
    }
}

extension FramesPage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            \(HTML.head(t("frame.title"), t("frame.lead")))
            <ul class="points">\(rows.html { "<li><div class=\"point\"><span class=\"point-text\"><a href=\"\($0.path)\">\($0.title)</a></span><br><span class=\"hint\">\($0.words)</span></div></li>\n" })</ul>
            <p class="back"><a href="/modules">\(t("module_page.all"))</a></p>

            """
    }
}

extension FramePage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            \(HTML.head(t("frame.for", ["department": department]), t("frame.lead")))
            <form method="post" action="\(path)">\(layout.csrfField)
            <fieldset class="field" id="modules" tabindex="-1"\(if: errors["modules"] != nil, " aria-describedby=\"error/modules\"")><legend class="question-label">\(t("frame.which"))</legend>\
            \(errors["modules"].map { "<p class=\"error\" id=\"error/modules\">\($0)</p>" })\(HTML.options(modules, "module", "checkbox"))</fieldset>
            \(FormField(name: "weeks", label: t("frame.weeks_label"), input: .number, value: weeks, help: t("frame.weeks_help"), error: errors["weeks"]).view)\
            \(FormField(name: "reason", label: t("frame.reason"), input: .area(rows: 3), value: reason, help: t("frame.reason_help"), error: errors["reason"], longest: Limits.remark).view)
            <p class="buttons"><button class="primary">\(t("frame.recommend"))</button>\
            \(if: stands, "<button class=\"secondary\" formaction=\"\(path)/withdrawal\">\(t("frame.withdraw"))</button>")</p></form>
            <p class="back"><a href="/frames">\(t("frame.all"))</a></p>

            """
    }
}
