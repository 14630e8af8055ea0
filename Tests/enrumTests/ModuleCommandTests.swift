import Foundation
import Testing

/// What an admin does with modules from a shell, as the real binary does it, from a signed package to a department's form.
@Suite struct ModuleCommandTests {
    private static let people = """
        name;email;department;leader;roles
        Mette Holm;mette@enrum.example;Solby/Solstrålen;;
        Jonas Kjær;jonas@enrum.example;Solby;;admin
        """

    /// An installation with two plugins to install, "first" and "second".
    private func inhabited() async throws -> RealCommand {
        let command = try RealCommand()
        try command.folder.write(Self.people, to: "people.csv")
        for arguments in [["init"], ["people", "import", "people.csv"], ["plugin", "new", "first"], ["plugin", "new", "second"]] {
            let running = try command.start(arguments)
            try #require(await running.ended() == 0, "\(arguments)")
        }
        return command
    }

    private func succeeds(_ command: RealCommand, _ arguments: [String], _ said: String = "") async throws {
        let run = try await command.run(arguments)
        #expect(run.status == 0 && (said.isEmpty || run.said.contains(said)), "\(arguments): \(run)")
    }

    private func refuses(_ command: RealCommand, _ arguments: [String], _ complained: String) async throws {
        let run = try await command.run(arguments)
        #expect(run.status != 0 && (complained.isEmpty || run.complained.contains(complained)), "\(arguments): \(run)")
    }

    @Test func `A package of a trusted key is installed, granted, switched on and shown in the department's form`() async throws {
        let command = try await inhabited()
        try await succeeds(command, ["plugin", "keygen", "ours.key"])
        try await succeeds(command, ["plugin", "pack", "first", "--sign", "ours.key"])
        try await refuses(command, ["module", "install", "first-0.1.0.zip"], "--trust")
        try await succeeds(command, ["module", "keys", "--add", "ours.key.pub", "--name", "Os"])
        try await succeeds(command, ["module", "install", "first-0.1.0.zip"], "own_answers")
        try await succeeds(command, ["module", "grant", "first", "none"], "first må ikke læse noget mere.")
        try await succeeds(command, ["module", "grant", "first", "all"], "first må nu læse: agreements, ")
        let on = "first er slået til i Solby/Solstrålen"
        try await succeeds(command, ["module", "switch", "first", "on", "--department", "Solby/Solstrålen"], on)
        try await succeeds(command, ["module", "preview", "--department", "Solby/Solstrålen"], "(first)")
        #expect(try await !command.run("module", "preview", "--department", "Solby").said.contains("(first)"))
        try await refuses(command, ["module", "preview", "--department", "Solby/Solstralen"], "Solby/Solstrålen")
        try await succeeds(command, ["module", "set", "first", "--department", "Solby/Solstrålen", "low=3"], "low er nu 3 for first")
        try await refuses(
            command, ["module", "set", "first", "--department", "Solby/Solstrålen", "low=abc"],
            "”low=abc” passer ikke. low skal være et tal, for eksempel low=21.")
        try await succeeds(command, ["module", "show", "first", "--department", "Solby/Solstrålen"], "low=3")
        try await succeeds(command, ["module", "switch", "first", "off", "--department", "Solby/Solstrålen"])
        #expect(try await !command.run("module", "preview", "--department", "Solby/Solstrålen").said.contains("(first)"))
        try await refuses(command, ["plugin", "replay", "1"], "nummer 1")
    }

    @Test func `A value that a setting does not take is refused with what it takes, and an example`() async throws {
        let command = try await inhabited()
        let settings = """
            settings:
              - { id: join, kind: yes_no, label: { da: "Med?", en: "In?" } }
              - { id: whom, kind: choice, label: { da: "Hvem?", en: "Whom?" }, options: [{ id: leader, label: { da: "A", en: "A" } }, { id: both, label: { da: "B", en: "B" } }] }
              - { id: from, kind: date, label: { da: "Hvornår?", en: "When?" } }
            """
        let manifest = try command.folder.read("first/plugin.yaml").replacing("settings:", with: settings)
        try command.folder.write(manifest, to: "first/plugin.yaml")
        try await succeeds(command, ["module", "install", "first", "--trust", "--grant", "all"])
        for (pair, takes) in [
            ("join=true", "”join=true” passer ikke. join skal være `yes` eller `no`, for eksempel `join=yes`."),
            ("whom=me", "whom kan være en af disse: leader, both. Skriv for eksempel whom=leader."),
            ("from=i morgen", "from skal være en dato, for eksempel from=2026-11-24."),
        ] {
            try await refuses(command, ["module", "set", "first", "--department", "Solby", pair], takes)
        }
        try await succeeds(command, ["module", "set", "first", "--department", "Solby", "join=yes"], "join er nu yes for first")
    }

    @Test func `Plugins are put in order, limited, paused, upgraded, rolled back and taken away`() async throws {
        let command = try await inhabited()
        for name in ["first", "second"] {
            try await succeeds(command, ["module", "install", name, "--trust", "--grant", "all"])
            try await succeeds(command, ["module", "switch", name, "on", "--department", "Solby"])
        }
        for order in [["second", "first"], ["first", "second"]] {
            try await succeeds(command, ["module", "order", order[0]])
            let shown = try await command.run("module", "preview", "--department", "Solby/Solstrålen").said
            let places = order.map { shown.ranges(of: "(\($0))").first?.lowerBound }
            #expect(try #require(places[0]) < #require(places[1]), "\(shown)")
        }
        try await refuses(command, ["module", "order", "third"], "third")
        try await succeeds(command, ["module", "limits", "first", "--milliseconds", "100"])
        try await succeeds(command, ["module", "limits", "first"], "instructions 5000000, matcher-steps 5000000, milliseconds 100,")
        try await refuses(
            command, ["module", "limits", "first", "--milliseconds", "0"], "--milliseconds: Skriv et helt tal fra 10 til 10000.")
        try await refuses(command, ["module", "limits", "first", "--memory-bytes", "5"], "--memory-bytes: Skriv et helt tal fra 1048576 ")
        try await succeeds(command, ["module", "limits", "first"], "milliseconds 100,")
        try await succeeds(command, ["module", "pause", "first"], "first er sat på pause overalt.")
        #expect(try await !command.run("module", "preview", "--department", "Solby").said.contains("(first)"))
        try await succeeds(command, ["module", "resume", "first"], "first kører igen.")

        let manifest = try command.folder.read("first/plugin.yaml")
        try command.folder.write(manifest.replacing("version: 0.1.0", with: "version: 0.2.0"), to: "first/plugin.yaml")
        try await succeeds(command, ["module", "install", "first", "--trust"], "0.2.0")
        try await succeeds(command, ["module", "rollback", "first", "0.1.0"], "first er nu version 0.1.0.")
        try await succeeds(command, ["module", "show", "first"], "first 0.1.0")
        try await refuses(command, ["module", "rollback", "first", "0.3.0"], "0.2.0")
        try await succeeds(command, ["module", "remove", "first"], "first er fjernet overalt.")
        #expect(try await !command.run("module", "list").said.contains("first"))
        try await refuses(command, ["module", "show", "first"], "first")
    }
}
