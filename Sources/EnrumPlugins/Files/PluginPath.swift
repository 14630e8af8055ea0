import EnrumCore
import EnrumFormats

/// The names that a plugin's files have.
enum PluginPath {
    static let manifest = "plugin.yaml"
    static let rules = "rules.lua"
    static let readme = "README.md"
    /// The folders, each with any number of YAML files in it.
    enum Folder: String, CaseIterable {
        case questions, checks, checklists, contracts, guidance, reminders, procedures, documents, locales, tests
        case agreementTemplates = "agreement_templates"
        case meetingTypes = "meeting_types"
    }

    static let locales = ["locales/da.yaml", "locales/en.yaml"]

    private static let single = [manifest, rules, readme]

    /// What is wrong with a file's name; nil for one that a plugin can have.
    static func problem(_ path: String) -> PluginRefused.Problem? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let folder = Folder(rawValue: parts[0]) else {
            return single.contains(path) ? nil : unknown(path, parts)
        }
        if folder == .locales { return locales.contains(path) ? nil : near(path, locales) }
        guard parts[1].hasSuffix(".yaml") else {
            return parts[1].hasSuffix(".yml")
                ? .init("plugin.unknown_file_near", in: path, ["meant": String(path.dropLast(4)) + ".yaml"])
                : .init("plugin.not_yaml", in: path, ["folder": parts[0]])
        }
        return isName(parts[1].dropLast(5)) ? nil : .init("plugin.file_name", in: path)
    }

    /// a-z, 0-9, "-" and "_": a name that every file system and every archive keeps as it is.
    private static func isName(_ name: some StringProtocol) -> Bool {
        (1...64).contains(name.utf8.count)
            && name.utf8.allSatisfy { (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d || $0 == 0x5f }
    }

    private static func unknown(_ path: String, _ parts: [String]) -> PluginRefused.Problem {
        guard parts.count == 2, let folder = nearest(to: parts[0], among: Folder.allCases.map(\.rawValue)) else {
            return near(path, single)
        }
        return .init("plugin.unknown_file_near", in: path, ["meant": "\(folder)/\(parts[1])"])
    }

    private static func near(_ path: String, _ known: [String]) -> PluginRefused.Problem {
        nearest(to: path, among: known).map { .init("plugin.unknown_file_near", in: path, ["meant": $0]) }
            ?? .init("plugin.unknown_file", in: path)
    }
}
