import EnrumDomain
import EnrumTexts

/// A document that was handed over, as the letter it is, with what was added to it since.
struct CaseDocumentPage: Sendable {
    let title: String
    let body: String
    /// "Solvig Kommune, Vej og Park".
    let from: String
    /// "Til Simon Lauridsen".
    let to: String
    /// "3. december 2026. Dokument nr. 2 i forløbet".
    let reference: String
    /// Who can read it.
    let lane: LaneNote
    /// "Udleveret i Enrum torsdag den 3. december 2026 kl. 10.42 af Peter Dalgaard".
    let facts: [String]
    /// Remarks and clarifications, oldest first.
    var additions: [Addition] = []
    var forms: [CaseForm] = []
    var actions: [ActionForm] = []
    /// Where the PDF is; nil where none can be made.
    var pdfPath: String?
    var next: CasePage.Link?
    let back: CasePage.Link

    struct Addition: Sendable {
        /// "Bemærkning fra Simon Lauridsen, 4. december 2026 kl. 8.15".
        let who: String
        let text: String
        /// "Skrevet efter fristen".
        var hint: String?
    }

    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            <div class="no-print">\(lane.view(lock: lane.lockWord(t)))</div>
            <article class="letter-paper">\(letter)
            \(additionsView(t))</article>
            <div class="no-print"><ul class="letter-facts plain">\(facts.html { "<li class=\"hint\">\($0)</li>" })</ul>
            \(next.map { "<p><a class=\"button primary\" href=\"\($0.path)\">\($0.words)</a></p>" })
            <p class="buttons"><button type="button" class="secondary" data-print hidden>\(t("case_document.print"))</button>\
            \(pdfPath.map { "<a href=\"\($0)\">\(t("case_document.pdf"))</a>" })</p>
            \(forms.html { $0.view(layout) })\(if: !actions.isEmpty, "<div class=\"actions\">\(actions.html { $0.view(layout) })</div>")
            <p class="back"><a href="\(back.path)">\(back.words)</a></p></div>

            """
    }

    /// Head, title and text: the same on the page, on paper and in the PDF.
    private var letter: HTML {
        """
        <div class="letter-head"><p>\(from)</p><p>\(to)</p><p>\(reference)</p></div>
        <h1>\(title)</h1>
        \(LetterText(body).view())
        """
    }

    private func additionsView(_ t: Texts) -> HTML? {
        guard !additions.isEmpty else { return nil }
        return """
            <section class="additions" aria-labelledby="additions"><h2 id="additions">\(t("case_document.additions"))</h2>
            \(additions.html { "<div class=\"addition\"><p class=\"who\">\($0.who)</p><p class=\"prose\">\($0.text)</p>\($0.hint.map { "<p class=\"hint\">\($0)</p>" })</div>\n" })</section>

            """
    }

    /// The document alone, with its style within itself and nothing from elsewhere: what a PDF is made of.
    func standalone(_ t: Texts) -> HTML {
        """
        <!doctype html>
        <html lang="\(t.language.rawValue)"><head><meta charset="utf-8"><title>\(title)</title>
        <style>
        @page { size: A4; margin: 22mm 22mm 24mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #555 } }
        body { font: 10.5pt/1.5 "Liberation Sans", "DejaVu Sans", sans-serif; color: #000; margin: 0 }
        h1 { font-size: 17pt; line-height: 1.25; margin: 10mm 0 6mm } h2 { font-size: 11.5pt; margin: 7mm 0 1.5mm; break-after: avoid }
        p { margin: 0 0 3mm; orphans: 3; widows: 3 } .prose { white-space: pre-line } ul { margin: 0 0 3mm; padding-left: 5mm }
        .letter-head { display: flex; justify-content: space-between; font-size: 9pt; color: #444 } .letter-head p { white-space: pre-line; margin: 0 } .letter-head p:last-child { text-align: right }
        .additions { border-top: .3mm solid #999; margin-top: 10mm } .who, .hint { font-size: 9pt; color: #444; margin-bottom: 1mm }
        /* Whoever signs never stands alone overleaf: the last words come along. */
        body > p:nth-last-of-type(-n+4):not(:last-of-type) { break-after: avoid }
        .addition { break-inside: avoid } .facts { break-before: avoid; margin-top: 6mm }
        </style></head><body>\(letter)\(additionsView(t))
        <p class="hint facts">\(facts.joined(separator: ". ")).</p></body></html>

        """
    }
}
