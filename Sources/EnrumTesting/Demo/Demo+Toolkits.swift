import EnrumCore
import EnrumDomain

extension Demo {
    /// The modules that Solvig uses, as Jonas has installed them: purpose-driven leadership with everybody, distance leadership as well in
    /// Teknik og Miljø, where many work from home.
    static func addToolkits(_ packages: [[UInt8]], in environment: Environment) async throws {
        let jonas = try await environment.viewer(Cast.jonas)
        for package in packages {
            let plugin = try await InstallPlugin(environment)(package, signedBy: nil, isTrusted: true, as: jonas).plugin
            try await ChangePlugin(environment)(plugin.id, .grant(plugin.manifest.reads), as: jonas)
            let department = plugin.id.rawValue == "distanceledelse" ? Cast.works.id : Cast.solvig.id
            try await ChangeModule(environment)(plugin.id, in: department, [.isOn(true)], as: jonas)
        }
    }
}
