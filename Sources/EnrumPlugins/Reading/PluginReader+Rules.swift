import EnrumCore
import EnrumDomain
import EnrumFormats

extension PluginReader {
    /// The text of `rules.lua`; nil when there is none, or it cannot be read.
    mutating func rules() -> String? {
        guard let bytes = files[PluginPath.rules] else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }
}
