import EnrumTexts

/// A question and its answer, to read.
struct AnswerText: Sendable {
    /// The question's id.
    var id: String
    var question: String
    let answer: Value
    /// Its author finds that this is what matters most.
    var isMarked = false
    /// Left out where the whole list has one lane, said above it.
    var lane: LaneNote?
    var source: String?

    enum Value: Sendable {
        case none
        /// Line breaks are kept.
        case text(String)
        /// "7" of "1 slet ikke – 10 på toppen".
        case scale(Int, lowest: Int, highest: Int, ends: String)
        case list([String])
        /// The first row is the headings.
        case table(headings: [String], rows: [[String]])
    }

    var isGiven: Bool { if case .none = answer { false } else { true } }

    /// Where links lead to it.
    var anchor: String { "given/" + id }

    func view(_ t: Texts) -> HTML {
        """
        <div class="answer\(if: isMarked, " marked")" id="\(anchor)">
        <h3 class="question-label">\(question)</h3>\(if: isMarked, "<p class=\"marked-words\">\(t("answer.matters_most"))</p>")
        \(answer.view(t))\(lane?.view(lock: lane?.lockWord(t)))\(source.map { "<p class=\"source\">\($0)</p>" })
        </div>

        """
    }
}

/// The answers to the questions of one set, to read.
struct AnswerGroup: Sendable {
    /// Nil where there is only one set and nothing to tell apart.
    var heading: SetHeading?
    let answers: [AnswerText]

    /// Those that were given; nothing where there are none.
    func view(_ t: Texts) -> HTML {
        let given = answers.filter(\.isGiven)
        guard !given.isEmpty else { return .nothing }
        return "\(heading?.view)\(given.html { $0.view(t) })"
    }
}

extension AnswerText.Value {
    func view(_ t: Texts) -> HTML {
        switch self {
        case .none: "<p class=\"unanswered\">\(t("answer.none"))</p>"
        case .text(let text): "<p class=\"prose\">\(text)</p>"
        case .scale(let step, let lowest, let highest, let ends):
            """
            <p class="scale-answer"><strong>\(step)</strong> <span class="hint">\(ends)</span></p>
            <div class="scale-dots" aria-hidden="true">\((lowest...highest).html { "<span\(if: $0 == step, " class=\"on\"")></span>" })</div>
            """
        case .list(let items): "<ul class=\"plain\">\(items.html { "<li>\($0)</li>" })</ul>"
        case .table(let headings, let rows):
            """
            <table class="cells"><thead><tr>\(headings.html { "<th scope=\"col\">\($0)</th>" })</tr></thead><tbody>\
            \(rows.html { row in "<tr>\(zip(headings, row).html { "<td data-label=\"\($0)\">\($1)</td>" })</tr>" })</tbody></table>
            """
        }
    }
}
