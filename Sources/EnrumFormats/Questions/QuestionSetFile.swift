public import EnrumDomain

/// A question set as a file: YAML that people write, or the same tree as JSON. The guide in this target's documentation shows all of it.
///
/// Reading is all or nothing: a set without a mistake, or every mistake with its place and what to do about it.
public enum QuestionSetFile {
    /// The most bytes a file may have.
    public static let mostBytes = 256 * 1024

    /// What the first line of a file says it is.
    public static let format = "question-set/1"

    /// Why nothing was read: all problems at once, in the order they stand in the file.
    public struct Refused: Error, Hashable, Sendable {
        public let problems: [Problem]
    }

    /// One mistake in a file.
    public struct Problem: Hashable, Sendable {
        /// The name given when reading.
        public let file: String
        /// Counted from 1.
        public let line: Int
        /// Counted from 1, in code points.
        public let column: Int
        /// Where in the tree, such as "questions[2].options"; empty when it is about the whole file.
        public let path: String
        /// What is wrong and what to do.
        public let phrase: Phrase

        init(_ problem: SourceProblem, file: String) {
            (self.file, self.line, self.column) = (file, problem.place.line, problem.place.column)
            (self.path, self.phrase) = (problem.path, problem.phrase)
        }
    }

    /// Reads the bytes of a file.
    ///
    /// - Parameter name: the file's name, for the problems; one that ends with ".json" is read as JSON, every other as YAML.
    public static func read(_ bytes: [UInt8], name: String) throws(Refused) -> QuestionSet {
        guard bytes.count <= mostBytes else { throw refused(tooBig, name) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let line = line(ofByte: firstInvalidByte(bytes), in: bytes)
            throw refused(SourceProblem("set.not_utf8", at: SourceNode.Place(line: line, column: 1)), name)
        }
        return try read(text, name: name)
    }

    /// Reads the text of a file.
    public static func read(_ text: String, name: String) throws(Refused) -> QuestionSet {
        guard text.utf8.count <= mostBytes else { throw refused(tooBig, name) }
        let text = text.unicodeScalars.first == "\u{feff}" ? String(text.unicodeScalars.dropFirst()) : text
        let forbidden = SourceText(text).forbiddenCharacters
        guard forbidden.isEmpty else { throw refused(forbidden, name) }
        let tree = name.lowercased().hasSuffix(".json") ? JSONSource.read(text) : YAMLSource.read(text)
        var reader = QuestionSetReader(problems: tree.problems)
        let set = tree.root.flatMap { reader.set($0) }
        guard let set, reader.problems.isEmpty else { throw refused(reader.problems, name) }
        return set
    }

    private static var tooBig: SourceProblem { SourceProblem("set.too_big", at: .start, ["limit": String(mostBytes / 1024)]) }

    private static func refused(_ problem: SourceProblem, _ name: String) -> Refused { refused([problem], name) }

    private static func refused(_ problems: [SourceProblem], _ name: String) -> Refused {
        let inOrder = problems.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
        return Refused(problems: inOrder.map { Problem($0.element, file: name) })
    }
}
