import EnrumCore
import EnrumDelivery
import EnrumDomain
import EnrumPasswords
import EnrumPlugins
import EnrumSQLite
import Foundation

/// An installation on this machine, opened: what the commands and the server work on. Commands run beside a server on the same file.
struct Installation: Sendable {
    let settings: Settings
    let store: SQLiteStore
    let environment: Environment
    let plugins = LuaPluginHost()

    /// - Parameter create: Whether the folder and the database are made where there are none.
    /// - Throws: ``Refusal`` when there is no installation here, or ``StoreFailure``.
    init(_ settings: Settings, create: Bool = false) throws {
        if create {
            try FileManager.default.createDirectory(
                atPath: settings.data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } else if !FileManager.default.fileExists(atPath: settings.database) {
            throw Refusal("cli.no_installation", ["folder": settings.data])
        }
        guard let clock = SystemClock(zone: settings.timeZone) else {
            throw Refusal("setting.unknown_time_zone", ["name": Setting.timeZone.rawValue, "found": settings.timeZone])
        }
        store = try SQLiteStore(file: settings.database, createsFile: create)
        self.settings = settings
        environment = Environment(
            store: store, clock: clock, randomness: SystemRandomness(), passwords: Argon2Passwords(),
            plugins: plugins, letters: MustacheLetters(), sessionLimits: settings.sessionLimits)
    }

    /// The language of what is said to nobody in particular.
    func language() async throws -> Language {
        if let language = settings.language { return language }
        let kept = try await store.read { try $0.setting(InstallationSetting.language) }
        return kept.flatMap(Language.init(rawValue:)) ?? .danish
    }
}

extension Desk {
    /// Opens the installation, and goes on in its language.
    func open() async throws -> Installation {
        let installation = try Installation(settings)
        console.speak(try await installation.language())
        return installation
    }
}
