/// A plugin as it was read from its folder or package, checked as a whole: it carries one leadership style or toolkit.
public struct Plugin: Identifiable, Hashable, Sendable {
    public let manifest: PluginManifest
    /// SHA-256 of its files in hexadecimal: two plugins with one digest are the same to the byte.
    public let digest: String
    /// Its questions; each set's id is the plugin's, so that a question is "plugin/question".
    public let questionSets: [QuestionSet]
    public let checks: [CheckRule]
    public let checklists: [Checklist]
    public let agreementTemplates: [AgreementTemplate]
    public internal(set) var guidance: [Guidance]
    /// What it asks of roles outside the conversation.
    public let roles: [RoleText]
    public let meetingTypes: [MeetingTypeDeclaration]
    public let reminders: [ReminderRule]
    public let contracts: [ContractTemplate]
    /// How cases of its kinds are handled (forløb).
    public let procedures: [Procedure]
    /// The letters of those cases.
    public let letters: [LetterTemplate]
    /// The text of `rules.lua`; nil for a plugin of data alone.
    public let rules: String?
    /// The texts of `locales/` for `t()`, by key.
    public let texts: [String: LocalizedText]

    public var id: Slug { manifest.id }

    public init(
        manifest: PluginManifest, digest: String, questionSets: [QuestionSet] = [], checks: [CheckRule] = [],
        checklists: [Checklist] = [], agreementTemplates: [AgreementTemplate] = [], guidance: [Guidance] = [],
        roles: [RoleText] = [],
        meetingTypes: [MeetingTypeDeclaration] = [], reminders: [ReminderRule] = [], contracts: [ContractTemplate] = [],
        procedures: [Procedure] = [], letters: [LetterTemplate] = [], rules: String? = nil, texts: [String: LocalizedText] = [:]
    ) {
        (self.manifest, self.digest, self.questionSets, self.checks) = (manifest, digest, questionSets, checks)
        (self.checklists, self.agreementTemplates, self.guidance) = (checklists, agreementTemplates, guidance)
        (self.meetingTypes, self.reminders, self.contracts, self.roles) = (meetingTypes, reminders, contracts, roles)
        (self.procedures, self.letters, self.rules, self.texts) = (procedures, letters, rules, texts)
    }

    /// The checklists of a conversation of one type.
    public func checklists(in type: MeetingType.ID) -> [Checklist] { meetingChecklists.filter { belongs($0.types, in: type) } }

    /// The advice of a conversation of one type.
    public func guidance(in type: MeetingType.ID) -> [Guidance] { guidance.filter { belongs($0.types, in: type) } }

    private func belongs(_ types: [Slug]?, in type: MeetingType.ID) -> Bool {
        types?.contains { MeetingType.ID(plugin: id, name: $0) == type } ?? true
    }

    /// The checklists of ordinary conversations; those that a procedure names belong to formal cases alone.
    public var meetingChecklists: [Checklist] {
        let formal = Set(procedures.flatMap(\.checklists))
        return checklists.filter { !formal.contains($0.id) }
    }
}
