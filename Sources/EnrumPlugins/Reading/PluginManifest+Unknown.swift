import EnrumDomain

extension PluginManifest {
    /// Stands in for what could not be read of one.
    static let unknown: PluginManifest = {
        guard let id = Slug("unnamed"), let version = PluginVersion("0.0.0") else { preconditionFailure("these are well-formed") }
        return PluginManifest(
            id: id, version: version, api: PluginAPIVersion.current, title: LocalizedText(danish: ""), summary: LocalizedText(danish: ""),
            author: "", licence: "", source: nil, reads: Set(Reading.allCases), hooks: [], onGuardFailure: .warn, after: [], settings: [],
            metrics: [], between: .anyone, joins: .on)
    }()
}
