extension LuaBox {
    /// A way out of the box, or a way to harm it, that is closed.
    public struct Door: Hashable, Sendable {
        public let id: String
        /// One line of English for whoever runs the server.
        public let closed: String
    }

    /// The doors that every box closes; a box whose doors are not closed does not open.
    public static let doors: [Door] = [
        Door(id: "world", closed: "no files, processes, network, clock, environment or printing"),
        Door(id: "code", closed: "no loading of code: one text chunk of at most 64 KiB, no bytecode, no dumping"),
        Door(id: "debug", closed: "no debug library, no stack, no raw writes"),
        Door(id: "coroutines", closed: "no coroutines, so that one countdown covers everything"),
        Door(id: "finalisers", closed: "__gc, __mode and __close have no effect, whenever they are set"),
        Door(id: "libraries", closed: "libraries, globals and snapshots are read-only; unknown globals are errors"),
        Door(id: "instructions", closed: "instructions, matcher steps and time are limited, and no pcall catches the end"),
        Door(id: "memory", closed: "memory is limited and comes from the state's own arena"),
        Door(id: "results", closed: "results are data: bounded, UTF-8, finite, read without running the plugin's code"),
        Door(id: "sameness", closed: "the same input gives the same output: sorted walks, stable sort, seeded lots, no addresses"),
        Door(id: "stack", closed: "own threads with 8 MiB stacks; no jump crosses a Swift frame"),
        Door(id: "forgetting", closed: "each call has a fresh state, and its memory is wiped afterwards"),
    ]
}
