public import EnrumDomain

extension Plugin {
    /// A plugin for a test, without files: what is not said is empty. Its hooks are scripted in a ``ScriptedHost``.
    ///
    /// - Parameters:
    ///   - name: Its id, which must be a slug.
    ///   - edition: Another text makes another plugin of the same version.
    ///   - questions: In one set, which has the plugin's id.
    ///   - questionSet: What the set is called and says of itself; called as the plugin when nothing is said.
    public static func scripted(
        _ name: String, version: String = "1.0.0", edition: String = "", api: PluginAPIVersion = .current,
        reads: Set<PluginManifest.Reading> = [], hooks: [Hook] = [], onGuardFailure: PluginManifest.GuardFailure = .warn,
        after: [Slug] = [], settings: [SettingField] = [], metrics: [MetricDeclaration] = [], questions: [Question] = [],
        questionSet: (title: LocalizedText, description: LocalizedText)? = nil,
        checks: [CheckRule] = [], checklists: [Checklist] = [], agreementTemplates: [AgreementTemplate] = [], guidance: [Guidance] = [],
        roles: [RoleText] = [], meetingTypes: [MeetingTypeDeclaration] = [], reminders: [ReminderRule] = [],
        contracts: [ContractTemplate] = [],
        between: PluginManifest.Participants = .anyone, joins: Switch = .on
    ) -> Plugin {
        guard let id = Slug(name), let number = PluginVersion(version) else { preconditionFailure("\(name) \(version) names no plugin") }
        let title = LocalizedText(danish: "Modulet \(name)", english: "The module \(name)")
        let manifest = PluginManifest(
            id: id, version: number, api: api, title: title, summary: title, author: "Solvig Kommune", licence: "Apache-2.0", reads: reads,
            hooks: hooks, onGuardFailure: onGuardFailure, after: after, settings: settings, metrics: metrics, between: between, joins: joins
        )
        return Plugin(
            manifest: manifest, digest: digest(of: "\(name) \(version) \(edition)"),
            questionSets: questions.isEmpty
                ? []
                : [QuestionSet(id: id, title: questionSet?.title ?? title, description: questionSet?.description, questions: questions)],
            checks: checks,
            checklists: checklists, agreementTemplates: agreementTemplates, guidance: guidance, roles: roles, meetingTypes: meetingTypes,
            reminders: reminders, contracts: contracts, rules: hooks.isEmpty ? nil : "return {}")
    }

    /// What a ``ScriptedHost`` reads it from: its digest.
    public var package: [UInt8] { Array(digest.utf8) }

    /// 64 hexadecimal digits that differ for different texts (four rounds of FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/): as
    /// good as a SHA-256 where nobody cheats.
    static func digest(of text: String) -> String {
        (0..<4).map { round in
            let hash = "\(round) \(text)".utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
            let digits = String(hash, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
