public import EnrumDomain

/// The folder that an author begins with: it passes the checks and its own tests, and an editor knows its files.
public enum NewPlugin {
    /// How much of the contract it begins with.
    public enum Level: String, CaseIterable, Sendable {
        /// Data alone.
        case data = "0"
        /// Rules in Lua as well.
        case rules = "2"
    }

    /// Ids that no plugin can have: they stand for something else in a question's id.
    public static let reserved = ["basis", "own", "enrum"]

    /// Every file by its path in the folder, those of the editor too.
    public static func files(_ id: Slug, level: Level) -> [String: String] {
        let prefix = "new/level-\(level.rawValue)/"
        var files: [String: String] = [:]
        for (name, text) in Embedded.files where name.hasPrefix(prefix) {
            files[String(name.dropFirst(prefix.count))] = text.split(separator: "__id__", omittingEmptySubsequences: false).joined(
                separator: id.rawValue)
        }
        for (name, text) in schemas { files[".vscode/schemas/\(name)"] = text }
        files[".vscode/settings.json"] = editorSettings
        if level == .rules {
            files[".luarc.json"] = luaSettings
            files["enrum.lua"] = EditorTypes.lua
        }
        return files
    }

    private static var schemas: [String: String] {
        Dictionary(
            uniqueKeysWithValues: Embedded.files.compactMap { name, text in
                name.hasPrefix("schemas/") && name.hasSuffix(".json") ? (String(name.dropFirst("schemas/".count)), text) : nil
            })
    }

    /// Which schema is for which files, where it is there.
    private static let places = [
        ("plugin.schema.json", "plugin.yaml"), ("question-set.schema.json", "questions/*.yaml"), ("checks.schema.json", "checks/*.yaml"),
        ("checklists.schema.json", "checklists/*.yaml"), ("agreement-templates.schema.json", "agreement_templates/*.yaml"),
        ("contracts.schema.json", "contracts/*.yaml"),
        ("guidance.schema.json", "guidance/*.yaml"), ("meeting-types.schema.json", "meeting_types/*.yaml"),
        ("reminders.schema.json", "reminders/*.yaml"), ("procedures.schema.json", "procedures/*.yaml"),
        ("documents.schema.json", "documents/*.yaml"), ("locale.schema.json", "locales/*.yaml"),
        ("plugin-tests.schema.json", "tests/*.yaml"),
    ]

    /// For the editor's YAML extension: completion and mistakes as one writes.
    private static var editorSettings: String {
        let known = schemas
        let lines = places.filter { known[$0.0] != nil }.map { "    \"./.vscode/schemas/\($0.0)\": \"\($0.1)\"" }
        return "{\n  \"yaml.schemas\": {\n\(lines.joined(separator: ",\n"))\n  }\n}\n"
    }

    /// For Lua's language server: the version, and the libraries that the box leaves out.
    private static let luaSettings = """
        {
          "runtime.version": "Lua 5.4",
          "runtime.builtin": {
            "coroutine": "disable", "debug": "disable", "ffi": "disable", "io": "disable", "jit": "disable", "os": "disable", "package": "disable"
          },
          "diagnostics.disable": ["redundant-return"]
        }

        """
}
