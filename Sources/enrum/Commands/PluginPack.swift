import ArgumentParser
import EnrumPlugins
import EnrumTexts
import Foundation

/// Makes a package of a plugin's folder.
struct PluginPack: Deed {
    static let configuration = CommandConfiguration(
        commandName: "pack",
        abstract: "Put a plugin's folder into one file that can be installed.",
        usage: "enrum plugin pack <folder> [--out <file>] [--sign <key>] [<options>]",
        discussion: """
            The same files always give the same package, to the byte, with a list of their SHA-256 sums. What the editor keeps beside the \
            plugin (enrum.lua, and whatever begins with a dot) stays out. With --sign the package says whom it comes from, and whoever \
            trusts that key can install it without being asked. No installation is needed, and no file is replaced.

            Examples:
              enrum plugin pack distanceledelse
              enrum plugin pack distanceledelse --out distanceledelse-1.0.0.zip --sign ours.key
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The plugin's folder.", valueName: "folder"), completion: .directory)
    var folder: String

    @Option(
        help: ArgumentHelp("The file to make; the folder's name and .zip unless you say otherwise.", valueName: "file"),
        completion: .file(extensions: ["zip"]))
    var out: String?

    @Option(help: ArgumentHelp("Sign with this key, made with 'enrum plugin keygen'.", valueName: "key"), completion: .file())
    var sign: String?

    func perform(_ desk: Desk) async throws {
        let files = try pluginFiles()
        let key = try sign.map(Self.key(in:))
        let package = try PluginPackage.write(files: files, signingKey: key)
        let out = out ?? URL(filePath: folder).standardizedFileURL.lastPathComponent + ".zip"
        try OutputFile.write(package, to: out)
        let texts = desk.console.texts
        let kilobytes = String((package.count + 1023) / 1024)
        desk.console.say(texts("cli.plugin_packed", count: files.count, ["file": out, "kilobytes": kilobytes]))
        if let key { desk.console.say(texts("cli.plugin_signed", ["fingerprint": key.publicKey.fingerprint])) }
    }

    /// The plugin's files, when they are a plugin: what could not be installed is not packed.
    private func pluginFiles() throws -> [String: [UInt8]] {
        try InputFile.requireFolder(folder)
        let files = try PluginPackage.files(inFolder: folder)
        guard files["plugin.yaml"] != nil else { throw Refusal("cli.not_a_plugin", ["folder": folder]) }
        return files
    }

    private static func key(in file: String) throws -> PluginKey {
        let text = String(decoding: try InputFile.bytes(of: file), as: UTF8.self)
        do throws(PluginKeyRefused) {
            return try PluginKey(text: text)
        } catch { throw Refusal([Refusal.Problem(place: file, phrase: error.phrase)]) }
    }
}
