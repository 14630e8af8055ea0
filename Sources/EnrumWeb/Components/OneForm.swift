import EnrumTexts

extension Layout {
    /// The page's one form around `content`: saved while one types, and by every button in it.
    ///
    /// Enter in a line presses the first button of a form, so the first is a plain save that nobody sees.
    func oneForm(path: String, autosaves: Bool = true, _ content: HTML) -> HTML {
        """
        <form class="one-form" method="post" action="\(path)"\(attribute: "data-autosave", autosaves ? path : nil) novalidate>\(csrfField)\
        <button class="hidden" tabindex="-1" aria-hidden="true">\(texts("save.button"))</button>
        \(content)
        </form>
        """
    }

    /// A few fields and their button: a form of its own, or a part of the page's one form.
    func smallForm(_ name: String, path: String, _ content: HTML) -> HTML {
        isOneForm
            ? "<div class=\"\(name)\">\(content)</div>"
            : "<form class=\"\(name)\" method=\"post\" action=\"\(path)\">\(csrfField)\(content)</form>"
    }
}
