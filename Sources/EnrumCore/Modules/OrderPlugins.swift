public import EnrumDomain

/// Puts the plugins in the order in which they stand in a form and a report, as an admin or at the command line.
public struct OrderPlugins: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter order: Every plugin that is installed, once. One that cannot be read comes last in any case.
    /// - Throws: ``NotFound`` for someone who is not admin; ``RuleBroken`` for a list that names others than those installed, and for an
    ///   order that a plugin's own `after` does not allow.
    public func callAsFunction(_ order: [Slug], as viewer: Viewer?) async throws {
        try viewer?.requireAdmin()
        let views = try await ReadModules(environment)(as: viewer).plugins
        guard order.count == views.count, Set(order) == Set(views.map(\.id)) else {
            throw RuleBroken("rule.module_order", field: "modules")
        }
        let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($0.element, ($0.offset + 1) * 10) })
        let manifests = views.compactMap(\.plugin?.manifest)
        let readable = Set(manifests.map(\.id))
        let possible = PluginOrder(manifests, places: places)
        if order.filter(readable.contains) != possible.plugins { throw possible.refusal(of: manifests, places) }
        let now = environment.clock.now
        try await environment.store.write { transaction in
            let moved = try transaction.installedPlugins().compactMap { plugin -> InstalledPlugin? in
                guard let place = places[plugin.id], plugin.place != place else { return nil }
                var moved = plugin
                moved.place = place
                return moved
            }
            guard !moved.isEmpty else { return }
            for plugin in moved { try transaction.save(plugin) }
            try transaction.log("module.ordered", at: now, by: viewer?.id, object: "modules")
        }
    }
}

extension PluginOrder {
    /// Why the order that was asked for cannot be: one that would come before another, though it says itself that it comes after it; or a
    /// ring, which nobody's order can follow.
    fileprivate func refusal(of manifests: [PluginManifest], _ asked: [Slug: Int]) -> RuleBroken {
        for manifest in manifests.sorted(by: { asked[$0.id] ?? 0 < asked[$1.id] ?? 0 }) {
            let early = manifest.id
            let first = manifest.after.first { asked[early] ?? 0 < asked[$0] ?? 0 && isBefore($0, early) }
            if let first { return RuleBroken("rule.module_after", field: "modules", ["module": early.rawValue, "other": first.rawValue]) }
        }
        let ring = conflicts.map(\.rawValue).joined(separator: ", ")
        return RuleBroken("modules.conflict", field: "modules", ["modules": ring])
    }

    private func isBefore(_ first: Slug, _ second: Slug) -> Bool {
        guard let early = plugins.firstIndex(of: first), let late = plugins.firstIndex(of: second) else { return false }
        return early < late
    }
}
