public import EnrumCore
import EnrumFormats

extension Environment {
    /// Installs the base question set for everybody, first in every form.
    public func addBaseQuestions() async throws {
        try await InstallQuestionSet(self)(BaseQuestionSet.load(), position: 0, as: nil)
    }
}
