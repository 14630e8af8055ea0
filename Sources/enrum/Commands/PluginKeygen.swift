import ArgumentParser
import EnrumPlugins
import EnrumTexts
import Foundation

/// Makes a pair of keys.
struct PluginKeygen: Deed {
    static let configuration = CommandConfiguration(
        commandName: "keygen",
        abstract: "Make a key to sign packages with, and its public half.",
        usage: "enrum plugin keygen <file> [<options>]",
        discussion: """
            Makes two files: the secret key, which only its owner can read, and beside it, with .pub after the name, the public key, which \
            you give to those who are to trust your packages. Whoever has the secret key can sign as you: keep it where nobody else comes, \
            with a copy, because a lost key cannot be made again. No file is replaced.

            Example:
              enrum plugin keygen ours.key
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The file for the secret key.", valueName: "file"), completion: .file())
    var file: String

    func perform(_ desk: Desk) async throws {
        let key = try PluginKey.generate()
        let (open, texts) = (file + ".pub", desk.console.texts)
        // The public file first: were it in the way, no secret would lie about that nobody was told of.
        try OutputFile.write(key.publicKey.text, to: open)
        do {
            try OutputFile.write(key.text, to: file)
        } catch {
            try? FileManager.default.removeItem(atPath: open)
            throw error
        }
        desk.console.say(texts("cli.key_made", ["file": file, "public": open]))
        desk.console.say(texts("cli.key_fingerprint", ["fingerprint": key.publicKey.fingerprint]))
    }
}
