/// One button that does one thing, with a sentence about what happens.
struct ActionForm: Sendable {
    let path: String
    let words: String
    /// What it is done to, for those who listen, where a page has many buttons called the same.
    var subject: String?
    /// What happens, and for whom, before anyone presses.
    var explanation: String?
    /// Asked once more by the browser; the page is complete without.
    var confirmation: String?
    var style = Style.secondary
    /// Sent along, by name.
    var values: KeyValues = []

    typealias KeyValues = [(name: String, value: String)]

    enum Style: Sendable {
        /// The page's one next action.
        case primary
        case secondary
        /// Looks like a link; still a button, since it changes something.
        case quiet
    }

    func view(_ layout: Layout) -> HTML {
        layout.isOneForm ? button : form(layout)
    }

    private var label: HTML { "\(words)\(subject.map { "<span class=\"hidden\">, \($0)</span>" })" }

    /// Inside the page's one form; a single value goes with the button.
    private var button: HTML {
        """
        <div class="action">\(explanation.map { "<p class=\"help\">\($0)</p>" })<button class="\(style.name)" formaction="\(path)"\
        \(attribute: "name", values.first?.name)\(attribute: "value", values.first?.value)\(attribute: "data-confirm", confirmation)>\(label)</button></div>
        """
    }

    private func form(_ layout: Layout) -> HTML {
        """
        <form class="action" method="post" action="\(path)"\(attribute: "data-confirm", confirmation)>\(layout.csrfField)\
        \(values.html { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" })\
        \(explanation.map { "<p class=\"help\">\($0)</p>" })<button class="\(style.name)">\(label)</button></form>
        """
    }
}

extension ActionForm.Style {
    var name: String {
        switch self {
        case .primary: "primary"
        case .secondary: "secondary"
        case .quiet: "link"
        }
    }
}
