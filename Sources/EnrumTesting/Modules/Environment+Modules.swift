public import EnrumCore
public import EnrumDomain

extension Environment {
    /// Installs a plugin of a ``ScriptedHost``, with everything granted that it asks for unless told otherwise, and switches it on in
    /// `departments`.
    public func install(
        _ plugin: Plugin, granting granted: Set<PluginManifest.Reading>? = nil, on departments: [Department] = [Cast.solvig]
    ) async throws {
        _ = try await InstallPlugin(self)(
            plugin.package, signedBy: nil, isTrusted: true, grants: granted ?? plugin.manifest.reads, as: nil)
        for department in departments { try await ChangeModule(self)(plugin.id, in: department.id, [.isOn(true)], as: nil) }
    }
}
