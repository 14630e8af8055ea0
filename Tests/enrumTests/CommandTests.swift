import EnrumCore
import EnrumDomain
import EnrumPlugins
import EnrumSQLite
import Foundation
import LuaRuntime
import Testing

/// Every command as the real binary does it.
@Suite struct CommandTests {
    private static let people = """
        name;email;department;leader;roles
        Kirsten Vestergaard;kirsten@enrum.example;Solby;;
        Mette Holm;mette@enrum.example;Solby/Solstrålen;kirsten@enrum.example;
        Jonas Kjær;jonas@enrum.example;Solby;kirsten@enrum.example;admin
        """

    private func installation() async throws -> RealCommand {
        let command = try RealCommand()
        let made = try await command.run("init")
        try #require(made.status == 0, "\(made)")
        return command
    }

    private func inhabited() async throws -> RealCommand {
        let command = try await installation()
        try command.folder.write(Self.people, to: "people.csv")
        let imported = try await command.run("people", "import", "people.csv")
        try #require(imported.status == 0, "\(imported)")
        return command
    }

    @Test func `Init makes an installation and a link, and again another link until there is an admin`() async throws {
        let command = try RealCommand()
        let first = try await command.run("init")
        #expect(first.status == 0 && first.said.contains("http://127.0.0.1:8080/setup/"), "\(first)")
        #expect(command.folder.exists("data/enrum.sqlite"))
        let second = try await command.run("init")
        #expect(second.status == 0 && second.said.contains("/setup/"), "\(second)")
        try command.folder.write(Self.people, to: "people.csv")
        #expect(try await command.run("people", "import", "people.csv").status == 0)
        let third = try await command.run("init")
        #expect(third.status == 1 && third.said.isEmpty && third.complained.contains("Intet er ændret"), "\(third)")
    }

    @Test func `Without an installation every command that needs one says how to make it`() async throws {
        let command = try RealCommand()
        try command.folder.write(Self.people, to: "people.csv")
        for arguments in [
            ["people", "import", "people.csv"], ["people", "export"], ["user", "invite", "a@b.dk"], ["backup", "."],
            ["export", "all.jsonl"],
            ["serve"],
        ] {
            let running = try command.start(arguments)
            #expect(await running.ended() == 1, "\(arguments)")
            #expect(try running.complained.contains("enrum init"), "\(arguments)")
        }
        #expect(!command.folder.exists("data"))
        #expect(!command.folder.exists("all.jsonl"))
    }

    @Test func `The language is the flag's, the environment's, or Danish`() async throws {
        let command = try RealCommand()
        #expect(try await command.run("people", "export").complained.contains("Der er ingen installation"))
        #expect(try await command.run("people", "export", "--language", "en").complained.contains("There is no installation"))
        #expect(
            try await command.run("people", "export", environment: ["ENRUM_LANGUAGE": "en"]).complained.contains("There is no installation")
        )
        #expect(try await command.run("people", "export", "--language", "xx").complained.contains("--language"))
    }

    @Test func `A command line that cannot be read ends with 64`() async throws {
        let command = try RealCommand()
        #expect(try await command.run("people", "imprt", "x.csv").status == 64)
        #expect(try await command.run("serve", "--bogus").status == 64)
        let version = try await command.run("--version")
        #expect(version.status == 0 && version.said.split(separator: ".").count == 3)
    }

    @Test func `Importing people twice changes nothing the second time, and an export is taken back`() async throws {
        let command = try await inhabited()
        #expect(try await command.run("people", "import", "people.csv").said.contains("Intet er ændret"))
        let exported = try await command.run("people", "export")
        #expect(exported.said.contains("Mette Holm"))
        #expect(try await command.run("people", "export", "-o", "again.csv").status == 0)
        #expect(try await command.run("people", "import", "again.csv").said.contains("Intet er ændret"))
        #expect(try await command.run("people", "export", "-o", "again.csv").status == 1)
    }

    @Test func `A dry run tells and changes nothing`() async throws {
        let command = try await inhabited()
        try command.folder.write(Self.people + "\nÅse Thorup;aase@enrum.example;Solby/Solstrålen;mette@enrum.example;\n", to: "more.csv")
        let dry = try await command.run("people", "import", "more.csv", "--dry-run")
        #expect(dry.status == 0 && dry.said.contains("ny: Åse Thorup"), "\(dry)")
        #expect(try await !command.run("people", "export").said.contains("Thorup"))
        #expect(try await command.run("people", "import", "more.csv").said.hasPrefix("1 nye"))
    }

    @Test func `Someone missing is shown and stays, unless they should leave`() async throws {
        let command = try await inhabited()
        let fewer = Self.people.split(separator: "\n").filter { !$0.hasPrefix("Mette") }.joined(separator: "\n")
        try command.folder.write(fewer, to: "fewer.csv")
        #expect(try await command.run("people", "import", "fewer.csv").said.contains("ikke i filen: Mette Holm"))
        #expect(try await command.run("user", "invite", "mette@enrum.example").status == 0)
        #expect(try await command.run("people", "import", "fewer.csv", "--deactivate-missing").status == 0)
        let invited = try await command.run("user", "invite", "mette@enrum.example")
        #expect(invited.status == 1 && invited.complained.contains("Mette Holm"), "\(invited)")
    }

    @Test func `A bad file is refused whole, every problem with its line`() async throws {
        let command = try await inhabited()
        let bad = """
            name;email;department;leader
            Nu Vel;not-an-email;Solby;
            ;tom@enrum.example;Solby;
            God Nok;god@enrum.example;Solby;nobody@enrum.example
            """
        try command.folder.write(bad, to: "bad.csv")
        let refused = try await command.run("people", "import", "bad.csv")
        #expect(refused.status == 1 && refused.said.isEmpty)
        #expect(refused.complained.contains("bad.csv:2") && refused.complained.contains("bad.csv:3"), "\(refused)")
        #expect(refused.complained.contains("Intet er ændret"))
        #expect(!refused.complained.contains("[people_file"), "\(refused)")
        #expect(try await !command.run("people", "export").said.contains("God Nok"))
    }

    @Test func `A question set is checked without an installation, and installed with one`() async throws {
        let set = """
            enrum: question-set/1
            id: vores
            title: Vores spørgsmål
            questions:
              - { id: uge, kind: text, label: Hvordan gik ugen? }
            """
        let bare = try RealCommand()
        try bare.folder.write(set, to: "set.yaml")
        #expect(try await bare.run("questions", "check", "set.yaml").status == 0)
        try bare.folder.write(set.replacing("kind: text", with: "knd: text"), to: "bad.yaml")
        let bad = try await bare.run("questions", "check", "bad.yaml")
        #expect(bad.status == 1 && bad.complained.contains("bad.yaml:5"), "\(bad)")

        let command = try await inhabited()
        try command.folder.write(set, to: "set.yaml")
        let misspelt = try await command.run("questions", "import", "set.yaml", "--department", "Solby/Solstralen")
        #expect(misspelt.status == 1 && misspelt.complained.contains("Solby/Solstrålen"), "\(misspelt)")
        let installed = try await command.run("questions", "import", "set.yaml", "--department", "Solby/Solstrålen")
        #expect(installed.status == 0 && installed.said.contains("vores"), "\(installed)")
        #expect(try await command.run("questions", "import", "set.yaml").said.contains("skiftet ud"))
    }

    @Test(arguments: ["yaml", "json", "csv"])
    func `A question set is written in every notation, and importing it again changes nothing`(notation: String) async throws {
        let command = try await inhabited()
        let written = try await command.run("questions", "export", "basis", "--output", "basis.\(notation)")
        #expect(written.status == 0 && written.said.contains("11"), "\(written)")
        #expect(try await command.run("questions", "check", "basis.\(notation)").status == 0)
        #expect(try await command.run("questions", "import", "basis.\(notation)").said.contains("skiftet ud"))
        let again = try await command.run("questions", "export", "basis", "--format", notation)
        #expect(try again.said == command.folder.read("basis.\(notation)"))
        let unknown = try await command.run("questions", "export", "bassis")
        #expect(unknown.status == 1 && unknown.complained.contains("basis"), "\(unknown)")
    }

    @Test func `A question set in CSV is refused with line and column, and XPath with what to write instead`() async throws {
        let command = try RealCommand()
        let rows = """
            type,name,label::da,label::en,required,relevant
            set,vores,Vores spørgsmål,,,
            yes_no,ude,Var du ude?,,,
            text,hvor,,Where?,,"selected(${ude}, 'yes')"
            """
        try command.folder.write(rows, to: "vores.csv")
        let refused = try await command.run("questions", "check", "vores.csv")
        #expect(refused.status == 1 && refused.complained.contains("vores.csv:4 label::da: "), "\(refused)")
        #expect(
            refused.complained.contains("vores.csv:4 relevant: ")
                && refused.complained.contains("{ contains: [ { answer: ude }, \"yes\" ] }"))
        #expect(!refused.complained.contains("[csv."), "\(refused)")
    }

    @Test func `An invitation and a new password are links, and unknown people are told apart from ours`() async throws {
        let command = try await inhabited()
        let invited = try await command.run(
            "user", "invite", "mette@enrum.example", environment: ["ENRUM_PUBLIC_URL": "https://samtaler.example.dk"])
        #expect(invited.said.contains("https://samtaler.example.dk/invitation/"), "\(invited)")
        #expect(try await command.run("user", "password", "METTE@enrum.example").said.contains("http://127.0.0.1:8080/password/"))
        #expect(try await command.run("user", "invite", "nobody@enrum.example").status == 1)
        #expect(try await command.run("user", "invite", "not an email").status == 1)
    }

    @Test func `A backup is proven and brought back, and a changed one is refused`() async throws {
        let command = try await inhabited()
        try FileManager.default.createDirectory(atPath: command.folder.path + "/copies", withIntermediateDirectories: true)
        let made = try await command.run("backup", "copies")
        #expect(made.status == 0, "\(made)")
        let names = try FileManager.default.contentsOfDirectory(atPath: command.folder.path + "/copies").sorted()
        let name = try #require(names.first { $0.hasSuffix(".sqlite") })
        #expect(names == [name, name + ".json"])
        #expect(try await command.run("backup", "verify", "copies/" + name).status == 0)

        #expect(try await command.run("restore", "copies/" + name).complained.contains("--replace"))
        try command.folder.write(Self.people + "\nNy Person;ny@enrum.example;Solby;;\n", to: "more.csv")
        #expect(try await command.run("people", "import", "more.csv").status == 0)
        let restored = try await command.run("restore", "copies/" + name, "--replace")
        #expect(restored.status == 0, "\(restored)")
        let exported = try await command.run("people", "export").said
        #expect(exported.contains("Mette Holm") && !exported.contains("Ny Person"))

        let file = URL(filePath: command.folder.path).appending(path: "copies/" + name)
        var bytes = try Data(contentsOf: file)
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: file)
        let changed = try await command.run("backup", "verify", "copies/" + name)
        #expect(changed.status == 1, "\(changed)")
        #expect(try await command.run("restore", "copies/" + name, "--replace").status == 1)
        #expect(try await command.run("people", "export").said.contains("Mette Holm"))
    }

    @Test func `An export is one JSON object a line, holds no secrets, and never replaces a file`() async throws {
        let command = try await inhabited()
        let link = try await command.run("user", "invite", "mette@enrum.example").said
        let token = try #require(link.split(separator: "/").last).prefix(32)
        #expect(try await command.run("export", "all.jsonl").status == 0)
        let text = try command.folder.read("all.jsonl")
        var kinds: [String: Int] = [:]
        for line in text.split(separator: "\n") {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            kinds[try #require(object?["kind"] as? String), default: 0] += 1
        }
        #expect(kinds["export"] == 1 && kinds["person"] == 3 && kinds["department"] == 2 && kinds["question_set"] == 1)
        #expect(kinds["audit"] ?? 0 >= 3)
        #expect(!text.contains(token))
        let permissions = try FileManager.default.attributesOfItem(atPath: command.folder.path + "/all.jsonl")[.posixPermissions]
        #expect((permissions as? NSNumber)?.intValue == 0o600)
        #expect(try await command.run("export", "all.jsonl").status == 1)
        #expect(try command.folder.read("all.jsonl") == text)
    }

    @Test func `An export holds the modules, what is said about them, and what they know of conversations`() async throws {
        let command = try RealCommand()
        #expect(try await command.run("demo").status == 0)
        #expect(try await command.run("export", "all.jsonl").status == 0)
        let lines = try command.folder.read("all.jsonl").split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        func all(_ kind: String) -> [[String: Any]] { lines.filter { $0["kind"] as? String == kind } }
        let bundled = Set(BundledToolkits.ids)
        #expect(all("case").count == 1 && (all("case")[0]["events"] as? [Any] ?? []).count > 10, "the demo's own, with all that happened")
        #expect(all("case_draft").allSatisfy { $0["case"] as? String == all("case")[0]["id"] as? String })
        #expect(all("self_agreement").isEmpty && all("reflection").isEmpty, "what is its owner's alone")
        for kind in ["plugin", "plugin_package"] {
            #expect(all(kind).count == bundled.count && Set(all(kind).compactMap { ($0["id"] ?? $0["plugin"]) as? String }) == bundled)
        }
        #expect(all("module_rule").contains { $0["plugin"] as? String == "distanceledelse" && $0["department"] as? String == "works" })
        #expect(all("plugin_package").allSatisfy { ($0["digest"] as? String)?.count == 64 && $0["content"] == nil })
        #expect(
            !all("meeting_module").isEmpty
                && all("meeting_module").allSatisfy { $0["meeting"] is String && $0["settings"] is [String: Any] })
        #expect(!all("metric").isEmpty && all("metric").allSatisfy { $0["value"] is NSNumber && $0["meeting"] is String })
        let doctor = try await command.run("doctor").said
        #expect(doctor.contains("✓ Moduler: \(bundled.count) installeret, 0 på pause, 0 som ikke kan læses"), "\(doctor)")
    }

    @Test func `Doctor says what is in force and where it came from, and what is wrong`() async throws {
        let command = try await installation()
        try command.folder.write("port: 8088\n", to: "data/enrum.yaml")
        let ill = try await command.run("doctor", "--log-level", "debug", environment: ["ENRUM_IDLE_MINUTES": "20", "ENRUM_PROT": "1"])
        #expect(ill.status == 1, "\(ill)")
        let lines = ill.said.split(separator: "\n").map(String.init)
        #expect(lines.contains { $0.contains("port") && $0.contains("8088") && $0.contains("enrum.yaml, linje 1") })
        #expect(lines.contains { $0.contains("log_level") && $0.contains("--log-level") })
        #expect(lines.contains { $0.contains("idle_minutes") && $0.contains("ENRUM_IDLE_MINUTES") })
        #expect(lines.contains { $0.contains("ENRUM_PROT") && $0.contains("ENRUM_PORT") })
        #expect(lines.contains { $0.contains("×") && $0.contains("administrator") })
        #expect(!ill.said.contains("[cli."), "\(ill)")

        let well = try await inhabited().run("doctor")
        #expect(well.status == 0, "\(well)")
        #expect(try await RealCommand().run("doctor").status == 1)
    }

    @Test(arguments: [("da", "kører modulernes regler", "Parallelle forløb: ingen"), ("en", "runs the modules' rules", "Coroutines: none")])
    func `Doctor names the Lua that modules run in, and every door that is closed`(language: String, says: String, door: String)
        async throws
    {
        let examined = try await inhabited().run("doctor", "--language", language)
        let lines = examined.said.split(separator: "\n").map(String.init)
        let first = try #require(lines.firstIndex { $0.contains("✓ \(LuaBox.release) \(says)") }, "\(examined)")
        let doors = lines.dropFirst(first + 1).prefix(LuaBox.doors.count)
        #expect(doors.count == 12 && doors.allSatisfy { $0.hasPrefix("  ✓ ") && $0.contains(":") }, "\(doors)")
        #expect(doors.contains { $0.contains(door) } && Set(doors).count == doors.count, "\(doors)")
        #expect(!examined.said.contains("cli.door"), "\(examined)")
    }

    @Test(arguments: [
        (["--public-url", "https://a.example"], "! En proxy på denne maskine tager imod https"),
        (["--public-url", "https://a.example", "--trusted-proxies", "192.0.2.7"], "! En proxy på denne maskine tager imod https"),
        (["--public-url", "https://a.example", "--host", "0.0.0.0"], "! En proxy tager imod https, men trusted_proxies er tom."),
        (["--public-url", "https://a.example", "--trusted-proxies", "127.0.0.1"], "✓ Proxyen på 127.0.0.1 bliver troet"),
        (
            ["--public-url", "https://a.example", "--host", "0.0.0.0", "--trusted-proxies", "192.0.2.7"],
            "✓ Proxyen på 192.0.2.7 bliver troet"
        ),
    ])
    func `Doctor warns of a proxy that nobody believes`(flags: [String], words: String) async throws {
        let command = try await inhabited()
        let examined = try await command.run(["doctor"] + flags)
        #expect(examined.said.contains(words), "\(examined)")
        #expect(examined.status == 0, "\(examined)")
        #expect(try await !command.run("doctor", "--public-url", "http://127.0.0.1:8080").said.contains("roxy"))
    }

    @Test func `Settings that cannot be used stop every command before anything is done`() async throws {
        let command = try RealCommand()
        let refused = try await command.run("init", environment: ["ENRUM_PORT": "many", "ENRUM_TIME_ZONE": "Mars/Olympus"])
        #expect(
            refused.status == 1 && refused.complained.contains("ENRUM_PORT") && refused.complained.contains("ENRUM_TIME_ZONE"), "\(refused)"
        )
        #expect(!command.folder.exists("data"))
    }

    @Test func `A demo is made once, and never in the place of an installation`() async throws {
        let command = try RealCommand()
        let made = try await command.run("demo")
        #expect(made.status == 0 && made.said.contains("40"), "\(made)")
        #expect(command.folder.exists("data/enrum.sqlite"))
        #expect(try await command.run("demo").said.contains("allerede"))
        #expect(try await command.run("doctor").status == 0)
        let real = try await inhabited()
        let refused = try await real.run("demo")
        #expect(refused.status == 1, "\(refused)")
        #expect(try await real.run("people", "export").said.contains("Mette Holm"))
    }
}
