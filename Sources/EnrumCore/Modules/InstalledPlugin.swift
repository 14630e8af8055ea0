public import EnrumDomain

/// A plugin as this organisation has it: which version is in force, what it may read, where it stands.
public struct InstalledPlugin: Identifiable, Hashable, Sendable {
    public let id: Slug
    /// The version in force.
    public var version: PluginVersion
    /// SHA-256 of that version's files, see ``Plugin/digest``.
    public var digest: String
    /// What an admin has granted; hooks see nothing else, whatever the manifest asks for.
    public var granted: Set<PluginManifest.Reading>
    /// Its place in the admin's order, lower first.
    public var place: Int
    public var limits: PluginLimits
    /// Stopped everywhere; in one department see ``ModuleRule/pause``.
    public var pause: ModuleRule.Pause?

    public init(
        id: Slug, version: PluginVersion, digest: String, granted: Set<PluginManifest.Reading>, place: Int = 100,
        limits: PluginLimits = .standard, pause: ModuleRule.Pause? = nil
    ) {
        (self.id, self.version, self.digest, self.granted) = (id, version, digest, granted)
        (self.place, self.limits, self.pause) = (place, limits, pause)
    }
}

/// One version of a plugin, kept whole, so that meetings that began with it go on with it and an admin can go back to it.
public struct PluginPackageRow: Hashable, Sendable {
    public let plugin: Slug
    public let version: PluginVersion
    public let digest: String
    public let installedAt: Instant
    /// Nil for the operator at the command line.
    public let installedBy: Person.ID?
    /// The fingerprint of the key it is signed with; nil when it is not signed.
    public let signedBy: String?

    public init(
        plugin: Slug, version: PluginVersion, digest: String, installedAt: Instant, installedBy: Person.ID?, signedBy: String?
    ) {
        (self.plugin, self.version, self.digest) = (plugin, version, digest)
        (self.installedAt, self.installedBy, self.signedBy) = (installedAt, installedBy, signedBy)
    }
}

/// A module as a meeting got it with its form: the version and the settings stay what they were then.
public struct PinnedModule: Hashable, Sendable {
    public let plugin: Slug
    public let version: PluginVersion
    public let digest: String
    public let settings: SettingValues
    /// What was granted then, and still is; what an admin takes back is gone at once.
    public let granted: Set<PluginManifest.Reading>

    public init(plugin: Slug, version: PluginVersion, digest: String, settings: SettingValues, granted: Set<PluginManifest.Reading>) {
        (self.plugin, self.version, self.digest, self.settings, self.granted) = (plugin, version, digest, settings, granted)
    }
}
