public import EnrumCore
import EnrumDomain

extension PluginFault {
    /// The error record as one line of JSON: `kind`, `plugin`, `version`, `hook`, `file`, `line`, `message`, `usage`.
    public var record: String {
        var members: [String] = []
        func add(_ name: String, _ json: String) { members.append("\"\(name)\":\(json)") }
        add("kind", kind.rawValue.quotedAsJSON)
        add("plugin", plugin.rawValue.quotedAsJSON)
        add("version", version.description.quotedAsJSON)
        add("hook", hook.rawValue.quotedAsJSON)
        add("file", file?.quotedAsJSON ?? "null")
        add("line", line.map { String($0) } ?? "null")
        add("message", message.quotedAsJSON)
        add("usage", usage.record)
        return "{\(members.joined(separator: ","))}"
    }
}

extension PluginUsage {
    /// As JSON: `instructions`, `matcher_steps`, `wall_ms`, `memory_bytes`.
    public var record: String {
        let milliseconds = Double(nanoseconds) / 1_000_000
        return
            "{\"instructions\":\(instructions),\"matcher_steps\":\(matcherSteps),\"wall_ms\":\(milliseconds),\"memory_bytes\":\(memoryBytes)}"
    }
}
