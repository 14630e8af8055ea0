import LuaRuntime
import Testing

/// A plugin that means harm, and how its call must end.
struct Hostile: Sendable, CustomTestStringConvertible {
    let name: String
    /// Nil: it ends well, because what it tries does nothing.
    let expected: LuaFault.Kind?
    let source: LuaSource
    let result: LuaValue?

    /// The body of a hook that gets ``snapshot`` as `ctx`.
    init(_ name: String, _ expected: LuaFault.Kind?, _ body: String, gives result: LuaValue? = nil) {
        self.init(name, expected, module: "local kit = ...\nreturn { hook = function(ctx)\n\(body)\nend }", gives: result)
    }

    init(_ name: String, _ expected: LuaFault.Kind?, module: String, gives result: LuaValue? = nil) {
        (self.name, self.expected, self.source, self.result) = (name, expected, LuaSource(file: "rules.lua", text: module), result)
    }

    var testDescription: String { name }

    static let snapshot = LuaSnapshot([
        [
            "name": "Åse", "list": [3, 1, 2], "people": [["id": "p1", "age": 40], ["id": "p2", "age": 50]], "empty": [],
            "none": .table([:]),
        ]
    ])

    static let all = loops + cwork + memory + stack + poison + doors + results + writes + sources
}
