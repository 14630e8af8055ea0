public import EnrumDomain

/// The eleven questions that every conversation can start from (P-13): a file like any organisation's own, built in.
public enum BaseQuestionSet {
    /// The set `basis`.
    public static func load() -> QuestionSet { set }

    private static let set: QuestionSet = {
        let name = "questions/basis.yaml"
        do throws(QuestionSetFile.Refused) {
            return try QuestionSetFile.read(Embedded.files[name] ?? "", name: name)
        } catch {
            // The file is part of the binary and read in the tests: without it the build is broken, and there is nobody to tell.
            preconditionFailure("\(name): \(error.problems)")
        }
    }()
}
