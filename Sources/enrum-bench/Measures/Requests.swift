import EnrumCore

/// The measured requests of one world.
struct Requests {
    let world: World

    func page() -> [UInt8] { RequestBytes.get("/meetings/\(world.meeting)/talk", session: world.leader.token) }
    func team() -> [UInt8] { RequestBytes.get("/team", session: world.leader.token) }

    /// Everything that one of the sixteen has answered, for the `round`th time.
    func save(_ writer: Int, round: Int) -> [UInt8] { post(writer, round: round, scale: nil) }

    /// The same with a step that the scale does not have.
    func refused(_ writer: Int, round: Int) -> [UInt8] { post(writer, round: round, scale: 11) }

    private func post(_ writer: Int, round: Int, scale: Int?) -> [UInt8] {
        let visitor = world.writing[writer]
        return RequestBytes.post(
            "/meetings/\(visitor.meeting)/writing", session: visitor.token,
            form: Answers.form(round: round, csrf: CSRFToken.derive(visitor.token), scale: scale))
    }

    var recorded: [Recorder.Question] {
        [
            .init(name: "page", isPost: false) { _ in page() },
            .init(name: "team", isPost: false) { _ in team() },
            .init(name: "refused", isPost: true) { _ in refused(1, round: 0) },
            .init(name: "save", isPost: true) { save(0, round: $0) },
        ]
    }
}
