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
    @OptionGroup var installing: Installing

    func perform(_ desk: Desk) async throws { try await installing.perform(desk) }
}

/// The same, where an author looks for it.
struct PluginInstall: Deed {
    static let configuration = CommandConfiguration(
        commandName: "install",
        abstract: ModuleInstall.configuration.abstract,
        usage: "enrum plugin install <package-or-folder> [--grant all|<reading> ...] [--trust] [<options>]",
        discussion: """
            The same as 'enrum module install'. A package that is signed with a key that is trusted (see 'enrum module keys') is installed at \
            once; anything else only with --trust. A version never changes: give what you have changed a higher number first.

            Example:
              enrum plugin install welcome-0.2.0.zip --grant all
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var installing: Installing

    func perform(_ desk: Desk) async throws { try await installing.perform(desk) }
}

/// What is installed, and what it may read.
struct Installing: ParsableArguments {
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
