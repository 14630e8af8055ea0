public import EnrumCore
public import EnrumDomain
import EnrumFormats
import LuaRuntime

/// Runs a plugin's own tests in the box that the host uses, within the limits that hooks have there.
public struct PluginTests: Sendable {
    private let host: LuaPluginHost

    public init(_ host: LuaPluginHost) { self.host = host }

    /// What came of a plugin's tests.
    public struct Report: Sendable {
        /// Mistakes in the test files: their cases were not run.
        public var problems: [PluginRefused.Problem] = []
        public var passed = 0
        public var failures: [Failure] = []
        /// Test files with what came out in the place of what was expected, by path.
        public var updated: [String: String] = [:]
        /// How many cases were updated.
        public var updates = 0

        public var isFine: Bool { problems.isEmpty && failures.isEmpty }
        public var count: Int { passed + failures.count + updates }
    }

    /// A case of which something else came than was expected.
    public struct Failure: Hashable, Sendable {
        public let file: String
        public let line: Int
        public let name: String
        /// What differs, one thing each.
        public let differences: [Phrase]
    }

    /// Runs every case of `tests/`.
    ///
    /// - Parameter updating: whether what came out takes the place of what was expected; the rest of the files stays as it is.
    public func callAsFunction(_ plugin: Plugin, _ files: PluginFiles, updating: Bool = false) async -> Report {
        var report = Report()
        var names: Set<String> = []
        for path in files.paths where path.hasPrefix("tests/") && path.hasSuffix(".yaml") {
            guard let bytes = files[path] else { continue }
            let tree = SourceFile.tree(bytes, name: path)
            var reader = SourceReader(problems: tree.problems)
            let cases = tree.root.map { reader.testCases($0, of: PluginOutline(plugin), &names, isComplete: !updating) } ?? []
            report.problems += reader.problems.inOrder.map { .init($0, in: path) }
            guard reader.problems.isEmpty else { continue }
            var update = TestFileUpdate(String(decoding: bytes, as: UTF8.self))
            for test in cases {
                let outcome = await run(test, of: plugin)
                let differences = test.differences(from: outcome)
                if differences.isEmpty {
                    report.passed += 1
                } else if updating, update.replace(test, with: outcome) {
                    report.updates += 1
                } else {
                    let difference = updating ? differences + [Phrase("plugin_test.not_updated")] : differences
                    report.failures.append(Failure(file: path, line: test.place.line, name: test.name, differences: difference))
                }
            }
            if update.isChanged { report.updated[path] = update.text }
        }
        return report
    }

    private func run(_ test: PluginTestCase, of plugin: Plugin) async -> PluginTestCase.Outcome {
        switch test.subject {
        case .data(let found): return .value(found)
        case .hook(let hook, let arguments):
            let run = HookRun(
                plugin: plugin, hook: hook, limits: .standard, points: { $0.points(in: arguments.first) }, prepared: host.prepared(plugin))
            let report = await run(LuaSnapshot(arguments), in: host.box) { .json(arguments) }
            switch report.outcome.result {
            case .success: return .value(report.given ?? .null)
            case .failure(let fault): return .fault(fault)
            }
        }
    }
}

extension PluginTestCase {
    fileprivate func differences(from outcome: Outcome) -> [Phrase] {
        switch (expectation, outcome) {
        case (.value(let expected)?, .value(let found)): return found.differences(from: expected)
        case (.fault(let kind)?, .fault(let fault)) where kind == fault.kind: return []
        case (.fault(let kind)?, .fault(let fault)):
            return [Phrase("plugin_test.other_fault", ["expected": kind.rawValue, "found": fault.kind.rawValue, "message": fault.worded])]
        case (_, .fault(let fault)):
            return [Phrase("plugin_test.fault", ["found": fault.kind.rawValue, "message": fault.worded])]
        case (.fault(let kind)?, .value(let found)):
            return [Phrase("plugin_test.no_fault", ["expected": kind.rawValue, "found": found.yaml])]
        case (nil, .value(let found)): return [Phrase("plugin_test.unexpected", ["path": "expect", "found": found.yaml])]
        }
    }
}

extension PluginFault {
    /// The message with its place before it.
    var worded: String {
        guard let file, let line else { return message }
        return "\(file):\(line): \(message)"
    }
}
