import EnrumPlugins
import Foundation
import Testing

/// Packing and keys, as the real binary does them.
@Suite struct PluginPackTests {
    private func command() throws -> RealCommand {
        let command = try RealCommand()
        for folder in ["distance", "distance/questions", "distance/.vscode"] {
            try FileManager.default.createDirectory(atPath: command.folder.path + "/" + folder, withIntermediateDirectories: false)
        }
        try command.folder.write(Self.manifest, to: "distance/plugin.yaml")
        try command.folder.write(Self.questions, to: "distance/questions/before.yaml")
        for beside in ["distance/enrum.lua", "distance/.luarc.json", "distance/.vscode/settings.json"] {
            try command.folder.write("{}\n", to: beside)
        }
        return command
    }

    private static let manifest = """
        enrum: plugin/1
        id: afstand
        version: 1.2.3
        api: "1.0"
        title: Afstand
        summary: Til prøve.
        author: Enrum
        licence: Apache-2.0
        """

    private static let questions = """
        enrum: question-set/1
        id: afstand
        title: Afstand
        questions:
          - { id: uge, kind: text, label: Hvordan gik ugen? }
        """

    private func package(_ name: String, in command: RealCommand) throws -> PluginPackage.Contents {
        try PluginPackage.read(Array(Data(contentsOf: URL(filePath: command.folder.path).appending(path: name))))
    }

    @Test func `A folder becomes one file with the plugin's id and version, without what is the editor's`() async throws {
        let command = try command()
        let packed = try await command.run("plugin", "pack", "distance")
        #expect(packed.status == 0 && packed.said.contains("afstand-1.2.3.zip: 2 filer"), "\(packed)")
        let contents = try package("afstand-1.2.3.zip", in: command)
        #expect(contents.files.keys.sorted() == ["plugin.yaml", "questions/before.yaml"] && contents.signature == nil)
        let again = try await command.run("plugin", "pack", "distance/")
        #expect(again.status == 1 && again.complained.contains("afstand-1.2.3.zip"), "\(again)")
        #expect(try await command.run("plugin", "pack", "./distance", "--out", "again.zip").status == 0)
        #expect(try command.folder.read("again.zip") == command.folder.read("afstand-1.2.3.zip"))
    }

    @Test func `A key is made for its owner alone, and what it signs can be traced to its public half`() async throws {
        let command = try command()
        let made = try await command.run("plugin", "keygen", "ours.key")
        #expect(made.status == 0, "\(made)")
        let permissions = try FileManager.default.attributesOfItem(atPath: command.folder.path + "/ours.key")[.posixPermissions]
        #expect((permissions as? NSNumber)?.intValue == 0o600)
        let key = try PluginPublicKey(text: command.folder.read("ours.key.pub"))
        let secret = try command.folder.read("ours.key")
        #expect(made.said.contains(key.fingerprint) && !made.said.contains(secret))
        let signed = try await command.run("plugin", "pack", "distance", "--sign", "ours.key", "--out", "signed.zip")
        #expect(signed.status == 0 && signed.said.contains(key.fingerprint), "\(signed)")
        #expect(try package("signed.zip", in: command).signature?.key == key)
    }

    @Test func `A key never replaces a file, and a half pair is never left`() async throws {
        let command = try command()
        try command.folder.write("precious", to: "a.key")
        #expect(try await command.run("plugin", "keygen", "a.key").status == 1)
        #expect(try command.folder.read("a.key") == "precious")
        #expect(!command.folder.exists("a.key.pub"))
        try command.folder.write("precious", to: "b.key.pub")
        #expect(try await command.run("plugin", "keygen", "b.key").status == 1)
        #expect(try command.folder.read("b.key.pub") == "precious")
        #expect(!command.folder.exists("b.key"))
    }

    @Test func `What cannot be packed is refused with every reason, and no file is made`() async throws {
        let command = try command()
        let missing = try await command.run("plugin", "pack", "nowhere")
        #expect(missing.status == 1 && missing.complained.contains("nowhere"), "\(missing)")
        let empty = try await command.run("plugin", "pack", "distance/questions")
        #expect(empty.status == 1 && empty.complained.contains("plugin.yaml"), "\(empty)")
        let noKey = try await command.run("plugin", "pack", "distance", "--sign", "distance/plugin.yaml")
        #expect(noKey.status == 1 && noKey.complained.hasPrefix("distance/plugin.yaml: "), "\(noKey)")
        try command.folder.write(Self.manifest.replacing("version: 1.2.3", with: "version: 1"), to: "distance/plugin.yaml")
        try command.folder.write("", to: "distance/spørgsmål.yaml")
        try command.folder.write("", to: "distance/Plugin.yaml")
        let bad = try await command.run("plugin", "pack", "distance")
        #expect(bad.status == 1 && bad.complained.contains("plugin.yaml:3 version: "), "\(bad)")
        #expect(bad.complained.contains("spørgsmål.yaml: ") && bad.complained.contains("Plugin.yaml: "), "\(bad)")
        #expect(!bad.complained.contains("[") && command.folder.names.allSatisfy { !$0.hasSuffix(".zip") }, "\(bad)")
    }
}
