/// Why a result is not what its hook gives: where in it, counted from 1 as in Lua, and what is wrong there.
struct BadResult: Error, Hashable {
    var path: String
    let message: String

    init(_ message: String, at path: String = "") { (self.path, self.message) = (path, message) }

    func inside(_ step: String) -> BadResult {
        BadResult(message, at: path.isEmpty || path.hasPrefix("[") ? step + path : "\(step).\(path)")
    }

    func inside(_ index: Int) -> BadResult { inside("[\(index)]") }

    /// "distanceledelse/rules.lua questions[2].options: list expected, got string".
    func worded(in file: String, hook: String) -> String { "\(file) \(inside(hook).path): \(message)" }
}
