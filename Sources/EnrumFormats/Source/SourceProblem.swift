package import EnrumDomain

/// A mistake in a file, before the file's name is put to it.
package struct SourceProblem: Error, Hashable {
    package let place: SourceNode.Place
    /// Such as "questions[2].options"; empty for the whole file.
    package let path: String
    package let phrase: Phrase

    package init(_ key: String, at place: SourceNode.Place, path: String = "", _ values: [String: String] = [:]) {
        (self.place, self.path, self.phrase) = (place, path, Phrase(key, values))
    }
}

/// A file as a tree, as far as it could be read, and what is wrong with it so far.
package struct SourceTree {
    package var root: SourceNode?
    package var problems: [SourceProblem]
}
