import EnrumDomain
import LuaRuntime

extension LuaValue {
    /// Where what came out differs from what was expected, in words, at most so many.
    ///
    /// Numbers are equal by value, an empty table is an empty list as well, and a name without a value is not there.
    func differences(from expected: LuaValue, atMost limit: Int = 10) -> [Phrase] {
        var phrases: [Phrase] = []
        compare(expected.normal, normal, "", &phrases)
        guard phrases.count > limit else { return phrases }
        return phrases.prefix(limit) + [Phrase("plugin_test.more", ["count": String(phrases.count - limit)])]
    }

    func isEqual(to expected: LuaValue) -> Bool { normal == expected.normal }

    /// One form for everything that is the same.
    private var normal: LuaValue {
        switch self {
        case .null, .bool, .string: self
        case .integer(let value): .number(Double(value))
        case .number: self
        case .list(let items): items.isEmpty ? .table([:]) : .list(items.map(\.normal))
        case .table(let members): .table(members.filter { $0.value != .null }.mapValues(\.normal))
        }
    }
}

private func compare(_ expected: LuaValue, _ found: LuaValue, _ path: String, _ phrases: inout [Phrase]) {
    switch (expected, found) {
    case _ where expected == found: return
    case (.null, _): phrases.append(.init("plugin_test.unexpected", ["path": path.shown, "found": found.short]))
    case (_, .null): phrases.append(.init("plugin_test.nothing", ["path": path.shown, "expected": expected.short]))
    case (.table(let expected), .table(let found)):
        for key in Set(expected.keys).union(found.keys).sorted() {
            compare(expected[key] ?? .null, found[key] ?? .null, path.isEmpty ? key : "\(path).\(key)", &phrases)
        }
    case (.list(let expected), .list(let found)):
        for index in 0..<max(expected.count, found.count) {
            let step = "\(path)[\(index + 1)]"
            compare(index < expected.count ? expected[index] : .null, index < found.count ? found[index] : .null, step, &phrases)
        }
    default: phrases.append(.init("plugin_test.differs", ["path": path.shown, "expected": expected.short, "found": found.short]))
    }
}

extension String {
    fileprivate var shown: String { isEmpty ? "expect" : self }
}

extension LuaValue {
    /// On one line of a screen.
    fileprivate var short: String {
        let text = yaml
        return text.count > 160 ? text.prefix(159) + "…" : text
    }
}
