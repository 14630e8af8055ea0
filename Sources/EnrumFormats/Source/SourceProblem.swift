import EnrumDomain

/// A mistake in a file, before the file's name is put to it.
struct SourceProblem: Error, Hashable {
    let place: SourceNode.Place
    /// Such as "questions[2].options"; empty for the whole file.
    let path: String
    let phrase: Phrase

    init(_ key: String, at place: SourceNode.Place, path: String = "", _ values: [String: String] = [:]) {
        (self.place, self.path, self.phrase) = (place, path, Phrase(key, values))
    }
}

/// A file as a tree, as far as it could be read, and what is wrong with it so far.
struct SourceTree {
    var root: SourceNode?
    var problems: [SourceProblem]
}
