/// The order in which plugins stand in a form and a report: what each says it comes after, then the admin's order, then the id.
public struct PluginOrder: Hashable, Sendable {
    public let plugins: [Slug]
    /// Plugins that say of each other that they come after: shown to the admin, whose order then decides.
    public let conflicts: [Slug]

    /// - Parameter places: The admin's order by plugin; one without a place comes last.
    public init(_ manifests: [PluginManifest], places: [Slug: Int]) {
        let key = { (manifest: PluginManifest) in (places[manifest.id] ?? Int.max, manifest.id.rawValue) }
        var waiting = manifests.sorted { key($0) < key($1) }
        let present = Set(waiting.map(\.id))
        var (ordered, conflicts): ([Slug], [Slug]) = ([], [])
        while !waiting.isEmpty {
            let placed = Set(ordered)
            let isFree = { (manifest: PluginManifest) in
                manifest.after.allSatisfy { !present.contains($0) || placed.contains($0) || $0 == manifest.id }
            }
            let next = waiting.firstIndex(where: isFree)
            if next == nil { conflicts = waiting.map(\.id) }
            ordered.append(waiting.remove(at: next ?? 0).id)
        }
        (plugins, self.conflicts) = (ordered, conflicts)
    }
}
