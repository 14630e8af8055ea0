import EnrumCore
import EnrumDomain
@testable import EnrumPlugins
import Foundation
import LuaRuntime
import Testing

/// The description of the API is what the host does, and the committed types are made from it.
struct EditorTypesTests {
    /// To write it anew after a change: `RECORD=1 swift test --filter EditorTypesTests`.
    @Test func `Schemas_enrum_lua is what the description says`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appending(path: "Schemas/enrum.lua")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" { try EditorTypes.lua.write(to: file, atomically: true, encoding: .utf8) }
        #expect(try String(contentsOf: file, encoding: .utf8) == EditorTypes.lua)
    }

    @Test func `Every type that is named is one that is described`() {
        let defined = Set(EditorTypes.lua.matches(of: /---@(?:class|alias) (enrum\.[A-Za-z._]+)/).map { String($0.1) })
        let used = Set(EditorTypes.lua.matches(of: /(enrum\.[A-Za-z._]+)/).map { String($0.1).trimmingCharacters(in: ["."]) })
        #expect(used.subtracting(defined) == [])
        #expect(defined.count > 30)
    }

    @Test func `Every hook is described, with what the host gives it`() {
        #expect(PluginAPI.hooks.map(\.hook) == Hook.allCases)
    }

    @Test func `The types are Lua that names nothing that is not there`() throws {
        let use = try #require(LuaUse(of: EditorTypes.lua, libraries: []))
        #expect(use.reads == [] && use.writes == [])
    }

    /// Everything that is written into a snapshot has its place in the description, and everything described is written.
    @Test func `The snapshot is as it is described`() async throws {
        let plugin = try await Mirror.plugin(reads: PluginManifest.Reading.allCases)
        var snapshot = try Mirror.snapshot()
        snapshot.agreements[0].outcome = "improved"
        let call = HookCall(
            .checkAnswer, of: plugin, granted: Set(PluginManifest.Reading.allCases), stored: ["a": "1"],
            arguments: .answer(try Mirror.id("lille/own"), .text("x")))
        let arguments = HookArguments(call: call, snapshot: snapshot).values
        let context = try #require(arguments.first)
        let described: [(String, LuaValue?)] = [
            ("Context", context), ("Meeting", context["meeting"]), ("People", context["people"]),
            ("Person", context["people"]?["employee"]), ("Answers", context["answers"]), ("Agreement", context["agreements"]?.first),
            ("Past", context["history"]?.first), ("Answer", arguments.last),
        ]
        for (name, value) in described {
            let shape = try #require(PluginAPI.shapes.first { $0.name == name })
            guard case .table(let members)? = value else { return #expect(Bool(false), "\(name) is no table") }
            #expect(Set(members.keys) == Set(shape.members.map(\.plainName)), "\(name)")
        }
    }
}

extension LuaValue {
    fileprivate var first: LuaValue? { if case .list(let items) = self { items.first } else { nil } }
}
