import EnrumCore
import EnrumDomain
import EnrumFormats
import LuaRuntime

/// One case of a plugin's tests: what a hook is called with, and what must come of it.
struct PluginTestCase {
    let name: String
    let hook: Hook
    let arguments: [LuaValue]
    /// Nil when the case does not say.
    let expectation: Expectation?
    /// Where it begins, and where what is expected is said.
    let place: SourceNode.Place
    let expectationPlace: SourceNode.Place?

    enum Expectation: Hashable {
        case value(LuaValue)
        case fault(PluginFault.Kind)
    }
}

extension SourceReader {
    private static let caseKeys = ["name", "hook", "given", "args", "expect", "error"]

    /// `tests/*.yaml`: a list of cases.
    ///
    /// - Parameter isComplete: whether each case must say what it expects.
    mutating func testCases(_ root: SourceNode, of plugin: Plugin, _ names: inout Set<String>, isComplete: Bool) -> [PluginTestCase] {
        guard let nodes = list(root, "", 1...1000) else { return [] }
        return nodes.enumerated().compactMap { index, node in testCase(node, "[\(index)]", of: plugin, &names, isComplete) }
    }

    private mutating func testCase(
        _ node: SourceNode, _ path: String, of plugin: Plugin, _ names: inout Set<String>, _ isComplete: Bool
    ) -> PluginTestCase? {
        guard let fields = fields(node, path: path, allowed: Self.caseKeys) else { return nil }
        let name = text(fields, "name", atMost: Limits.title)
        if let name, let node = fields["name"], !names.insert(name).inserted {
            note("plugin_test.duplicate", node.place, fields.path("name"), ["name": name])
        }
        guard let hook: Hook = word(fields, "hook") else { return nil }
        if !plugin.manifest.hooks.contains(hook), let node = fields["hook"] {
            note("plugin_test.no_hook", node.place, fields.path("hook"), ["hook": hook.rawValue])
            return nil
        }
        var given = GivenReader(source: self, plugin: plugin, hook: hook, isStrict: true)
        let arguments = given.arguments(given: fields["given"], args: fields["args"], in: fields)
        self = given.source
        let expectation = expectation(fields, isComplete)
        guard let name, let arguments else { return nil }
        return PluginTestCase(
            name: name, hook: hook, arguments: arguments, expectation: expectation, place: node.place,
            expectationPlace: fields.keyPlaces["expect"] ?? fields.keyPlaces["error"])
    }

    private mutating func expectation(_ fields: Fields, _ isComplete: Bool) -> PluginTestCase.Expectation? {
        switch (fields["expect"], fields["error"]) {
        case (let expect?, nil): return .value(LuaValue(expect))
        case (nil, _?):
            let kind: PluginFault.Kind? = word(fields, "error")
            return kind.map { .fault($0) }
        case (nil, nil):
            if isComplete { missing("expect", fields) }
            return nil
        case (_?, let error?):
            note("plugin_test.both", error.place, fields.path("error"))
            return nil
        }
    }
}
