import EnrumTexts

/// What modules want the two to look at: hints and warnings, each with the module that says it.
struct FindingList: Sendable {
    var findings: [Line] = []

    struct Line: Sendable {
        /// "block", "warn" or "hint".
        let level: String
        /// "Skal rettes", "Se på", "Godt råd".
        let word: String
        let text: String
        /// "Fra Distanceledelse".
        let source: String
        /// What it is about on this page; nil where it stands beside it, or is about the whole.
        var anchor: String?
    }

    var isEmpty: Bool { findings.isEmpty }

    var view: HTML {
        isEmpty ? .nothing : "<ul class=\"findings\">\(findings.html(\.view))</ul>\n"
    }
}

extension FindingList.Line {
    private var words: HTML { anchor.map { "<a href=\"#\($0)\">\(text)</a>" } ?? HTML(text: text) }

    fileprivate var view: HTML {
        "<li class=\"finding \(level)\"><strong>\(word)</strong> \(words) <span class=\"source\">\(source)</span></li>\n"
    }
}
