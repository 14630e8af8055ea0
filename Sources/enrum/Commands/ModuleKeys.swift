import ArgumentParser
import EnrumCore
import EnrumDomain
import EnrumPlugins
import EnrumTexts

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
