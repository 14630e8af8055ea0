import EnrumTexts

/// The template that an agreement is written by: what it is called, what it asks, and the areas to choose among.
struct AgreementTemplateChoice: Sendable {
    /// "plugin/template", sent along.
    let name: String
    /// "Aftaler om din trivsel".
    let title: String
    /// "Fra Ledertrivsel".
    var source: String?
    /// "Amir udfylder aftalen ud fra jeres samtale."
    var filledBy: String?
    /// None where there is nothing to choose.
    var areas: [QuestionField.Option] = []
    /// Asked in place of the form's own words.
    var titlePrompt: String?
    var firstStepPrompt: String?
    var followUpPrompt: String?
    /// Whether some of the areas ask for a first step: then the field is not said to be one that can be left out.
    var asksForFirstStep = false
    /// Writes it without a template after all; nil where it stays.
    var without: ActionForm?

    /// - Parameter prefix: Of the fields' names and ids.
    func view(_ layout: Layout, prefix: String = "", error: String? = nil) -> HTML {
        let t = layout.texts
        return """
            <input type="hidden" name="\(prefix)template" value="\(name)">
            <p class="by-template"><strong>\(title)</strong>\(source.map { " <span class=\"source\">\($0)</span>" })\(filledBy.map { "<br>\($0)" })</p>
            \(without?.view(layout))\(areas.isEmpty ? nil : areaField(prefix + "area", error, t))
            """
    }

    private func areaField(_ name: String, _ error: String?, _ t: Texts) -> HTML {
        """
        <div class="field"><label for="\(name)">\(t("agreement.area"))</label>\(error.map { "<p class=\"error\" id=\"error/\(name)\">\($0)</p>" })\
        <select id="\(name)" name="\(name)"\(attribute: "aria-describedby", error.map { _ in "error/" + name })\(if: error != nil, " aria-invalid=\"true\"")>\
        <option value="">\(t("agreement.choose"))</option>\(HTML.selectOptions(areas))</select></div>

        """
    }
}
