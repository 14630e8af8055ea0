/// A sheet that gathers what somebody has answered and agreed in a conversation, to keep and to print (level 0; L-12, L-25).
public struct ContractTemplate: Identifiable, Hashable, Sendable {
    public let id: Slug
    public let title: LocalizedText
    public let description: LocalizedText?
    public let owner: Owner
    public let parts: [Part]

    /// Whose contract it is: that of the two who sees the whole.
    public enum Owner: String, CaseIterable, Hashable, Sendable { case employee, leader }

    /// A heading and what stands under it.
    public struct Part: Hashable, Sendable {
        public let heading: LocalizedText
        public let fields: [Field]

        public init(heading: LocalizedText, fields: [Field]) { (self.heading, self.fields) = (heading, fields) }
    }

    public enum Field: Hashable, Sendable {
        /// The owner's answer to one of the plugin's questions, in the question's lane.
        case question(QuestionID)
        /// What was agreed in the conversation: by the two, or by the owner with themselves, which only the owner sees.
        case agreements(AgreementTemplate.Party)
    }

    public init(id: Slug, title: LocalizedText, description: LocalizedText? = nil, owner: Owner = .employee, parts: [Part]) {
        (self.id, self.title, self.description, self.owner, self.parts) = (id, title, description, owner, parts)
    }
}
