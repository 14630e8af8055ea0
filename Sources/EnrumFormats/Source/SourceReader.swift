package import EnrumDomain

/// Turns the tree of a file into values, and notes every mistake on the way.
///
/// What a file's parts mean is in extensions: those of question sets are here, those of plugins in their own target.
package struct SourceReader {
    package private(set) var problems: [SourceProblem]
    /// What conditions may look at.
    package var scope: ConditionScope

    /// Where something could not be read at all, which has been told.
    private let unreadable: Set<SourceNode.Place>

    package init(problems: [SourceProblem] = [], scope: ConditionScope = ConditionScope()) {
        (self.problems, self.scope) = (problems, scope)
        unreadable = Set(problems.map(\.place))
    }

    package mutating func note(_ key: String, _ place: SourceNode.Place, _ path: String, _ values: [String: String] = [:]) {
        if !unreadable.contains(place) { problems.append(SourceProblem(key, at: place, path: path, values)) }
    }

    /// A key that must be there and is not; one that stands there misspelt has been told of.
    package mutating func missing(_ key: String, _ fields: Fields, _ phrase: String = "set.missing") {
        let isMisspelt = problems.contains { problem in
            problem.phrase.key == "set.unknown_key_near" && problem.phrase.values["meant"] == key
                && problem.path == fields.path(problem.phrase.values["key"] ?? "")
        }
        if isMisspelt { return }
        note(phrase, fields.place, fields.path(key), ["key": key])
    }
}

/// The questions that conditions can name, as far as they are known while a file is read.
package struct ConditionScope {
    /// The set that a short name means.
    package var set: Slug?
    /// The set's questions in order, known before their conditions are read.
    package var names: [Slug] = []
    /// Whether there may be further names, because something could not be read: then a name that is not there is no mistake.
    package var isOpen = false
    /// The questions read so far.
    package var seen: Set<Slug> = []
    /// The options of those that have some, by the question's name.
    package var choices: [String: [String]] = [:]
    /// The question whose condition is being read: only what stands before it can be looked at. Nil when any can.
    package var asking: Slug?
    /// Whether that question may be looked at as well.
    package var seesItself = false
    /// What `meeting`, `agreement` and `setting` may name, where that is known; nil allows every name.
    package var facts: Facts?

    /// Names by what they are facts of.
    package struct Facts {
        package var meeting: [String]
        package var agreement: [String]
        /// Nil when they could not be read.
        package var settings: [String]?

        package init(meeting: [String], agreement: [String], settings: [String]?) {
            (self.meeting, self.agreement, self.settings) = (meeting, agreement, settings)
        }
    }

    package init() {}
}
