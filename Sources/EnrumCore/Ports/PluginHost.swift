public import EnrumDomain

/// Reads plugins and runs their hooks, each in a box of its own: a failing plugin costs its own section only.
///
/// Hooks are called between transactions, on a snapshot, never inside one.
public protocol PluginHost: Sendable {
    /// Reads a package, or says everything that is wrong with it. Cost: some milliseconds.
    ///
    /// - Returns: The plugin, whose ``Plugin/digest`` is that of the package; the host remembers it, see ``remembered(_:)``.
    func plugin(from package: [UInt8]) async throws(PluginRefused) -> Plugin

    /// Whose signature over a package is right; nil when nobody signed it.
    ///
    /// - Throws: ``PluginRefused`` for a signature that is there and wrong, or a package that cannot be read.
    func signer(of package: [UInt8]) async throws(PluginRefused) -> PackageSigner?

    /// A plugin that was read before, by its digest; nil when this process has not read it yet.
    func remembered(_ digest: String) -> Plugin?

    /// A plugin that its author is changing right now, as its folder stands or with what is wrong in it; it stands in for the installed one.
    /// Nil for every other plugin, and always where no folder is watched.
    func watched(_ id: Slug) -> Result<Plugin, PluginRefused>?

    /// When its author's folder was last read; nil where none is watched.
    func reloaded(_ id: Slug) -> Instant?

    /// Runs each call on the same snapshot, of which every plugin sees what its manifest's `reads` and the hook's audience allow.
    ///
    /// - Returns: One outcome for each call, in order; a fault is an outcome, never an error.
    func run(_ calls: [HookCall], on snapshot: PluginSnapshot) async -> [HookOutcome]

    /// Runs a call again on the input that a fault kept; its outcome is for finding the mistake, and goes nowhere else.
    func replay(_ hook: Hook, of plugin: Plugin, input: [UInt8], limits: PluginLimits) async -> HookOutcome
}

extension PluginHost {
    public func watched(_ id: Slug) -> Result<Plugin, PluginRefused>? { nil }
    public func reloaded(_ id: Slug) -> Instant? { nil }

    /// A host that knows no signatures takes every package for unsigned.
    public func signer(of package: [UInt8]) async throws(PluginRefused) -> PackageSigner? { nil }
}

/// The key that a package is signed with.
public struct PackageSigner: Hashable, Sendable {
    /// As ``TrustedKey/fingerprint``.
    public let fingerprint: String
    /// The 32 bytes of the public key: whether it is one that is trusted is asked of these, not of the fingerprint.
    public let key: [UInt8]

    public init(fingerprint: String, key: [UInt8]) { (self.fingerprint, self.key) = (fingerprint, key) }
}

/// A package that is not taken: every mistake at once, with file, line, path and what to do.
public struct PluginRefused: Error, Hashable, Sendable {
    public let problems: [Problem]

    public struct Problem: Hashable, Sendable {
        public let file: String
        /// Counted from 1; 0 when it is about the whole file.
        public let line: Int
        /// Such as "questions[2].options"; empty when it is about the whole file.
        public let path: String
        public let phrase: Phrase

        public init(file: String, line: Int, path: String, phrase: Phrase) {
            (self.file, self.line, self.path, self.phrase) = (file, line, path, phrase)
        }
    }

    public init(problems: [Problem]) { self.problems = problems }
}

/// One hook of one plugin, called with its effective settings and its own data.
public struct HookCall: Sendable {
    public let plugin: Plugin
    public let hook: Hook
    /// What its snapshot holds: what the manifest asks for and an admin has granted.
    public let reads: Set<PluginManifest.Reading>
    public let settings: SettingValues
    /// The plugin's own data about this pair: key to JSON.
    public let stored: [String: String]
    public let arguments: Arguments
    public let limits: PluginLimits

    /// What a hook gets after `ctx`.
    public enum Arguments: Hashable, Sendable {
        case none
        case answer(QuestionID, AnswerValue?)
        case agreement(AgreementFacts)
        /// States by the names that the API uses, such as "during" and "after".
        case transition(from: String, to: String)
        case migration(from: PluginVersion, SettingValues)
    }

    public init(
        _ hook: Hook, of plugin: Plugin, granted: Set<PluginManifest.Reading>, settings: SettingValues = [:],
        stored: [String: String] = [:], arguments: Arguments = .none, limits: PluginLimits = .standard
    ) {
        (self.plugin, self.hook, self.settings, self.stored) = (plugin, hook, settings, stored)
        (self.arguments, self.limits) = (arguments, limits)
        reads = plugin.manifest.reads.intersection(granted)
    }
}

/// What one call of a plugin may use; an admin may change them per plugin.
public struct PluginLimits: Hashable, Sendable, Codable {
    public var instructions: Int
    public var matcherSteps: Int
    public var milliseconds: Int
    public var memoryBytes: Int

    public init(instructions: Int, matcherSteps: Int, milliseconds: Int, memoryBytes: Int) {
        (self.instructions, self.matcherSteps) = (instructions, matcherSteps)
        (self.milliseconds, self.memoryBytes) = (milliseconds, memoryBytes)
    }

    /// PLUGINS, "Running Lua safely", 9.
    public static let standard = PluginLimits(
        instructions: 5_000_000, matcherSteps: 5_000_000, milliseconds: 250, memoryBytes: 16 * 1024 * 1024)
}

/// What came of one call.
public struct HookOutcome: Sendable {
    public let plugin: Slug
    public let version: PluginVersion
    public let hook: Hook
    public let result: Result<HookResult, PluginFault>
    public let usage: PluginUsage
    /// After a fault: what the hook was called with, for ``PluginHost/replay(_:of:input:limits:)``. It keeps the call's lane.
    public let input: [UInt8]

    public init(_ hook: Hook, of plugin: Plugin, _ result: Result<HookResult, PluginFault>, usage: PluginUsage, input: [UInt8] = []) {
        (self.plugin, self.version, self.hook) = (plugin.id, plugin.manifest.version, hook)
        (self.result, self.usage, self.input) = (result, usage, input)
    }
}

/// What a hook gave back, checked against the schema of its point.
public struct HookResult: Hashable, Sendable {
    public var value: Value
    /// What the plugin wants kept about this pair: key to JSON, nil to forget; nothing for most calls.
    public var store: [String: String?]
    /// Lines that the plugin logged.
    public var log: [String]

    public enum Value: Hashable, Sendable {
        case nothing
        case questions([Question])
        case findings([Finding])
        case points([SuggestedPoint])
        case agreements([SuggestedAgreement])
        case section(ReportSection)
        case reminders([SuggestedReminder])
        case metrics([Slug: Double])
        case settings(SettingValues)
    }

    public init(_ value: Value, store: [String: String?] = [:], log: [String] = []) {
        (self.value, self.store, self.log) = (value, store, log)
    }
}

/// What a call used.
public struct PluginUsage: Hashable, Sendable, Codable {
    public var instructions: Int
    public var matcherSteps: Int
    public var nanoseconds: Int
    public var memoryBytes: Int

    public init(instructions: Int, matcherSteps: Int, nanoseconds: Int, memoryBytes: Int) {
        (self.instructions, self.matcherSteps, self.nanoseconds, self.memoryBytes) = (instructions, matcherSteps, nanoseconds, memoryBytes)
    }

    public static let none = PluginUsage(instructions: 0, matcherSteps: 0, nanoseconds: 0, memoryBytes: 0)
}

/// One error record. All but the message and the log may be shown to an admin: those can quote an answer, and keep the call's lane.
public struct PluginFault: Error, Hashable, Sendable {
    public let plugin: Slug
    public let version: PluginVersion
    public let hook: Hook
    public let kind: Kind
    public let file: String?
    public let line: Int?
    public let message: String
    public let log: [String]
    public let usage: PluginUsage
    /// SHA-256 of the input in hexadecimal: two faults with one hash had the same input.
    public let inputHash: String

    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case error, time, memory
        case badResult = "bad_result"
        case badSource = "bad_source"
        /// The call was stopped by a limit, so one of these is enough to pause the plugin.
        public var isAbort: Bool { self == .time || self == .memory }
    }

    public init(
        plugin: Slug, version: PluginVersion, hook: Hook, kind: Kind, file: String?, line: Int?, message: String, log: [String] = [],
        usage: PluginUsage, inputHash: String
    ) {
        (self.plugin, self.version, self.hook, self.kind) = (plugin, version, hook, kind)
        (self.file, self.line, self.message, self.log) = (file, line, message, log)
        (self.usage, self.inputHash) = (usage, inputHash)
    }
}
