import LuaBox
import LuaBoxStock
import Testing

/// What becomes of a state in which an error is raised where nothing catches it: it gives up, and the process and its box go on (PLUGINS,
/// "Running Lua safely", 8). Tried at the shim itself, because nothing that a plugin can write gets there.
struct PanicTests {
    private static let text = "local kept = {}\nreturn { hook = function() kept[1] = (kept[1] or 0) + 1; return kept[1] end }"

    /// What came of a call: its kind, its message, and the bytes of its result.
    struct Report: Equatable {
        let kind: luabox_kind
        let message: String
        let result: [UInt8]
    }

    private func call(_ box: OpaquePointer, _ text: String = text, hook: String = "hook") -> Report {
        var report = luabox_report()
        let (file, text, hook) = (Array("panic.lua".utf8CString), Array(text.utf8CString), Array(hook.utf8CString))
        let limits = luabox_limits(
            instructions: 1_000_000, matcher_steps: 1_000_000, nanoseconds: 1_000_000_000, memory_bytes: 1 << 20, result_bytes: 1024,
            log_lines: 8, log_line_bytes: 256)
        file.withUnsafeBufferPointer { file in
            text.withUnsafeBufferPointer { text in
                hook.withUnsafeBufferPointer { hook in
                    var request = luabox_request()
                    (request.file, request.file_length) = (file.baseAddress, file.count - 1)
                    (request.text, request.text_length) = (text.baseAddress, text.count - 1)
                    (request.hook, request.hook_length) = (hook.baseAddress, hook.count - 1)
                    request.limits = limits
                    luabox_call(box, &request, &report)
                }
            }
        }
        let message = String(decoding: UnsafeRawBufferPointer(start: report.message, count: report.message_length), as: UTF8.self)
        let result = Array(UnsafeRawBufferPointer(start: report.result, count: report.result_length))
        luabox_settle(box)
        return Report(kind: report.kind, message: message, result: result)
    }

    static let provocations: [(Int32, luabox_kind)] = [(1, LUABOX_ERROR), (2, LUABOX_MEMORY)]

    @Test(arguments: provocations)
    func `A state that gives up is dead and told of, the process lives, and the next call works`(provocation: Int32, kind: luabox_kind)
        throws
    {
        let box = try #require(luabox_open())
        defer { luabox_close(box) }
        let well = call(box)
        #expect(well.kind == LUABOX_OK && !well.result.isEmpty)
        for _ in 1...100 {
            luabox_provoke(box, provocation)
            let dead = call(box)
            #expect(dead.kind == kind)
            #expect(dead.message == "the state gave up" && dead.result.isEmpty)
            #expect(call(box) == well, "a fresh state, in which nothing is left of the dead one")
        }
    }

    @Test func `A box whose first state gives up takes a module that it has never seen`() throws {
        let box = try #require(luabox_open())
        defer { luabox_close(box) }
        luabox_provoke(box, 1)
        #expect(call(box).kind == LUABOX_ERROR)
        #expect(call(box).kind == LUABOX_OK)
        let fails = call(box, "return { hook = function() error('nej') end }")
        #expect(fails.kind == LUABOX_ERROR && fails.message == "nej", "what is caught is told as before")
        #expect(call(box, "return {").kind == LUABOX_BAD_SOURCE)
        #expect(call(box).kind == LUABOX_OK)
    }
}
