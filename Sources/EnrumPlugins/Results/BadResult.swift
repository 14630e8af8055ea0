import LuaRuntime

/// Why a result is not what its hook gives: where in it, counted from 1 as in Lua, and what is wrong there.
struct BadResult: Error, Hashable {
    var path: String
    let message: String

    init(_ message: String, at path: String = "") { (self.path, self.message) = (path, message) }

    /// What the box refused: its message has the place before it, where there is one.
    init(box fault: LuaFault) {
        let parts = fault.message.split(separator: ": ", maxSplits: 1)
        self.init(String(parts.last ?? ""), at: parts.count == 2 ? String(parts[0]) : "")
    }

    func inside(_ step: String) -> BadResult {
        BadResult(message, at: path.isEmpty || path.hasPrefix("[") ? step + path : "\(step).\(path)")
    }

    func inside(_ index: Int) -> BadResult { inside("[\(index)]") }

    /// "distanceledelse/rules.lua questions[2].options: list expected, got string".
    func worded(in file: String, hook: String) -> String { "\(file) \(inside(hook).path): \(message)" }
}
