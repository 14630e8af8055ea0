public import EnrumDomain

/// A package, or a folder that should become one, that is not taken: nothing of it was used or written.
public struct PackageRefused: Error, Hashable, Sendable {
    public let problems: [Problem]

    public struct Problem: Hashable, Sendable {
        /// The file in the package that it is about, fit to be shown; nil when it is about the package as a whole.
        public let file: String?
        /// What is wrong and what to do. Holds the file's name where there is one.
        public let phrase: Phrase

        init(_ key: String, file: PackagePath? = nil, _ values: [String: String] = [:]) {
            self.file = file?.shown
            phrase = Phrase(key, values.merging(file.map { ["file": $0.shown] } ?? [:]) { value, _ in value })
        }
    }

    init(_ problems: [Problem]) { self.problems = problems }

    init(_ key: String, file: PackagePath? = nil, _ values: [String: String] = [:]) {
        self.init([Problem(key, file: file, values)])
    }
}
