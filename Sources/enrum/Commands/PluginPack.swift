import ArgumentParser
import EnrumCore
import EnrumDomain
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
            A plugin that 'enrum plugin check' finds a mistake in is not packed. The same files always give the same package, to the byte, with a list of their SHA-256 \
            sums. What the editor keeps beside the plugin (enrum.lua, and whatever begins with a dot) stays out. With --sign the package says whom it comes from, and whoever \
            trusts that key can install it without being asked. No installation is needed, and no file is replaced.

            Examples:
              enrum plugin pack distanceledelse
              enrum plugin pack distanceledelse --out distance.zip --sign ours.key
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The plugin's folder.", valueName: "folder"), completion: .directory)
    var folder: String

    @Option(
        help: ArgumentHelp("The file to make; <id>-<version>.zip here unless you say otherwise.", valueName: "file"),
        completion: .file(extensions: ["zip"]))
    var out: String?

    @Option(help: ArgumentHelp("Sign with this key, made with 'enrum plugin keygen'.", valueName: "key"), completion: .file())
    var sign: String?

    func perform(_ desk: Desk) async throws {
        try InputFile.requireFolder(folder)
        let (files, found) = PluginFiles.readable(inFolder: folder)
        let plugin = try await checked(files, found)
        let key = try sign.map(Self.key(in:))
        let package = try PluginPackage.write(files: files.contents, signingKey: key)
        let out = out ?? "\(plugin.id)-\(plugin.manifest.version).zip"
        try OutputFile.write(package, to: out)
        let texts = desk.console.texts
        let kilobytes = String((package.count + 1023) / 1024)
        desk.console.say(texts("cli.plugin_packed", count: files.contents.count, ["file": out, "kilobytes": kilobytes]))
        if let key { desk.console.say(texts("cli.plugin_signed", ["fingerprint": key.publicKey.fingerprint])) }
    }

    /// What 'enrum plugin check' finds something wrong with is not packed.
    /// - Throws: ``PluginRefused`` with every mistake.
    private func checked(_ files: PluginFiles, _ found: [PluginRefused.Problem]) async throws -> Plugin {
        let host = LuaPluginHost()
        let problems = await PluginCheck(host)(files, found: found)
        guard problems.isEmpty else { throw PluginRefused(problems: problems) }
        return try await host.read(files)
    }

    private static func key(in file: String) throws -> PluginKey {
        let text = String(decoding: try InputFile.bytes(of: file), as: UTF8.self)
        do throws(PluginKeyRefused) {
            return try PluginKey(text: text)
        } catch { throw Refusal([Refusal.Problem(place: file, phrase: error.phrase)]) }
    }
}
