/// What a plugin is, and what it asks for: the content of its `plugin.yaml`.
public struct PluginManifest: Hashable, Sendable {
    public let id: Slug
    public let version: PluginVersion
    /// The lowest contract it works with.
    public let api: PluginAPIVersion
    public let title: LocalizedText
    public let summary: LocalizedText
    public let author: String
    public let licence: String
    /// Where its content comes from, shown with it (T-12).
    public let source: LocalizedText?
    /// What its hooks may see; an admin grants it in words before the plugin is switched on.
    public let reads: Set<Reading>
    /// The functions of its `rules.lua`, none for a plugin of data alone.
    public let hooks: [Hook]
    /// What a guard that fails means for the transition.
    public let onGuardFailure: GuardFailure
    /// Plugins whose questions and sections come before its own.
    public let after: [Slug]
    public let settings: [SettingField]
    public let metrics: [MetricDeclaration]
    /// Whose conversations it takes part in.
    public let between: Participants
    /// Whether it takes part in conversations of other types than its own (T-04).
    public let joins: Switch

    public init(
        id: Slug, version: PluginVersion, api: PluginAPIVersion, title: LocalizedText, summary: LocalizedText, author: String,
        licence: String, source: LocalizedText? = nil, reads: Set<Reading> = [], hooks: [Hook] = [], onGuardFailure: GuardFailure = .warn,
        after: [Slug] = [], settings: [SettingField] = [], metrics: [MetricDeclaration] = [], between: Participants = .anyone,
        joins: Switch = .on
    ) {
        (self.id, self.version, self.api, self.title, self.summary) = (id, version, api, title, summary)
        (self.author, self.licence, self.source, self.reads, self.hooks) = (author, licence, source, reads, hooks)
        (self.onGuardFailure, self.after, self.settings, self.metrics) = (onGuardFailure, after, settings, metrics)
        (self.between, self.joins) = (between, joins)
    }

    /// Whose conversations: everybody's with their leader, or only those of someone who leads others with their own leader (L-01, T-02).
    public enum Participants: String, CaseIterable, Hashable, Sendable { case anyone, leaders }

    /// Whether it takes part in a conversation of this type, with these settings, of someone who leads others or does not.
    public func takesPart(in type: MeetingType, ofLeader leadsOthers: Bool, settings: SettingValues) -> Bool {
        guard between == .anyone || leadsOthers else { return false }
        if type.id.plugin == id { return true }
        return !type.asksOwnQuestionsOnly && joins.isOn(with: settings)
    }

    /// A part of a snapshot. What a manifest does not name is not in the snapshot its hooks get.
    public enum Reading: String, CaseIterable, Hashable, Sendable, Codable {
        /// When and where the conversation is, its type, its length and how far it has come.
        case meeting
        /// The names of the two, and where they work.
        case people
        /// Answers to the plugin's own questions.
        case ownAnswers = "own_answers"
        /// Answers to every question of the form.
        case answers
        /// The pair's agreements.
        case agreements
        /// The pair's earlier conversations: when they were, what was agreed, metrics; with answers as far as those are read.
        case history
    }

    /// What happens to a transition when its guard fails.
    public enum GuardFailure: String, CaseIterable, Hashable, Sendable { case warn, block }
}

/// A plugin's version: three numbers (https://semver.org/#spec-item-2).
public struct PluginVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let major, minor, patch: Int

    /// Nil unless it is three whole numbers from 0 to 99999 without leading zeros, with dots between them.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { (0x30...0x39).contains($0) } && part.count <= 5 && (part == "0" || part.first != "0") ? Int(part) : nil
        }
        guard parts.count == 3, numbers.count == 3 else { return nil }
        (major, minor, patch) = (numbers[0], numbers[1], numbers[2])
    }

    public var description: String { "\(major).\(minor).\(patch)" }
    public static func < (left: Self, right: Self) -> Bool {
        (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
    }
}

/// A version of the plugin contract: minor adds, major breaks.
public struct PluginAPIVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let major, minor: Int

    /// Nil unless it is two whole numbers from 0 to 999 without leading zeros, with a dot between them.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { (0x30...0x39).contains($0) } && part.count <= 3 && (part == "0" || part.first != "0") ? Int(part) : nil
        }
        guard parts.count == 2, numbers.count == 2 else { return nil }
        (major, minor) = (numbers[0], numbers[1])
    }

    public init(major: Int, minor: Int) { (self.major, self.minor) = (major, minor) }

    /// The contract that this host keeps.
    public static let current = PluginAPIVersion(major: 1, minor: 0)

    /// Whether a plugin that needs `version` runs on this one.
    public func fits(_ version: PluginAPIVersion) -> Bool { major == version.major && minor >= version.minor }

    public var description: String { "\(major).\(minor)" }
    public static func < (left: Self, right: Self) -> Bool { (left.major, left.minor) < (right.major, right.minor) }
}
