import EnrumCore
import EnrumDomain

extension Demo {
    /// Where Solvig has switched which module on: what everybody shares, what the work of a house asks for, and what leaders have among
    /// themselves. One that is not here is installed and off.
    private static let places: [String: Department] = [
        "formaalsdrevet": Cast.solvig, "trivsel": Cast.solvig, "ledertrivsel": Cast.solvig, "lederdialog": Cast.solvig,
        "adfaerdskorrigerende": Cast.solvig,
        "distanceledelse": Cast.works, "opgaveorienteret": Cast.digital, "faglig": Cast.school, "relation-potentiale": Cast.hr,
    ]

    /// The modules that Solvig uses, as Jonas has installed them.
    ///
    /// - Returns: Their ids.
    static func addToolkits(_ packages: [[UInt8]], in environment: Environment) async throws -> Set<String> {
        let jonas = try await environment.viewer(Cast.jonas)
        var installed: Set<String> = []
        for package in packages {
            let plugin = try await InstallPlugin(environment)(package, signedBy: nil, isTrusted: true, as: jonas).plugin
            installed.insert(plugin.id.rawValue)
            try await ChangePlugin(environment)(plugin.id, .grant(plugin.manifest.reads), as: jonas)
            guard let department = places[plugin.id.rawValue] else { continue }
            try await ChangeModule(environment)(plugin.id, in: department.id, [.isOn(true)], as: jonas)
        }
        return installed
    }
}
