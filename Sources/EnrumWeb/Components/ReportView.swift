import EnrumTexts

/// A module's section of a report, worded for its reader.
struct ReportView: Sendable {
    let id: String
    let title: String
    /// "Fra Distanceledelse".
    let source: String
    let blocks: [Block]

    struct Block: Sendable {
        let content: Content
        /// Twelfths of the page.
        let span: Int
    }

    enum Content: Sendable {
        case text(String)
        case list(title: String?, items: [String])
        case table(title: String?, head: [String], rows: [[String]])
        case metric(label: String, value: String, note: String?)
        case chart(ChartView)
        case quote(String, by: String?)
        /// With the level's word: "Se på".
        case callout(level: String, word: String, text: String)
        case checklist(title: String?, items: [(text: String, state: String, isDone: Bool)])
        case signature([String])
    }

    var view: HTML {
        """
        <section class="report" aria-labelledby="report/\(id)"><h2 id="report/\(id)">\(title)</h2>
        <div class="blocks">\(blocks.html { "<div class=\"block span-\($0.span)\">\($0.content.view)</div>\n" })</div>
        <p class="source">\(source)</p></section>

        """
    }
}

extension ReportView.Content {
    fileprivate var view: HTML {
        switch self {
        case .text(let text): return "<p class=\"prose\">\(text)</p>"
        case .list(let title, let items): return "\(heading(title))<ul>\(items.html { "<li>\($0)</li>" })</ul>"
        case .table(let title, let head, let rows): return .table(title, head, rows)
        case .metric(let label, let value, let note):
            return
                "<p class=\"metric\"><span class=\"metric-label\">\(label)</span> <strong>\(value)</strong>\(note.map { " <span class=\"hint\">\($0)</span>" })</p>"
        case .chart(let chart): return chart.view
        case .quote(let text, let by):
            return "<blockquote><p class=\"prose\">\(text)</p>\(by.map { "<p class=\"source\">\($0)</p>" })</blockquote>"
        case .callout(let level, let word, let text): return "<p class=\"finding \(level)\"><strong>\(word)</strong> \(text)</p>"
        case .checklist(let title, let items):
            return
                "\(heading(title))<ul class=\"points\">\(items.html { "<li\(if: $0.isDone, " class=\"ticked\"")><span class=\"point-text\">\($0.text)</span> <span class=\"hint\">\($0.state)</span></li>" })</ul>"
        case .signature(let names):
            return "<div class=\"signatures\">\(names.html { "<p>\($0)</p>" })</div>"
        }
    }

    private func heading(_ title: String?) -> HTML? { title.map { "<h3>\($0)</h3>" } }
}

extension HTML {
    /// A table of texts, which scrolls by itself where it is wider than the page.
    static func table(_ title: String?, _ head: [String], _ rows: [[String]]) -> HTML {
        """
        <div class="scrolling"><table class="cells">\(title.map { "<caption>\($0)</caption>" })<thead><tr>\(head.html { "<th scope=\"col\">\($0)</th>" })</tr></thead>
        <tbody>\(rows.html { row in
            "<tr>\(row.enumerated().html { index, cell in "<td\(attribute: "data-label", index < head.count ? head[index] : nil)>\(cell)</td>" })</tr>\n"
        })</tbody></table></div>
        """
    }
}
