import EnrumCore
import EnrumDomain
import EnrumTexts
import HTTPTypes
import Hummingbird

/// What a leader wants with the conversations, for themselves alone (P-21).
struct ReflectionPage: Sendable {
    let value: String
    let behaviour: String
    let styles: [QuestionField.Option]
    let version: Int
    /// What stands, when it was changed in another window meanwhile.
    var standing: [String] = []
    var errors: [String: String] = [:]
}

extension Web {
    func addReflection(to table: RouteTable) {
        table.page("/reflection") { request, visit in try await reflectionPage(visit, notices: notices(request, visit)) }
        table.change("/reflection") { fields, _, visit in
            do {
                try await SaveReflection(environment)(
                    value: fields["value"], behaviour: fields["behaviour"], styles: styles(in: fields),
                    basedOn: fields["version"].flatMap { Int($0) } ?? 0, as: visit.signedIn())
                return seeOther("/reflection?done=saved")
            } catch let changed as ReflectionChanged {
                return try await reflectionPage(
                    visit, typed: fields, standing: changed.standing, Refusal([RuleBroken("reflection.changed")], fields))
            } catch {
                guard let refusal = Refusal(error, fields) else { throw error }
                return try await reflectionPage(visit, typed: fields, refusal)
            }
        }
    }

    private func styles(in fields: FormFields) throws(RuleBroken) -> [Slug] {
        let (named, styles) = (fields.all("style"), fields.all("style").compactMap { Slug($0) })
        guard named.count == styles.count else { throw RuleBroken("rule.choice", field: "style") }
        return styles
    }

    private func reflectionPage(
        _ visit: Visit, typed: FormFields? = nil, standing: Reflection? = nil, _ refusal: Refusal? = nil, notices: [Notice] = []
    ) async throws -> Response {
        let (t, viewer) = (texts(visit), try visit.signedIn())
        let own = try await ReadReflection(environment)(as: viewer)
        let list = try await ReadActiveModules(environment)(as: viewer)
        let chosen = typed.map { Set($0.all("style")) } ?? Set(own?.styles.map(\.rawValue) ?? [])
        let model = ReflectionPage(
            value: typed?["value"] ?? own?.value ?? "", behaviour: typed?["behaviour"] ?? own?.behaviour ?? "",
            styles: list.styles(besides: chosen).map { module in
                QuestionField.Option(
                    id: module.id.rawValue, label: module.plugin.manifest.title(t.language), isChosen: chosen.contains(module.id.rawValue))
            }, version: own?.version ?? 0, standing: standing.map { [$0.value, $0.behaviour].compactMap { $0 } } ?? [],
            errors: refusal?.errors(t) ?? [:])
        return page(t("reflection.title"), at: "/team", visit, refusal: refusal, notices: notices) { model.view($0) }
    }
}

extension ActiveModuleList {
    /// Those that can be a style of the viewer's conversations: they ask something, of everybody. What was chosen before stays to be unchosen.
    fileprivate func styles(besides chosen: Set<String>) -> [ActiveModuleView] {
        modules.filter { module in
            !module.plugin.questionSets.isEmpty && module.plugin.manifest.between == .anyone || chosen.contains(module.id.rawValue)
        }
    }
}

extension ReflectionPage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        let lane = LaneNote(.author, other: "", t)
        return """
            \(HTML.head(t("reflection.title"), t("reflection.lead")))
            \(lane.view(lock: lane.lockWord(t)))
            \(if: !standing.isEmpty, "<section class=\"notice warning\"><h2>\(t("reflection.stands"))</h2>\(standing.html { "<p class=\"prose\">\($0)</p>" })</section>")
            <form method="post" action="/reflection">\(layout.csrfField)<input type="hidden" name="version" value="\(version)">
            \(FormField(name: "value", label: t("reflection.value"), input: .area(rows: 4), value: value, help: t("reflection.value_help"), error: errors["value"], longest: Limits.remark).view)\
            \(FormField(name: "behaviour", label: t("reflection.behaviour"), input: .area(rows: 4), value: behaviour, help: t("reflection.behaviour_help"), error: errors["behaviour"], longest: Limits.remark).view)\
            \(if: !styles.isEmpty, "<fieldset class=\"field\" id=\"style\" tabindex=\"-1\"><legend class=\"question-label\">\(t("reflection.styles"))</legend>\(errors["style"].map { "<p class=\"error\" id=\"error/style\">\($0)</p>" })\(HTML.options(styles, "style", "checkbox"))</fieldset>")
            <p class="buttons"><button class="primary">\(t("reflection.save"))</button></p></form>
            <p><a href="/about-modules">\(t("reflection.about"))</a></p>

            """
    }
}
