import Testing
@testable import EnrumWeb

/// One page in one state, with content as it could be on an ordinary Tuesday. Snapshots, accessibility checks and pictures all use these.
struct PageState: CustomTestStringConvertible, Sendable {
    /// Names the file of the snapshot: "preparation-shared".
    let name: String
    let html: HTML

    var testDescription: String { name }

    static let all: [PageState] = PreparationPage.states + LeaderPreparationPage.states + ConversationPage.states + TeamPage.states
}
