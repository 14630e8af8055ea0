/// The order in which plugins stand in a form and a report: what each says it comes after, then the admin's order, then the id.
public struct PluginOrder: Hashable, Sendable {
    public let plugins: [Slug]
    /// Plugins that say of each other that they come after, also in a ring: shown to the admin, whose order then decides.
    public let conflicts: [Slug]

    /// - Parameter places: The admin's order by plugin; one without a place comes last.
    public init(_ manifests: [PluginManifest], places: [Slug: Int]) {
        let key = { (manifest: PluginManifest) in (places[manifest.id] ?? Int.max, manifest.id.rawValue) }
        var waiting = manifests.sorted { key($0) < key($1) }
        let present = Set(waiting.map(\.id))
        var ordered: [Slug] = []
        while !waiting.isEmpty {
            let placed = Set(ordered)
            let isFree = { (manifest: PluginManifest) in
                manifest.after.allSatisfy { !present.contains($0) || placed.contains($0) || $0 == manifest.id }
            }
            // Of those that wait for each other, the admin's first.
            let next = waiting.firstIndex(where: isFree) ?? waiting.firstIndex { Self.comesAfterItself($0.id, waiting) } ?? 0
            ordered.append(waiting.remove(at: next).id)
        }
        plugins = ordered
        conflicts = ordered.filter { Self.comesAfterItself($0, manifests) }
    }

    /// Whether following what each comes after leads from a plugin back to it, over at least one other.
    private static func comesAfterItself(_ id: Slug, _ manifests: [PluginManifest]) -> Bool {
        let after = Dictionary(manifests.map { ($0.id, $0.after) }, uniquingKeysWith: { first, _ in first })
        var (reached, ahead): (Set<Slug>, [Slug]) = ([], (after[id] ?? []).filter { $0 != id })
        while let next = ahead.popLast() {
            if next == id { return true }
            if reached.insert(next).inserted { ahead += after[next] ?? [] }
        }
        return false
    }
}
