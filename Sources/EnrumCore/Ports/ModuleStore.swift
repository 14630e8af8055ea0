public import EnrumDomain

public protocol ModuleReading {
    /// Every plugin that is installed, by id. Kept in memory while it does not change.
    func installedPlugins() throws -> [InstalledPlugin]
    /// What is kept of a plugin, newest version first.
    func packages(of plugin: Slug) throws -> [PluginPackageRow]
    func package(digest: String) throws -> [UInt8]?
    /// Every version that is kept, also of plugins that were taken away, by plugin and newest first.
    func everyPackage() throws -> [PluginPackageRow]
    /// Everything that is said about plugins in departments. Kept in memory while it does not change.
    func moduleRules() throws -> [ModuleRule]
    /// The modules that a meeting got with its form, in order.
    func pinnedModules(of meeting: Meeting.ID) throws -> [PinnedModule]
    /// The data that plugins keep about a pair: plugin to key to JSON.
    func pluginData(employee: Person.ID, leader: Person.ID) throws -> [Slug: [String: String]]
    /// The data that plugins keep about every pair, by pair, plugin and key.
    func everyPluginDatum() throws -> [PluginDatum]
    /// The numbers of the pair's conversations, by meeting.
    func metrics(employee: Person.ID, leader: Person.ID) throws -> [Meeting.ID: [Slug: [Slug: Double]]]
    /// The reminders of someone that are due and not put away, oldest first.
    func dueReminders(of recipient: Person.ID, on today: CalendarDate) throws -> [Reminder]
    func reminder(_ id: Reminder.ID) throws -> Reminder?
    /// All of them, put away or not, by when they were made.
    func everyReminder() throws -> [Reminder]
    /// Newest first.
    func faults(of plugin: Slug, limit: Int) throws -> [FaultRow]
    func fault(_ number: Int64) throws -> FaultRow?
    /// Faults of a plugin in a department since an instant, for pausing. Those of guards do not count: they follow their manifest.
    func faultCounts(of plugin: Slug, in department: Identifier<Department>, since: Instant) throws -> FaultCounts
    /// Faults of some plugins in a meeting since an instant, for resting; none of guards.
    ///
    /// - Parameter department: The one that the meeting belongs to.
    func recentFaults(
        of plugins: [Slug], in meeting: Meeting.ID, of department: Identifier<Department>, since: Instant
    ) throws -> [RecentFault]
    func hookUsage(of plugin: Slug, since: CalendarDate) throws -> [HookUsage]
    /// What is ticked in a meeting: by whom, as "plugin/checklist/item".
    func ticks(of meeting: Meeting.ID) throws -> [ChecklistTick]
    /// Public keys whose signatures are trusted: fingerprint to name and key.
    func trustedKeys() throws -> [TrustedKey]
    /// Pairs of an active employee and their leader, for reminders. Cost: the whole table of people.
    func pairs() throws -> [(employee: Person, leader: Person.ID)]
}

/// A plugin's failure in a conversation, without anything of what was said.
public struct RecentFault: Hashable, Sendable {
    public let plugin: Slug
    public let at: Instant
    /// Whether it was stopped by a limit.
    public let isAbort: Bool
    /// Who alone could read the input; nil for both of the pair.
    public let author: Person.ID?

    public init(plugin: Slug, at: Instant, isAbort: Bool, author: Person.ID?) {
        (self.plugin, self.at, self.isAbort, self.author) = (plugin, at, isAbort, author)
    }
}

/// How often a plugin failed somewhere lately.
public struct FaultCounts: Hashable, Sendable {
    public let all: Int
    /// Those that were stopped by a limit.
    public let aborts: Int
    /// How many people's conversations they happened in, at the least: conversations of different employees, and answers of different
    /// authors where only their author was asked about.
    public let people: Int

    public init(all: Int, aborts: Int, people: Int) { (self.all, self.aborts, self.people) = (all, aborts, people) }
}

public protocol ModuleWriting {
    /// Keeps a version's bytes; those that are there already stay.
    func insert(_ package: PluginPackageRow, content: [UInt8]) throws
    /// Adds or replaces.
    func save(_ plugin: InstalledPlugin) throws
    /// Takes a plugin away, with what is said about it; its packages, answers, numbers and data stay.
    func deletePlugin(_ id: Slug) throws
    /// Adds or replaces what is said about a plugin in a department; a rule that says nothing is removed.
    func save(_ rule: ModuleRule) throws
    func pin(_ modules: [PinnedModule], to meeting: Meeting.ID) throws
    /// Nil forgets the key.
    func savePluginData(_ value: String?, key: String, of plugin: Slug, employee: Person.ID, leader: Person.ID) throws
    func saveMetric(_ value: Double, _ metric: Slug, of plugin: Slug, in meeting: Meeting.ID) throws
    /// Keeps the first with its key.
    /// - Returns: Whether it was new.
    func insert(_ reminder: Reminder) throws -> Bool
    func putAway(_ reminder: Reminder.ID, at instant: Instant) throws
    /// Keeps a fault; the oldest of the plugin beyond a hundred go.
    func insert(_ fault: FaultRow) throws
    /// Forgets faults, with what their hooks were called with, that are older than an instant.
    /// - Returns: How many there were.
    func deleteFaults(before instant: Instant) throws -> Int
    /// Adds to what is counted of that day.
    func add(_ usage: HookUsage) throws
    func save(_ tick: ChecklistTick, isTicked: Bool) throws
    func save(_ key: TrustedKey) throws
    func deleteTrustedKey(_ fingerprint: String) throws
}

/// One value that a plugin keeps about a pair.
public struct PluginDatum: Hashable, Sendable {
    public let employee: Person.ID
    public let leader: Person.ID
    public let plugin: Slug
    public let key: String
    /// JSON.
    public let value: String

    public init(employee: Person.ID, leader: Person.ID, plugin: Slug, key: String, value: String) {
        (self.employee, self.leader, self.plugin, self.key, self.value) = (employee, leader, plugin, key, value)
    }
}

/// That someone ticked a point of a checklist.
public struct ChecklistTick: Hashable, Sendable {
    public let meeting: Meeting.ID
    /// "plugin/checklist/item".
    public let item: String
    public let person: Person.ID
    public let at: Instant

    public init(meeting: Meeting.ID, item: String, person: Person.ID, at: Instant) {
        (self.meeting, self.item, self.person, self.at) = (meeting, item, person, at)
    }
}

/// A public key that plugins may be signed with.
public struct TrustedKey: Hashable, Sendable {
    /// The first 16 hexadecimal digits of the key's SHA-256.
    public let fingerprint: String
    public let name: String
    /// The 32 bytes of an Ed25519 public key (RFC 8032).
    public let key: [UInt8]

    public init(fingerprint: String, name: String, key: [UInt8]) { (self.fingerprint, self.name, self.key) = (fingerprint, name, key) }
}

/// What HR recommends, and what leaders write to themselves.
public protocol FrameReading {
    /// Every recommendation, by department.
    func moduleFrames() throws -> [ModuleFrame]
    func reflection(of leader: Person.ID) throws -> Reflection?
}

public protocol FrameWriting {
    /// Adds or replaces.
    func save(_ frame: ModuleFrame) throws
    func deleteFrame(of department: Identifier<Department>) throws
    /// Adds or replaces.
    func save(_ reflection: Reflection) throws
}
