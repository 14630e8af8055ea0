import ArgumentParser
import EnrumCore
import EnrumDomain
import EnrumPlugins
import EnrumSQLite
import EnrumTexts
import Foundation

/// Installs a plugin, or another version of one.
struct ModuleInstall: Deed {
    static let configuration = CommandConfiguration(
        commandName: "install",
        abstract: "Install a plugin from a package or a folder, or another version of one.",
        usage: "enrum module install <package-or-folder> [--grant all|<reading> ...] [--trust] [<options>]",
        discussion: """
            A package that is signed with a key that is trusted (see 'enrum module keys') is installed at once; anything else only with --trust. \
            What it asks to read is shown, and it reads nothing that is not granted. Conversations that have their form keep the version \
            they have. It is switched on with 'enrum module switch'.

            Example:
              enrum module install distanceledelse-1.0.0.zip --grant all
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The package, or the plugin's folder.", valueName: "package-or-folder"), completion: .file())
    var source: String

    @Option(help: ArgumentHelp("What it may read: all, or one reading; repeat for several.", valueName: "reading"))
    var grant: [String] = []

    @Flag(help: "Install it although nobody who is trusted has signed it.")
    var trust = false

    func perform(_ desk: Desk) async throws {
        let package = try bytes()
        let environment = try await desk.open().environment
        let outcome: InstallPlugin.Outcome
        do {
            outcome = try await InstallPlugin(environment)(
                package, isTrusted: trust, grants: try grants(), as: nil)
        } catch let refused as InstallRefused {
            throw Refusal([Refusal.Problem(place: source, phrase: refused.phraseForOperator)])
        } catch is PluginChanged {
            throw Refusal("cli.store_busy", exit: .tryAgain)
        }
        let texts = desk.console.texts
        let values = [
            "id": outcome.plugin.id.rawValue, "version": "\(outcome.plugin.manifest.version)",
            "old": "\(outcome.replaced.map(String.init(describing:)) ?? "")",
        ]
        desk.console.say(texts(Phrase(outcome.replaced == nil ? "cli.module_installed" : "cli.module_upgraded", values)))
        for reading in outcome.ungranted.map(\.rawValue).sorted() {
            desk.console.say("  " + texts(Phrase("cli.module_would_read", ["reading": reading])))
        }
    }

    /// A folder is packed first, so that both are installed the same way.
    private func bytes() throws -> [UInt8] {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: source, isDirectory: &isFolder), isFolder.boolValue {
            return try PluginPackage.write(files: PluginFiles(folder: source).contents)
        }
        return try InputFile.bytes(of: source)
    }

    private func grants() throws -> Set<PluginManifest.Reading>? { grant.isEmpty ? nil : try Set(readings: grant) }
}

extension InstallRefused {
    /// Said to someone who can answer with a flag.
    fileprivate var phraseForOperator: Phrase {
        switch self {
        case .untrusted(nil): Phrase("cli.module_unsigned")
        case .untrusted(let signer?): Phrase("cli.module_untrusted", ["fingerprint": signer])
        case .api, .versionTaken, .migration: phrase
        }
    }
}

extension Set<PluginManifest.Reading> {
    /// "all", or readings by name.
    /// - Throws: ``Refusal`` for a name that no reading has.
    init(readings names: [String]) throws {
        if names == ["all"] {
            self = Set(PluginManifest.Reading.allCases)
            return
        }
        self = Set(
            try names.map { name in
                guard let reading = PluginManifest.Reading(rawValue: name) else {
                    let known = PluginManifest.Reading.allCases.map(\.rawValue).joined(separator: ", ")
                    throw Refusal("cli.no_reading", ["found": name, "known": known])
                }
                return reading
            })
    }
}

/// Says what a plugin may read.
struct ModuleGrant: Deed {
    static let configuration = CommandConfiguration(
        commandName: "grant",
        abstract: "Say what a plugin may read.",
        usage: "enrum module grant <id> all|none|<reading> ... [<options>]",
        discussion: """
            Replaces what was granted before. What is taken back is gone at once, in conversations under way as well.

            Example:
              enrum module grant distanceledelse meeting people own_answers
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The plugin's id.", valueName: "id"))
    var id: String

    @Argument(help: ArgumentHelp("all, none, or readings.", valueName: "reading"))
    var readings: [String]

    func perform(_ desk: Desk) async throws {
        let readings = self.readings == ["none"] ? [] : try Set(readings: self.readings)
        let environment = try await desk.open().environment
        try await found(id) { try await ChangePlugin(environment)($0, .grant(readings), as: nil) }
        desk.console.say(desk.console.texts("cli.module_changed", ["id": id]))
    }
}

/// Keys that are trusted.
struct ModuleKeys: Deed {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "List the keys whose signatures are trusted, add one, or remove one.",
        usage: "enrum module keys [--add <file> --name <name>] [--remove <fingerprint>] [<options>]",
        discussion: """
            Compare the fingerprint with whoever gave you the key, over the telephone if need be.

            Example:
              enrum module keys --add consultant.pub --name "Ledelse & Dialog"
            """)

    @OptionGroup var common: CommonOptions

    @Option(help: ArgumentHelp("Trust the public key in this file.", valueName: "file"), completion: .file())
    var add: String?

    @Option(help: ArgumentHelp("Whose key it is.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("Trust the key with this fingerprint no longer.", valueName: "fingerprint"))
    var remove: String?

    func perform(_ desk: Desk) async throws {
        let environment = try await desk.open().environment
        if let add { try await TrustKeys(environment).add(key(in: add).trusted(as: name ?? ""), as: nil) }
        if let remove {
            do {
                try await TrustKeys(environment).remove(remove, as: nil)
            } catch is NotFound { throw Refusal("cli.no_key", ["fingerprint": remove]) }
        }
        let keys = try await TrustKeys(environment).all(as: nil)
        if keys.isEmpty { desk.console.say(desk.console.texts("cli.keys_none")) }
        for key in keys { desk.console.say("\(key.fingerprint)  \(key.name)") }
    }

    private func key(in file: String) throws -> PluginPublicKey {
        let text = String(decoding: try InputFile.bytes(of: file), as: UTF8.self)
        do throws(PluginKeyRefused) {
            return try PluginPublicKey(text: text)
        } catch { throw Refusal([Refusal.Problem(place: file, phrase: error.phrase)]) }
    }
}
