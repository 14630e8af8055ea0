import Yams

extension SourceText {
    /// Where a line such as "%YAML 1.1" stands before the document; what it says would not be followed, so it is refused.
    var firstDirective: SourceNode.Place? {
        var atLineStart = true
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "\n", "\r": atLineStart = true
            case "%" where atLineStart: return place(of: index)
            case "#" where atLineStart: atLineStart = false
            case _ where atLineStart: return nil
            default: continue
            }
        }
        return nil
    }

    /// Where so many brackets or "?" are open that no text explains it. The exact depth is counted in the tree; this keeps a hostile file
    /// from costing much before there is one.
    var tooManyBrackets: SourceNode.Place? {
        var (open, questionMarks, onlyIndicators) = (0, 0, true)
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "[", "{": open += 1
            case "]", "}": open = max(0, open - 1)
            case "?" where onlyIndicators: questionMarks += 1
            default: break
            }
            switch scalar {
            case "\n", "\r": onlyIndicators = true
            case " ", "\t", "-", "?": break
            default: onlyIndicators = false
            }
            if open > 64 || questionMarks > 64 { return place(of: index) }
        }
        return nil
    }
}

extension SourceProblem {
    /// What Yams could not read, in words for someone who does not know YAML.
    init(_ error: any Error, in text: SourceText) {
        switch error {
        case let YamlError.scanner(context, problem, mark, _), let YamlError.parser(context, problem, mark, _):
            let place = SourceNode.Place(Self.neverEnds(problem) ? context?.mark ?? mark : mark)
            self.init(Self.key(for: problem, at: place, in: text), at: place)
        case let YamlError.composer(_, problem, mark, _):
            self.init(problem.contains("document") ? "set.second_document" : "set.syntax", at: SourceNode.Place(mark))
        default:
            self.init("set.syntax", at: .start)
        }
    }

    private static func key(for problem: String, at place: SourceNode.Place, in text: SourceText) -> String {
        if text.scalar(at: place) == "\t" { return "set.syntax_tab" }
        if problem.contains("mapping values are not allowed") { return "set.syntax_colon" }
        return neverEnds(problem) ? "set.syntax_quote" : "set.syntax"
    }

    /// A quote or a bracket is missing at the end: where it begins tells more than where Yams gave up.
    private static func neverEnds(_ problem: String) -> Bool {
        ["end of stream", "document indicator", "expected ',' or"].contains { problem.contains($0) }
    }
}
