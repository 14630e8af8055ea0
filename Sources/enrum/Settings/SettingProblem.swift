import EnrumDomain

/// A setting that cannot be used, with where it was said.
struct SettingProblem: Hashable, Sendable {
    /// Nil when it is about the file itself.
    let setting: Setting?
    let origin: SettingSources.Origin?
    let phrase: Phrase
}

/// Settings that cannot be used: every problem.
struct SettingsRefused: Error {
    let problems: [SettingProblem]
}
