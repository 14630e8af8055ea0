public import EnrumDomain

/// A question set as a file: YAML that people write, the same tree as JSON, or a table in CSV. The guide in this target's documentation
/// shows all of it.
///
/// Reading is all or nothing: a set without a mistake, or every mistake with its place and what to do about it.
public enum QuestionSetFile {
    /// The most bytes a file may have.
    public static let mostBytes = SourceFile.mostBytes

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
        /// Where in the tree, such as "questions[2].options"; in CSV the heading of the column. Empty when it is about the whole file.
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
    /// - Parameter name: the file's name, for the problems; one that ends with ".json" is read as JSON, with ".csv" as CSV, every other
    ///   as YAML.
    public static func read(_ bytes: [UInt8], name: String) throws(Refused) -> QuestionSet {
        guard name.lowercased().hasSuffix(".csv") else { return try set(SourceFile.tree(bytes, name: name), name) }
        let (set, problems) = QuestionSetCSV.read(bytes, name: name)
        guard let set else { throw Refused(problems: problems.inOrder.map { Problem($0, file: name) }) }
        return set
    }

    /// Reads the text of a file.
    public static func read(_ text: String, name: String) throws(Refused) -> QuestionSet {
        guard !name.lowercased().hasSuffix(".csv") else { return try read(Array(text.utf8), name: name) }
        return try set(SourceFile.tree(text, name: name), name)
    }

    private static func set(_ tree: SourceTree, _ name: String) throws(Refused) -> QuestionSet {
        var reader = SourceReader(problems: tree.problems)
        let set = tree.root.flatMap { reader.questionSet($0) }
        guard let set, reader.problems.isEmpty else {
            throw Refused(problems: reader.problems.inOrder.map { Problem($0, file: name) })
        }
        return set
    }
}
