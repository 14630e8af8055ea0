internal import LuaBox

/// One call, from Swift's values to the box's and back.
struct LuaCall: Sendable {
    let source: LuaSource
    /// Nil lists the hooks.
    let hook: String?
    let snapshot: LuaSnapshot
    let limits: LuaLimits
    let seed: UInt64
    let positional: String?
    let trace: Bool

    func run(in box: OpaquePointer?) -> Result<LuaResult, LuaFault> {
        guard let box else {
            return .failure(LuaFault(kind: .error, file: nil, line: nil, message: "the Lua box could not be opened"))
        }
        defer { luabox_settle(box) }
        var report = luabox_report()
        withRequest { request in luabox_call(box, request, &report) }
        return read(report)
    }

    private func withRequest(_ body: (UnsafePointer<luabox_request>) -> Void) {
        withText(source.file) { file in
            withText(source.text) { text in
                withText(hook) { hook in
                    withText(positional) { positional in
                        snapshot.bytes.withUnsafeBufferPointer { snapshot in
                            var request = luabox_request(
                                file: file.baseAddress, file_length: file.count, text: text.baseAddress, text_length: text.count,
                                hook: hook.baseAddress, hook_length: hook.count, snapshot: snapshot.baseAddress,
                                snapshot_length: snapshot.count, limits: limits.inC, seed: seed, trace: trace,
                                positional: positional.baseAddress, positional_length: positional.count)
                            body(&request)
                        }
                    }
                }
            }
        }
    }

    private func read(_ report: luabox_report) -> Result<LuaResult, LuaFault> {
        let usage = LuaUsage(
            instructions: Int(report.instructions), matcherSteps: Int(report.matcher_steps), wallNanoseconds: Int(report.nanoseconds),
            memoryBytes: Int(report.memory_bytes))
        let trace = UnsafeBufferPointer(start: report.trace, count: report.trace_count).map { Int($0) }
        if let kind = LuaFault.Kind(report.kind) {
            let message = String(
                decoding: UnsafeRawBufferPointer(start: report.message, count: report.message_length), as: UTF8.self)
            let line = report.line > 0 ? Int(report.line) : nil
            return .failure(
                LuaFault(kind: kind, file: source.file, line: line, message: message, usage: usage, log: log(report), trace: trace))
        }
        let value = LuaDecoder(bytes: UnsafeRawBufferPointer(start: report.result, count: report.result_length)).root()
        return .success(LuaResult(value: value, usage: usage, log: log(report), trace: trace))
    }

    private func log(_ report: luabox_report) -> [String] {
        var lines: [String] = []
        var rest = UnsafeRawBufferPointer(start: report.log, count: report.log_length)[...]
        for _ in 0..<report.log_count {
            let length = Int(rest[rest.startIndex]) | Int(rest[rest.startIndex + 1]) << 8
            lines.append(String(decoding: rest.dropFirst(2).prefix(length), as: UTF8.self))
            rest = rest.dropFirst(2 + length)
        }
        return lines
    }
}

/// The text's bytes; a base address of nil when there is no text.
private func withText(_ text: String?, _ body: (UnsafeBufferPointer<CChar>) -> Void) {
    guard var text else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    text.withUTF8 { bytes in
        guard let start = bytes.baseAddress else {
            return withUnsafePointer(to: CChar(0)) { body(UnsafeBufferPointer(start: $0, count: 0)) }
        }
        start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { body(UnsafeBufferPointer(start: $0, count: bytes.count)) }
    }
}

extension LuaFault.Kind {
    fileprivate init?(_ kind: luabox_kind) {
        switch kind {
        case LUABOX_OK: return nil
        case LUABOX_TIME: self = .time
        case LUABOX_MEMORY: self = .memory
        case LUABOX_BAD_RESULT: self = .badResult
        case LUABOX_BAD_SOURCE: self = .badSource
        default: self = .error
        }
    }
}

extension LuaLimits {
    fileprivate var inC: luabox_limits {
        luabox_limits(
            instructions: UInt64(max(0, instructions)), matcher_steps: UInt64(max(0, matcherSteps)),
            nanoseconds: UInt64(min(max(0, milliseconds), 86_400_000)) * 1_000_000, memory_bytes: UInt64(max(0, memoryBytes)),
            result_bytes: UInt32(clamping: resultBytes), log_lines: UInt32(clamping: logLines),
            log_line_bytes: UInt32(clamping: logLineBytes))
    }
}
