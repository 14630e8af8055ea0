/// A way to make agreements of one kind: what they are about, and the words that help (level 0).
public struct AgreementTemplate: Identifiable, Hashable, Sendable {
    public let id: Slug
    public let title: LocalizedText
    public let description: LocalizedText?
    /// The areas such an agreement can be about; none when there is nothing to choose.
    public let areas: [Area]
    /// Whether the two make it with each other, or somebody with themselves.
    public let party: Party
    /// Who writes it. Between the two it words the form and forbids nothing; one with oneself is offered to them alone.
    public let filledBy: Question.Answerer
    /// Asked instead of "what do you agree on?".
    public let titlePrompt: LocalizedText?
    public let firstStepPrompt: LocalizedText?
    public let followUpPrompt: LocalizedText?
    /// Days from today to the deadline that is proposed, 1 to 366; of one with oneself to the day it is followed up.
    public let days: Int?

    /// What such an agreement can be about (T-09).
    public struct Area: Identifiable, Hashable, Sendable {
        public let id: Slug
        public let label: LocalizedText
        public let firstStep: FirstStepRule

        public init(id: Slug, label: LocalizedText, firstStep: FirstStepRule = .optional) {
            (self.id, self.label, self.firstStep) = (id, label, firstStep)
        }
    }

    public enum Party: String, CaseIterable, Hashable, Sendable {
        case pair
        case oneself = "self"
    }

    public init(
        id: Slug, title: LocalizedText, description: LocalizedText? = nil, areas: [Area] = [], party: Party = .pair,
        filledBy: Question.Answerer = .both, titlePrompt: LocalizedText? = nil, firstStepPrompt: LocalizedText? = nil,
        followUpPrompt: LocalizedText? = nil, days: Int? = nil
    ) {
        (self.id, self.title, self.description, self.areas, self.party) = (id, title, description, areas, party)
        (self.filledBy, self.titlePrompt, self.firstStepPrompt) = (filledBy, titlePrompt, firstStepPrompt)
        (self.followUpPrompt, self.days) = (followUpPrompt, days)
    }
}
