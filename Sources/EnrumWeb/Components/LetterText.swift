/// The text of a letter as it is kept: paragraphs with an empty line between them, "# " before a heading, "- " before a point.
///
/// There is no other markup, so that nothing anyone writes in a letter can be more than text.
struct LetterText: Hashable, Sendable {
    let blocks: [Block]

    enum Block: Hashable, Sendable {
        case heading(String)
        /// Line breaks are kept.
        case paragraph(String)
        case list([String])
    }

    init(_ text: String) {
        var (blocks, lines, points): ([Block], [Substring], [String]) = ([], [], [])
        func end() {
            if !points.isEmpty { blocks.append(.list(points)) }
            if !lines.isEmpty { blocks.append(.paragraph(lines.joined(separator: "\n"))) }
            (lines, points) = ([], [])
        }
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.allSatisfy(\.isWhitespace) {
                end()
            } else if line.hasPrefix("# ") {
                end()
                blocks.append(.heading(String(line.dropFirst(2))))
            } else if line.hasPrefix("- ") {
                if !lines.isEmpty { end() }
                points.append(String(line.dropFirst(2)))
            } else {
                if !points.isEmpty { end() }
                lines.append(line)
            }
        }
        end()
        self.blocks = blocks
    }

    /// Under a title that is an `h1` or an `h2`.
    func view(below title: TitleLevel = .first) -> HTML {
        blocks.html { block in
            switch block {
            case .heading(let text): title == .first ? "<h2>\(text)</h2>\n" : "<h3>\(text)</h3>\n"
            case .paragraph(let text): "<p class=\"prose\">\(text)</p>\n"
            case .list(let points): "<ul>\(points.html { "<li>\($0)</li>" })</ul>\n"
            }
        }
    }

    enum TitleLevel: Sendable { case first, second }
}
