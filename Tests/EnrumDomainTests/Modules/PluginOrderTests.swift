import EnrumDomain
import Testing

struct PluginOrderTests {
    /// Each plugin with those it comes after, the admin's places, the order, and the conflicts.
    static let table: [([String: [String]], [String: Int], [String], [String])] = [
        ([:], [:], [], []),
        (["b": [], "a": [], "c": []], [:], ["a", "b", "c"], []),
        (["b": [], "a": [], "c": []], ["c": 1, "a": 2], ["c", "a", "b"], []),
        (["b": [], "a": [], "c": []], ["c": 5, "b": 5], ["b", "c", "a"], []),
        (["a": ["c"], "b": [], "c": []], [:], ["b", "c", "a"], []),
        (["a": ["b"], "b": ["c"], "c": []], ["a": 1, "b": 2, "c": 3], ["c", "b", "a"], []),
        (["a": ["c"], "b": ["a"], "c": [], "d": []], ["d": -1], ["d", "c", "a", "b"], []),
        (["a": ["missing"], "b": []], [:], ["a", "b"], []),
        (["a": ["a"], "b": []], [:], ["a", "b"], []),
        (["a": ["b"], "b": ["a"]], [:], ["a", "b"], ["a", "b"]),
        (["a": ["b"], "b": ["a"]], ["b": 1], ["b", "a"], ["a", "b"]),
        (["a": ["b"], "b": ["a"], "c": ["b"], "d": []], [:], ["d", "a", "b", "c"], ["a", "b"]),
        (["a": ["c"], "b": ["a"], "c": ["b"]], ["b": 1], ["b", "c", "a"], ["a", "b", "c"]),
        (["a": ["b"], "b": ["a"], "x": ["y"], "y": ["x"]], [:], ["a", "b", "x", "y"], ["a", "b", "x", "y"]),
    ]

    @Test(arguments: table)
    func `What comes after another does, then the admin's places count, then the names`(
        after: [String: [String]], places: [String: Int], order: [String], conflicts: [String]
    ) throws {
        let manifests = try after.map { try Self.manifest($0.key, after: $0.value) }
        let slugs = Dictionary(uniqueKeysWithValues: places.map { (slug($0.key), $0.value) })
        for manifests in [manifests, manifests.reversed()] {
            let found = PluginOrder(manifests, places: slugs)
            #expect(found.plugins.map(\.rawValue) == order)
            #expect(found.conflicts.map(\.rawValue).sorted() == conflicts)
        }
    }

    private static func manifest(_ id: String, after: [String]) throws -> PluginManifest {
        PluginManifest(
            id: slug(id), version: try #require(PluginVersion("1.0.0")), api: .current, title: LocalizedText(danish: id),
            summary: LocalizedText(danish: id), author: "Solvig", licence: "Apache-2.0", after: after.map { slug($0) })
    }
}
