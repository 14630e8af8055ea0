/// What kind of agreement it is: the template it was made by and the area it is about, with the words as they were shown.
///
/// The words are kept with the agreement, so that they stay when the plugin gets another version or is gone (DESIGN, principle 4).
public struct AgreementCategory: Hashable, Sendable, Codable {
    public let plugin: Slug
    public let template: Slug
    /// What the template is called.
    public let title: LocalizedText
    /// Whose template it is: the plugin's title.
    public let source: LocalizedText
    /// Nil where the template has no areas, or none was chosen.
    public let area: Area?

    /// One of the template's areas.
    public struct Area: Hashable, Sendable, Codable {
        public let id: Slug
        public let label: LocalizedText
        public let firstStep: FirstStepRule
        /// Its place among the template's areas, from 0: agreements are shown in that order.
        public let place: Int

        public init(id: Slug, label: LocalizedText, firstStep: FirstStepRule, place: Int) {
            (self.id, self.label, self.firstStep, self.place) = (id, label, firstStep, place)
        }

        enum CodingKeys: String, CodingKey {
            case id, label, place
            case firstStep = "first_step"
        }
    }

    public init(plugin: Slug, template: Slug, title: LocalizedText, source: LocalizedText, area: Area? = nil) {
        (self.plugin, self.template, self.title, self.source, self.area) = (plugin, template, title, source, area)
    }

    /// "plugin/template", as plugins and the API name it.
    public var name: String { "\(plugin)/\(template)" }
}

/// Whether an agreement in an area says what its first step is (T-09).
public enum FirstStepRule: String, CaseIterable, Hashable, Sendable, Codable { case required, optional, none }

extension AgreementCategory {
    /// Made by a template of `plugin`, in one of its areas.
    ///
    /// - Parameter area: The area's id; nil for none.
    /// - Throws: ``RuleBroken`` naming the field "area" when the template has no such area.
    public init(_ template: AgreementTemplate, area id: String?, of plugin: PluginManifest) throws(RuleBroken) {
        var area: Area?
        if let id {
            guard let place = template.areas.firstIndex(where: { $0.id.rawValue == id }) else {
                throw RuleBroken("rule.agreement_area", field: "area")
            }
            let chosen = template.areas[place]
            area = Area(id: chosen.id, label: chosen.label, firstStep: chosen.firstStep, place: place)
        }
        self.init(plugin: plugin.id, template: template.id, title: template.title, source: plugin.title, area: area)
    }
}

extension Agreement.Content {
    /// Its area asks for a first step, and there is none. It is pointed out, and stops nothing.
    public var lacksFirstStep: Bool { category?.area?.firstStep == .required && firstStep == nil }
}
