import Mustache

/// Fills a letter's template: logic-less Mustache over plain text (https://mustache.github.io/mustache.5.html).
///
/// Text in, text out: nothing is escaped here, since a letter is kept as plain text and is made HTML where it is shown. Only what the
/// checker allows is understood: `{{key}}`, `{{#key}}…{{/key}}` and `{{^key}}…{{/key}}`. A value that is empty is as one that is not there.
public struct MustacheLetters: Sendable {
    public init() {}

    /// The letter's text, with no more than one empty line in a row and none at its ends.
    ///
    /// - Parameter values: What the keys mean; "settings.notice_days" is a key as any other.
    /// - Throws: ``LetterFault`` with the line, when the text holds something that is not allowed or cannot be read. Templates are checked
    ///   when they are saved, so this is a fault of whoever did not check.
    public func text(of template: String, with values: [String: String]) throws(LetterFault) -> String {
        try refuseOthers(in: template)
        let parsed: MustacheTemplate
        do {
            // The pragma has a line to itself before the letter: a letter is text, not HTML.
            parsed = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + template)
        } catch let error as MustacheTemplate.ParserError {
            throw LetterFault(line: max(1, error.context.lineNumber - 1), reason: String(describing: error.error))
        } catch {
            throw LetterFault(line: 1, reason: String(describing: error))
        }
        return parsed.render(tree(of: values)).settled
    }

    /// What is not a value or a section is refused before Mustache sees it: it knows partials, lambdas, pragmas and other delimiters.
    private func refuseOthers(in template: String) throws(LetterFault) {
        var rest = template[...]
        var line = 1
        while let start = rest.firstRange(of: "{{") {
            line += rest[..<start.lowerBound].count { $0 == "\n" }
            guard let end = rest[start.upperBound...].firstRange(of: "}}") else { throw LetterFault(line: line, reason: "unclosed") }
            let tag = rest[start.upperBound..<end.lowerBound]
            let name = tag.first.map { "#^/".contains($0) } == true ? tag.dropFirst() : tag
            let words = name.split(separator: " ", omittingEmptySubsequences: true)
            guard words.count == 1, words[0].allSatisfy(\.isPartOfKey) else { throw LetterFault(line: line, reason: "not a key: \(tag)") }
            rest = rest[end.upperBound...]
        }
    }

    /// "settings.notice_days" is a value within "settings".
    private func tree(of values: [String: String]) -> [String: Any] {
        var tree: [String: Any] = [:]
        var groups: [String: [String: Any]] = [:]
        for (key, value) in values where !value.allSatisfy(\.isWhitespace) {
            let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
            if parts.count == 2 { groups[parts[0], default: [:]][parts[1]] = value } else { tree[key] = value }
        }
        return tree.merging(groups) { _, group in group }
    }
}

/// A letter's template that cannot be filled.
public struct LetterFault: Error, Hashable, Sendable {
    /// 1 is the first.
    public let line: Int
    /// For the log.
    public let reason: String
}

extension Character {
    fileprivate var isPartOfKey: Bool { isASCII && (isLetter || isNumber || self == "_" || self == "." || self == "-") }
}

extension String {
    /// Without spaces at line ends, with at most one empty line in a row and none at the ends.
    fileprivate var settled: String {
        var lines: [Substring] = []
        for line in split(separator: "\n", omittingEmptySubsequences: false) {
            var line = line
            while line.last?.isWhitespace == true { line.removeLast() }
            if line.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(line)
        }
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}
