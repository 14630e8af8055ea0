/// What a module's Lua uses of the world around it: globals, the kit, the snapshot and its own texts.
struct LuaUse: Equatable {
    /// A name and where it stands.
    struct Place: Hashable {
        let name: String
        let line: Int
    }

    /// A call of `kit.text`.
    struct Text: Hashable {
        let key: String
        /// The names of its parameters; nil when they are not written there.
        let parameters: Set<String>?
        let line: Int
    }

    /// Globals that are read, such as "string" and "print".
    var reads: [Place] = []
    /// Globals that are written.
    var writes: [Place] = []
    /// Every local there is somewhere: what a name that is none of the globals was probably meant to be.
    var locals: Set<String> = []
    /// Names below the libraries, the kit and `ctx`, by their whole path: "kit.list.map", "string.rep", "ctx.history", "ctx.settings.gap".
    var members: [Place] = []
    var texts: [Text] = []
    /// Keys that stand in tables written as `{ key = "…" }`, and beginnings of keys that are put together.
    var keys: Set<String> = []
    var prefixes: Set<String> = []
    /// Whether some key is worked out in a way that cannot be followed.
    var hasOtherKeys = false

    /// - Parameter libraries: the paths below which names are followed.
    /// - Returns: Nil when the text is no Lua; the box says where.
    init?(of text: String, libraries: Set<String>) {
        guard let tokens = LuaLexer.tokens(text) else { return nil }
        var reader = LuaReader(tokens, libraries: libraries)
        do throws(LuaReader.NoLua) {
            try reader.chunk()
        } catch { return nil }
        self = reader.use
    }

    init() {}
}
