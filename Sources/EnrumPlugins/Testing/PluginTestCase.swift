import EnrumCore
import EnrumDomain
import EnrumFormats
import LuaRuntime

/// One case of a plugin's tests: what a hook is called with, or what stands in the files, and what must come of it.
struct PluginTestCase {
    let name: String
    let subject: Subject
    /// Nil when the case does not say.
    let expectation: Expectation?
    /// Where it begins, and where what is expected is said.
    let place: SourceNode.Place
    let expectationPlace: SourceNode.Place?

    enum Subject {
        /// With the arguments it is called with.
        case hook(Hook, [LuaValue])
        /// With what was found.
        case data(LuaValue)
    }

    enum Expectation: Hashable {
        case value(LuaValue)
        case fault(PluginFault.Kind)
    }

    /// What came of a case.
    enum Outcome {
        case value(LuaValue)
        case fault(PluginFault)

        /// What a test file would say came out.
        var expectation: Expectation {
            switch self {
            case .value(let value): .value(value)
            case .fault(let fault): .fault(fault.kind)
            }
        }
    }
}

extension SourceReader {
    private static let caseKeys = ["name", "hook", "data", "given", "args", "expect", "error"]

    /// `tests/*.yaml`: a list of cases.
    ///
    /// - Parameter isComplete: whether each case must say what it expects.
    mutating func testCases(_ root: SourceNode, of outline: PluginOutline, _ names: inout Set<String>, isComplete: Bool) -> [PluginTestCase]
    {
        guard let nodes = list(root, "", 1...1000) else { return [] }
        return nodes.enumerated().compactMap { index, node in testCase(node, "[\(index)]", of: outline, &names, isComplete) }
    }

    private mutating func testCase(
        _ node: SourceNode, _ path: String, of outline: PluginOutline, _ names: inout Set<String>, _ isComplete: Bool
    ) -> PluginTestCase? {
        guard let fields = fields(node, path: path, allowed: Self.caseKeys) else { return nil }
        let name = text(fields, "name", atMost: Limits.title)
        if let name, let node = fields["name"], !names.insert(name).inserted {
            note("plugin_test.duplicate", node.place, fields.path("name"), ["name": name])
        }
        let expectation = expectation(fields, isComplete)
        guard let subject = subject(fields, of: outline), let name else { return nil }
        return PluginTestCase(
            name: name, subject: subject, expectation: expectation, place: node.place,
            expectationPlace: fields.keyPlaces["expect"] ?? fields.keyPlaces["error"])
    }

    private mutating func subject(_ fields: Fields, of outline: PluginOutline) -> PluginTestCase.Subject? {
        if let node = fields["data"] {
            if fields["hook"] != nil { note("plugin_test.hook_and_data", node.place, fields.path("data")) }
            if let node = fields["error"] { note("plugin_test.data_error", node.place, fields.path("error")) }
            guard let data: PluginData = word(fields, "data") else { return nil }
            let seen: Set<PluginManifest.Reading>? = data == .shown ? Set(PluginManifest.Reading.allCases) : nil
            var given = GivenReader(source: self, outline: outline, hook: .checkMeeting, isStrict: true, seen: seen)
            let found = given.finding(data, given: fields["given"], args: fields["args"], in: fields)
            self = given.source
            return found.map { .data($0) }
        }
        guard let hook: Hook = word(fields, "hook") else { return nil }
        if !outline.plugin.manifest.hooks.contains(hook), outline.isSure(.hooks), let node = fields["hook"] {
            note("plugin_test.no_hook", node.place, fields.path("hook"), ["hook": hook.rawValue])
            return nil
        }
        var given = GivenReader(source: self, outline: outline, hook: hook, isStrict: true)
        let arguments = given.arguments(given: fields["given"], args: fields["args"], in: fields)
        self = given.source
        return arguments.map { .hook(hook, $0) }
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
