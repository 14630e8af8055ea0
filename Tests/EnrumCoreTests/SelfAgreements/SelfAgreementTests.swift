import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// What someone agrees with themselves: made and kept by them, and not there for anybody else (L-05).
struct SelfAgreementTests {
    @Test func `It is made, changed, ticked, noted, ended and deleted by its author, and the log tells nobody`() async throws {
        let house = try await House.open()
        let logged = try await house.wholeLog().map(\.action)
        let id = try await house[Cast.mette].promise("Hvile efter frokost", rhythm: .weekly)
        #expect(try await house[Cast.mette].promises().agreements.map(\.id) == [id])
        let viewer = try await house[Cast.mette].viewer
        let draft = SelfAgreementDraft(title: "Hvile hver dag", followUpOn: house.date(in: 3), followUp: "Torsdag")
        try await ChangeSelfAgreement(house.environment)(id, to: draft, basedOn: 1, as: viewer)
        await #expect(throws: SelfAgreementChanged.self) {
            try await ChangeSelfAgreement(house.environment)(id, to: draft, basedOn: 1, as: viewer)
        }
        try await TickSelfAgreement(house.environment)(id, as: viewer)
        try await TickSelfAgreement(house.environment)(id, as: viewer)
        try await NoteSelfAgreement(house.environment)(id, "Det hjalp", as: viewer)
        try await EndSelfAgreement(house.environment)(id, as: viewer)
        let agreement = try await house[Cast.mette].promise(id)
        #expect(agreement.ticks == 1, "a second tick on one day changes nothing")
        #expect(agreement.content.title == "Hvile hver dag" && !agreement.isOpen && agreement.version == 5)
        try await DeleteSelfAgreement(house.environment)(id, as: viewer)
        await #expect(throws: NotFound.self) { try await house[Cast.mette].promise(id) }
        #expect(try await house[Cast.mette].promises().agreements.isEmpty)

        #expect(
            try await house.wholeLog().map(\.action) == logged,
            "that there is one is as private as what it says, and an admin reads the log")
    }

    /// Every use case on someone's agreement with themselves.
    private static let deeds: [(name: String, attempt: @Sendable (Environment, SelfAgreement.ID, Viewer) async throws -> Void)] = [
        ("read", { _ = try await ReadSelfAgreement($0)($1, as: $2) }), ("tick", { try await TickSelfAgreement($0)($1, as: $2) }),
        ("note", { try await NoteSelfAgreement($0)($1, "Set", as: $2) }), ("end", { try await EndSelfAgreement($0)($1, as: $2) }),
        ("delete", { try await DeleteSelfAgreement($0)($1, as: $2) }),
        (
            "change",
            {
                let draft = SelfAgreementDraft(title: "Andet", followUpOn: $0.clock.today, followUp: "Nu")
                try await ChangeSelfAgreement($0)($1, to: draft, basedOn: nil, as: $2)
            }
        ),
        (
            "make again",
            {
                let draft = SelfAgreementDraft(title: "Andet", followUpOn: $0.clock.today, followUp: "Nu")
                _ = try await MakeSelfAgreement($0)(draft, key: $1, as: $2)
            }
        ),
    ]

    @Test func `To everybody else it is not there: colleague, leader, leader's leader, HR, admin`() async throws {
        let house = try await House.open(with: [.toolkit])
        let made = try await house.conversation(.during)
        let ids = [
            try await house[Cast.mette].promise("LØFTE ET", in: made.meeting, template: "toolkit/promise", area: "rest"),
            try await house[Cast.mette].promise("LØFTE TO"),
        ]
        let rows = try await house.countLog()
        for person in Cast.everyone where person != Cast.mette {
            for id in ids {
                for deed in Self.deeds {
                    await #expect(throws: NotFound.self, "\(person.name) may \(deed.name)") {
                        try await deed.attempt(house.rehearsal, id, try await house[person].viewer)
                    }
                }
            }
            #expect(try await house[person].promises().agreements.isEmpty)
            #expect(try await !house.everythingReadable(by: person).contains("LØFTE"), "\(person.name)")
        }
        #expect(try await house.countLog() == rows)
        let unknown = SelfAgreement.ID(stored: "nothing")
        for deed in Self.deeds where deed.name != "make again" {
            await #expect(throws: NotFound.self) {
                try await deed.attempt(house.rehearsal, unknown, try await house[Cast.mette].viewer)
            }
        }
    }

    @Test func `Nothing about the conversation changes for the other, so that they cannot tell`() async throws {
        let house = try await House.open(with: [.toolkit])
        let made = try await house.conversation(.during)
        let (version, log) = (try await house[Cast.amalie].version(of: made.meeting), try await house[Cast.amalie].log())
        let id = try await house[Cast.mette].promise("LØFTE", in: made.meeting, template: "toolkit/leaders")
        try await NoteSelfAgreement(house.environment)(id, "LØFTE", as: house[Cast.mette].viewer)
        #expect(try await house[Cast.amalie].version(of: made.meeting) == version)
        #expect(try await house[Cast.amalie].log() == log)
        #expect(try await house[Cast.mette].promises().made(in: made.meeting).map(\.id) == [id])
    }

    @Test func `It stays its author's when the leader changes and when the conversation is no longer theirs to open`() async throws {
        let house = try await House.open(with: [.toolkit])
        let made = try await house.conversation(.closed)
        let id = try await house[Cast.mette].promise("LØFTE", in: made.meeting)
        try await house.give(Cast.amalie, leader: Cast.anders)
        await #expect(throws: NotFound.self) { try await house[Cast.mette].read(made.meeting) }
        #expect(try await house[Cast.mette].promise(id).content.title == "LØFTE")
        for person in [Cast.amalie, Cast.anders] {
            await #expect(throws: NotFound.self) { try await house[person].promise(id) }
        }
    }

    @Test func `A template is one of the conversation's, for oneself and for that role, in words that stay`() async throws {
        let house = try await House.open(with: [.toolkit])
        let made = try await house.conversation(.during)
        let id = try await house[Cast.amalie].promise("Hvile", in: made.meeting, template: "toolkit/promise", area: "rest")
        let category = try #require(try await house[Cast.amalie].promise(id).content.category)
        #expect(category.name == "toolkit/promise" && category.area?.label == .words("Hvile") && category.title == .words("Mit løfte"))
        let refused: [(Person, Meeting.ID?, String, String?, String)] = [
            (Cast.amalie, made.meeting, "toolkit/leaders", nil, "template"),
            (Cast.amalie, made.meeting, "toolkit/thriving", nil, "template"),
            (Cast.amalie, made.meeting, "toolkit/nothing", nil, "template"), (Cast.amalie, nil, "toolkit/promise", nil, "template"),
            (Cast.mette, made.meeting, "toolkit/promise", "work", "area"),
        ]
        for (person, meeting, template, area, field) in refused {
            let error = await #expect(throws: RuleBroken.self) {
                try await house[person].promise("Hvile", in: meeting, template: template, area: area)
            }
            #expect(error?.field == field, "\(template)")
        }
        await #expect(throws: NotFound.self) { try await house[Cast.bjarne].promise("Hvile", in: made.meeting) }
        await #expect(throws: NotFound.self) {
            try await house[Cast.bjarne].promise("Hvile", in: made.meeting, template: "toolkit/nothing")
        }
        let early = try await house.conversation(.planned, of: Cast.bjarne).meeting
        await #expect(throws: RuleBroken("rule.not_sent")) { try await house[Cast.bjarne].promise("Hvile", in: early) }
        let never = try await house.conversation(.sent, of: Cast.camilla).meeting
        try await EndMeeting(house.environment)(never, .cancelled, because: nil, as: house[Cast.mette].viewer)
        await #expect(throws: RuleBroken("rule.is_ended")) { try await house[Cast.camilla].promise("Hvile", in: never) }
    }

    @Test func `L-03: while preparing one agrees with oneself by a template, and finds it in the contract and at the table`() async throws {
        let house = try await House.open(with: [.toolkit])
        let id = try await house.conversation(.sent).meeting
        let amalie = house[Cast.amalie]
        let version = try await house[Cast.mette].version(of: id)
        try await amalie.promise("LØFTE", in: id, template: "toolkit/promise", area: "rest")
        #expect(try await described(amalie.contract(in: id).parts).contains("LØFTE"))
        let sheets = try await ReadContracts(house.environment)(of: id, as: amalie.viewer)
        #expect(sheets.map(\.template.id) == ["contract", "leaders"] && sheets.map(\.owner) == [Cast.amalie.id, Cast.mette.id])
        #expect(try await house[Cast.mette].version(of: id) == version, "nothing moves for the other")
        #expect(try await !described(house[Cast.mette].contract(in: id).parts).contains("LØFTE"))
        try await house[Cast.mette].begin(id)
        #expect(try await amalie.promises().made(in: id).map(\.content.title) == ["LØFTE"])
        for person in [Cast.karen, Cast.jonas, Cast.henrik] {
            await #expect(throws: NotFound.self) { try await ReadContracts(house.environment)(of: id, as: house[person].viewer) }
        }
        let planned = try await house.conversation(.planned, of: Cast.bjarne).meeting
        #expect(try await ReadContracts(house.environment)(of: planned, as: house[Cast.bjarne].viewer).isEmpty)
    }

    @Test func `One is reminded of one's own, by its day and its rhythm, and nobody else is`() async throws {
        let house = try await House.open()
        let weekly = try await house[Cast.mette].promise("Hvile", on: 10, rhythm: .weekly)
        let once = try await house[Cast.mette].promise("Ringe hjem", on: 2)
        #expect(try await house[Cast.mette].promises().due.isEmpty)
        house.clock.advance(days: 2)
        #expect(try await house[Cast.mette].promises().due == [once: .followUp])
        house.clock.advance(days: 5)
        #expect(try await house[Cast.mette].promises().due == [once: .followUp, weekly: .rhythm])
        try await TickSelfAgreement(house.environment)(once, as: house[Cast.mette].viewer)
        #expect(try await house[Cast.mette].promises().due == [weekly: .rhythm])
        #expect(try await house[Cast.amalie].promises().due.isEmpty)
        try await RemindPeople(house.environment)()
        #expect(try await house.environment.store.read { try $0.everyReminder() }.isEmpty, "they are in no list of the host's")
    }

    @Test func `There are only so many open at a time`() async throws {
        let house = try await House.open()
        for number in 1...Limits.rows { try await house[Cast.mette].promise("Nummer \(number)") }
        await #expect(throws: RuleBroken("rule.too_many", field: "title", ["limit": String(Limits.rows)])) {
            try await house[Cast.mette].promise("En til")
        }
    }

    @Test func `The same key makes one agreement`() async throws {
        let house = try await House.open()
        let key = SelfAgreement.ID(stored: "mine")
        let first = try await house[Cast.mette].promise("Hvile", key: key)
        #expect(try await house[Cast.mette].promise("Hvile igen", key: key) == first)
        #expect(try await house[Cast.mette].promises().agreements.map(\.content.title) == ["Hvile"])
    }

    @Test(arguments: [Cast.amalie, Cast.mette])
    func `No hook of any plugin ever sees one, whatever happens to the conversation`(author: Person) async throws {
        let house = try await House.open(with: [.toolkit])
        house.host.on(.checkMeeting, of: "toolkit") { _, _ in HookResult(.findings([.says(.warn, source: "toolkit")])) }
        var last: Meeting.ID?
        for round in 1...3 {
            let made = try await house.conversation(.during)
            last = made.meeting
            let marker = "KUN-MIG-\(round)"
            let id = try await house[author].promise(
                marker, in: made.meeting, on: 3, rhythm: .daily, how: "\(marker) igen", template: "toolkit/promise", area: "rest")
            try await NoteSelfAgreement(house.environment)(id, "\(marker) note", as: house[author].viewer)
            for person in [Cast.amalie, Cast.mette] {
                let view = try await house[person].read(made.meeting)
                for questions in [
                    view.meeting.begun == nil
                        ? ModuleQuestions.ownAnswers : [.meeting, .agreements, .agenda, .suggestions, .report, .ownAnswers]
                ] {
                    _ = try await AskModules(house.environment)(questions, about: view)
                }
            }
            _ = try await RemindPeople(house.environment)()
            try await house[Cast.mette].finish(made.meeting)
            try await house[Cast.mette].acknowledge(made.meeting)
            try await house[Cast.amalie].acknowledge(made.meeting)
            house.clock.advance(days: 8)
            _ = try await RemindPeople(house.environment)()
        }
        let calls = house.host.received()
        let hooks = Set(calls.map(\.call.hook))
        #expect(
            hooks.isSuperset(of: [
                .questions, .checkMeeting, .checkAgreement, .guard, .suggestAgreements, .agenda, .report, .reminders, .metrics,
            ]))
        for received in calls {
            let seen = described(received.snapshot) + described(received.call.arguments) + described(received.call.stored)
            #expect(!seen.contains("KUN-MIG") && !seen.contains("toolkit/promise"), "\(received.call.hook)")
        }
        let meeting = try #require(last)
        let other = author == Cast.mette ? Cast.amalie : Cast.mette
        #expect(try await !described(house[other].read(meeting)).contains("KUN-MIG"))
        #expect(try await !house.everythingReadable(by: other).contains("KUN-MIG"))
    }
}
