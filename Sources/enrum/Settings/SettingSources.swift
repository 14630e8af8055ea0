import Configuration
import EnrumDomain
import EnrumFormats
import Foundation

/// Where settings come from, the first that speaks being in force: flags, the environment, the settings file, and what is usual.
struct SettingSources: Sendable {
    /// The settings file, whether or not it is there.
    let file: String
    private let lines: [Setting: Int]
    private let readers: [(Origin.Kind, ConfigReader)]

    /// A value with where it was found.
    struct Found: Hashable, Sendable {
        let values: [String]
        let origin: Origin
    }

    /// Where a value came from, for `enrum doctor` and for problems.
    enum Origin: Hashable, Sendable {
        case flag(String)
        case environment(String)
        case file(String, line: Int)
        case fallback

        enum Kind: Sendable { case flag, environment, file }
    }

    /// - Parameters:
    ///   - flags: What was said on the command line.
    ///   - config: The file that `--config` names; nil for `enrum.yaml` in the data folder, which need not be there.
    ///   - environment: Variables by name; an empty one counts as absent.
    /// - Throws: ``SettingsRefused`` when the file has a mistake.
    init(flags: [Setting: [String]], config: String?, environment: [String: String]) throws {
        let spoken = environment.filter { !$0.value.isEmpty }
        let variables = ConfigReader(provider: EnvironmentVariablesProvider(environmentVariables: spoken).prefixKeys(with: ["enrum"]))
        let named = config ?? spoken["ENRUM_CONFIG"]
        let data = flags[.data]?.first ?? spoken[Setting.data.variable] ?? Setting.data.fallback[0]
        file = named ?? (data as NSString).appendingPathComponent("enrum.yaml")
        let entries = try Self.entries(of: file, mustExist: named != nil)
        lines = Dictionary(uniqueKeysWithValues: entries.map { ($0.0, $0.1.line) })
        let written = Dictionary(uniqueKeysWithValues: entries.map { ($0.0, $0.1.values) })
        readers = [
            (.flag, Self.reader("flags", flags)),
            (.environment, variables),
            (.file, Self.reader("file", written)),
        ]
    }

    subscript(setting: Setting) -> Found {
        for (kind, reader) in readers {
            let key = ConfigKey([setting.rawValue])
            let values = setting.isList ? reader.stringArray(forKey: key) : reader.string(forKey: key).map { [$0] }
            if let values { return Found(values: values, origin: origin(kind, setting)) }
        }
        return Found(values: setting.fallback, origin: .fallback)
    }

    private func origin(_ kind: Origin.Kind, _ setting: Setting) -> Origin {
        switch kind {
        case .flag: .flag(setting.flag)
        case .environment: .environment(setting.variable)
        case .file: .file(file, line: lines[setting] ?? 1)
        }
    }

    private static func reader(_ name: String, _ values: [Setting: [String]]) -> ConfigReader {
        let pairs = values.map { setting, values in
            let content: ConfigContent = setting.isList ? .stringArray(values) : .string(values.joined(separator: ", "))
            return (AbsoluteConfigKey([setting.rawValue]), ConfigValue(content, isSecret: false))
        }
        return ConfigReader(provider: InMemoryProvider(name: name, values: Dictionary(uniqueKeysWithValues: pairs)))
    }

    private static func entries(of file: String, mustExist: Bool) throws -> [(Setting, SettingsFile.Entry)] {
        guard let bytes = FileManager.default.contents(atPath: file) else {
            guard !mustExist, !FileManager.default.fileExists(atPath: file) else {
                throw SettingsRefused(problems: [
                    SettingProblem(setting: nil, origin: nil, phrase: .init("setting.no_file", ["file": file]))
                ])
            }
            return []
        }
        // The data folder is where this file was found, so the file does not say where that is.
        let known = Setting.allCases.filter { mustExist || $0 != .data }.map(\.rawValue)
        do {
            return try SettingsFile.read(Array(bytes), known: known).compactMap { entry in Setting(rawValue: entry.name).map { ($0, entry) }
            }
        } catch let refused {
            throw SettingsRefused(
                problems: refused.problems.map {
                    SettingProblem(setting: nil, origin: .file(file, line: $0.line), phrase: $0.phrase)
                })
        }
    }
}
