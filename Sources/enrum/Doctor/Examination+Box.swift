import LuaRuntime

extension Examination {
    /// Opens the box that modules' Lua runs in, and says which of Lua's doors it closes. A box tries its doors when it is opened, and does not
    /// open when one of them turns out not to be closed (PLUGINS, "Running Lua safely").
    mutating func box() async {
        let release = ["release": LuaBox.release]
        do throws(LuaFault) {
            _ = try await LuaBox(threads: 1).hooks(of: LuaSource(file: "doctor.lua", text: "return {}"))
        } catch {
            return note(.wrong, "cli.doctor_box_fault", release)
        }
        note(.fine, "cli.doctor_box", release)
        for door in LuaBox.doors { note(.fine, "cli.door.\(door.id)") }
    }
}
