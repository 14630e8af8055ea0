import EnrumTexts

/// A sheet that gathers answers and agreements, to read, keep and print.
struct ContractLink: Sendable {
    /// "Lederkontrakt".
    let title: String
    let path: String
    /// "Amirs. Fra Lederdialog".
    let words: String
}

extension [ContractLink] {
    func view(_ t: Texts) -> HTML {
        guard !isEmpty else { return .nothing }
        return """
            <section class="contracts no-print" aria-labelledby="contracts"><h2 id="contracts">\(t("contract.list"))</h2>
            <ul class="points">\(html { "<li><div class=\"point\"><a class=\"point-text\" href=\"\($0.path)\">\($0.title)</a> <span class=\"hint\">\($0.words)</span></div></li>\n" })</ul></section>

            """
    }
}
