import EnrumCore
import EnrumFormats
import LuaRuntime

/// A test file in which what came out takes the place of what was expected; every other line stays as it is.
struct TestFileUpdate {
    private var lines: [Substring]
    /// Cases come in the order of the file; this is how many lines it has grown by.
    private var shift = 0
    private(set) var isChanged = false

    init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false) }

    var text: String { lines.joined(separator: "\n") }

    /// False when the case is not written in a way that can be changed line by line, as inside braces.
    mutating func replace(_ test: PluginTestCase, with outcome: PluginTestCase.Outcome) -> Bool {
        guard let range = place(of: test) else { return false }
        let new = outcome.expectation.yamlLines(indentation: range.indentation)
        var copy = lines
        copy.replaceSubrange(range.lines, with: new.map { Substring($0) })
        let tree = SourceFile.tree(copy.joined(separator: "\n"), name: "test.yaml")
        guard tree.problems.isEmpty else { return false }
        lines = copy
        shift += new.count - range.lines.count
        isChanged = true
        return true
    }

    /// The lines of what is expected; an empty place at the end of a case that does not say.
    private func place(of test: PluginTestCase) -> (lines: Range<Int>, indentation: Int)? {
        if let place = test.expectationPlace {
            let (first, indentation) = (place.line - 1 + shift, place.column - 1)
            guard lines.indices.contains(first), lines[first].prefix(indentation).allSatisfy({ $0 == " " }) else { return nil }
            return (first..<end(after: first, deeperThan: indentation, orItems: true), indentation)
        }
        let (first, indentation) = (test.place.line - 1 + shift, test.place.column - 1)
        guard lines.indices.contains(first), lines[first].dropFirst(indentation).first != "{" else { return nil }
        let end = end(after: first, deeperThan: indentation - 1, orItems: false)
        return (end..<end, indentation)
    }

    /// Where the lines end that belong to the one before; empty lines and comments behind them do not.
    private func end(after first: Int, deeperThan indentation: Int, orItems: Bool) -> Int {
        var end = first + 1
        for index in lines.indices.dropFirst(first + 1) {
            let line = lines[index]
            let depth = line.prefix { $0 == " " }.count
            let content = line.dropFirst(depth)
            if content.isEmpty || content == "\r" || content.first == "#" { continue }
            let isItem = orItems && depth == indentation && content.hasPrefix("- ")
            guard depth > indentation || isItem else { break }
            end = index + 1
        }
        return end
    }
}

extension PluginTestCase.Expectation {
    fileprivate func yamlLines(indentation: Int) -> [String] {
        switch self {
        case .value(let value): value.yamlLines("expect", indentation: indentation)
        case .fault(let kind): LuaValue.string(kind.rawValue).yamlLines("error", indentation: indentation)
        }
    }
}
