import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// Each deed leaves one row with those whom it concerns, and no word of content (ASVS 16.2, 16.4).
struct AuditTests {
    /// A deed, what the log calls it, and who may see the row.
    struct Logged: Sendable, CustomStringConvertible {
        let stage: Stage
        let action: String
        let actor: Person
        let concerns: [Person]
        let deed: @Sendable (House, Conversation) async throws -> Void

        var description: String { "\(action) by \(actor.firstName) in \(stage)" }

        init(
            _ stage: Stage, _ action: String, _ actor: Person, _ concerns: [Person] = [Cast.amalie, Cast.mette],
            _ deed: @escaping @Sendable (House, Conversation) async throws -> Void
        ) {
            (self.stage, self.action, self.actor, self.concerns, self.deed) = (stage, action, actor, concerns, deed)
        }
    }

    private static let (amalie, mette) = (Cast.amalie, Cast.mette)

    static let table: [Logged] = [
        Logged(.cancelled, "meeting.planned", mette) { house, _ in
            try await house[mette].plan(with: amalie, at: house.schedule(in: 3), send: false)
        },
        Logged(.cancelled, "meeting.planned_and_sent", mette) { house, _ in
            try await house[mette].plan(with: amalie, at: house.schedule(in: 3))
        },
        Logged(.cancelled, "meeting.planned_and_sent", Cast.pernille) { house, _ in
            try await house[Cast.pernille].plan(with: amalie, at: house.schedule(in: 3))
        },
        Logged(.planned, "meeting.sent", mette) { try await $0[mette].sendForm(of: $1.meeting) },
        Logged(.planned, "meeting.sent", Cast.pernille) { try await $0[Cast.pernille].sendForm(of: $1.meeting) },
        Logged(.sent, "answers.saved", amalie, [amalie]) { try await $0[amalie].answer(Q.goals, .text("Et svar"), in: $1.meeting) },
        Logged(.sent, "agenda.added", amalie, [amalie]) { try await $0[amalie].bring("Et punkt", to: $1.meeting) },
        Logged(.sent, "agenda.added", mette) { try await $0[mette].bring("Et punkt", to: $1.meeting) },
        Logged(.drafted, "agenda.removed", amalie, [amalie]) { try await $0[amalie].takeBack(try #require($1.point), from: $1.meeting) },
        Logged(.shared, "agenda.removed", amalie) { try await $0[amalie].takeBack(try #require($1.point), from: $1.meeting) },
        Logged(.drafted, "preparation.shared", amalie) { try await $0[amalie].share($1.meeting) },
        Logged(.shared, "preparation.withdrawn", amalie) { try await $0[amalie].withdraw($1.meeting) },
        Logged(.shared, "preparation.opened", mette) { _ = try await $0[mette].read($1.meeting) },
        Logged(.shared, "answers.saved", amalie) { try await $0[amalie].answer(Q.goals, .text("Et svar"), in: $1.meeting) },
        Logged(.shared, "question.added", mette) { try await $0[mette].ask("Hvad mere?", in: $1.meeting) },
        Logged(.sent, "private_note.saved", mette, [mette]) { try await $0[mette].write("En note", to: .privateNote, in: $1.meeting) },
        Logged(.sent, "meeting.moved", amalie) { try await $0[amalie].move($1.meeting, to: $0.schedule(in: 9), because: "Barn syg") },
        Logged(.sent, "meeting.cancelled", amalie) { try await $0[amalie].end($1.meeting, .cancelled, because: "Kursus") },
        Logged(.sent, "meeting.missed", mette) {
            $0.clock.advance(days: 8)
            try await $0[mette].end($1.meeting, .missed, because: "Glemt")
        },
        Logged(.sent, "meeting.begun", mette) { try await $0[mette].begin($1.meeting) },
        Logged(.during, "agenda.ticked", amalie) { try await $0[amalie].tick(try #require($1.point), in: $1.meeting) },
        Logged(.during, "note.saved", amalie) { try await $0[amalie].write("Sagt", to: .said(Q.goals), in: $1.meeting) },
        Logged(.during, "minutes.saved", mette) { try await $0[mette].minute("Skrevet", confidential: true, in: $1.meeting) },
        Logged(.during, "minutes.passage_removed", mette) {
            try await $0[mette].removePassage(try #require($1.passage), basedOn: 1, in: $1.meeting)
        },
        Logged(.during, "minutes.pen_passed", mette) { try await $0[mette].passPen(in: $1.meeting) },
        Logged(.during, "agreement.made", amalie) { try await $0[amalie].agree($0.draft(by: amalie), in: $1.meeting) },
        Logged(.during, "meeting.held", mette) { try await $0[mette].finish($1.meeting) },
        Logged(.after, "meeting.seen", amalie) { try await $0[amalie].acknowledge($1.meeting) },
        Logged(.after, "remark.added", amalie) { try await $0[amalie].remark("Tak", to: $1.meeting) },
        Logged(.after, "meeting.closed", mette) { try await $0[mette].close($1.meeting) },
        Logged(.closed, "agreement.amended", amalie) {
            try await $0[amalie].amend(try #require($1.agreement), to: $0.draft(by: amalie, in: 30), because: "Ferie")
        },
        Logged(.closed, "agreement.noted", amalie) { try await $0[amalie].note("Det går", on: try #require($1.agreement)) },
        Logged(.closed, "agreement.kept", Cast.karen) { try await $0[Cast.karen].keep(try #require($1.thirdsAgreement)) },
        Logged(.closed, "agreement.dropped", mette) { try await $0[mette].drop(try #require($1.agreement), because: "Bortfaldet") },
        Logged(.closed, "agreement.evaluated", mette) {
            try await $0[mette].evaluate(try #require($1.agreement), .worse, note: "Desværre")
        },
    ]

    @Test(arguments: table)
    func `Each deed leaves one row, for those whom it concerns`(logged: Logged) async throws {
        let house = try await House.open()
        let conversation = try await house.conversation(logged.stage)
        let before = try await house.wholeLog()
        try await logged.deed(house, conversation)
        let rows = Array(try await house.wholeLog().dropFirst(before.count))
        let row = try #require(rows.first)
        #expect(rows.count == 1)
        #expect(row.action == logged.action && row.actor == logged.actor.id && row.at == house.clock.now)
        #expect(row.concerns == logged.concerns.map(\.id))
        #expect(row.fromOutside == ![Cast.amalie, Cast.mette].contains(logged.actor))
        for person in Cast.everyone {
            let sees = try await house[person].log().contains(row)
            #expect(sees == logged.concerns.contains(person), "\(person.name)")
        }
    }

    @Test func `What changes nothing is not logged`() async throws {
        let house = try await House.open()
        let conversation = try await house.conversation(.during)
        let id = conversation.meeting
        try await house[Cast.mette].tick(try #require(conversation.point), in: id)
        let before = try await house.wholeLog()
        try await house[Cast.amalie].share(id)
        try await house[Cast.mette].begin(id)
        _ = try await house[Cast.mette].read(id)
        try await house[Cast.mette].tick(try #require(conversation.point), in: id)
        try await house[Cast.mette].tick(try #require(conversation.leadersPoint), in: id, done: false)
        try await house[Cast.mette].write(Words.said, to: .said(Q.tasks), basedOn: 1, in: id)
        try await house[Cast.amalie].write("Ikke set", to: .said(Q.tasks), in: id)
        try await house[Cast.mette].write(Words.privateNote, to: .privateNote, basedOn: 1, in: id)
        try await house[Cast.mette].removePassage(.init(stored: "nothing"), basedOn: 1, in: id)
        try await house[Cast.mette].settle(.said(Q.goals), keep: .mine, basedOn: 0, in: id)
        #expect(try await house.wholeLog() == before)
    }

    @Test func `What is refused is not logged as done`() async throws {
        let house = try await House.open()
        let conversation = try await house.conversation(.during)
        let before = try await house.wholeLog()
        let environment = house.rehearsal
        for deed in Deed.all { try? await deed.attempt(Someone(Cast.viktor, in: environment), conversation) }
        for deed in Deed.all { try? await deed.attempt(Someone(Cast.viktor, in: house.environment), conversation) }
        _ = try? await house[Cast.amalie].minute("Uden pen", in: conversation.meeting)
        try? await house[Cast.mette].close(conversation.meeting)
        #expect(try await house.wholeLog() == before)
    }

    @Test func `No row holds a word of what was written`() async throws {
        let house = try await House.open()
        let conversation = try await house.conversation(.closed)
        let agreement = try #require(conversation.agreement)
        try await house[Cast.amalie].amend(agreement, to: house.draft("EN NY-AFTALE", by: Cast.amalie), because: "EN-GRUND")
        try await house[Cast.amalie].note("EN-OPDATERING", on: agreement)
        try await house[Cast.mette].evaluate(agreement, .unchanged, note: "EN-VURDERING")
        let next = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 3))
        try await house[Cast.amalie].move(next, to: house.schedule(in: 4), because: "EN-FLYTTEGRUND")
        try await house[Cast.amalie].end(next, .cancelled, because: "EN-AFLYSNING")
        let words =
            Words.all + [
                "NY-AFTALE", "EN-GRUND", "EN-OPDATERING", "EN-VURDERING", "EN-FLYTTEGRUND", "EN-AFLYSNING", "Vis os runden", "Mødelokalet",
                "@solvig.example",
            ]
        let log = try await house.wholeLog()
        let names = Cast.everyone.map(\.name)
        for row in log {
            let text = "\(row)"
            for word in words + names { #expect(!text.contains(word), "row \(row.sequence) says \(word)") }
        }
        #expect(log.count >= 25)
    }

    @Test func `The chain holds, and breaks where a row is changed, removed or moved`() async throws {
        let house = try await House.open()
        _ = try await house.conversation(.closed)
        let log = try await house.wholeLog()
        func breaks(_ rows: [AuditRow]) -> Bool {
            var previous: AuditRow?
            for row in rows {
                if !row.follows(previous) { return true }
                previous = row
            }
            return false
        }
        #expect(!breaks(log))
        for index in log.indices.dropLast() {
            #expect(breaks(Array(log[..<index] + log[(index + 1)...])), "without row \(index)")
            var swapped = log
            swapped.swapAt(index, index + 1)
            #expect(breaks(swapped))
        }
        for (index, row) in log.enumerated() {
            for changed in [
                copy(row, actor: Cast.viktor.id), copy(row, action: "meeting.planned_"), copy(row, at: row.at.advanced(bySeconds: 1)),
                copy(row, object: "meeting/other"), copy(row, concerns: [Cast.viktor.id]), copy(row, fromOutside: !row.fromOutside),
            ] {
                var rows = log
                rows[index] = changed
                #expect(breaks(rows))
            }
        }
    }

    private func copy(
        _ row: AuditRow, actor: Person.ID? = nil, action: String? = nil, at: Instant? = nil, object: String? = nil,
        concerns: [Person.ID]? = nil, fromOutside: Bool? = nil
    ) -> AuditRow {
        AuditRow(
            stored: row.sequence, at: at ?? row.at, actor: actor ?? row.actor, action: action ?? row.action, object: object ?? row.object,
            concerns: concerns ?? row.concerns, fromOutside: fromOutside ?? row.fromOutside, hash: row.hash)
    }

    @Test func `The log is read a page at a time, newest first`() async throws {
        let house = try await House.open()
        _ = try await house.conversation(.closed)
        let whole = try await house[Cast.amalie].log()
        let viewer = try await house[Cast.amalie].viewer
        var (paged, next): ([AuditRow], Int64?) = ([], nil)
        repeat {
            let page = try await ReadAuditLog(house.environment)(before: next, limit: 4, as: viewer)
            paged += page.rows
            next = page.next
        } while next != nil
        #expect(paged == whole)
        #expect(whole.map(\.sequence) == whole.map(\.sequence).sorted(by: >))
    }

    @Test func `A change of leader is logged for the old pair and for the new`() async throws {
        let house = try await House.open()
        _ = try await house.conversation(.shared)
        let before = try await house.wholeLog().count
        try await house.give(Cast.amalie, leader: Cast.anders)
        let rows = try await house.wholeLog().dropFirst(before)
        #expect(rows.map(\.action) == ["meeting.leader_changed", "meeting.planned_and_sent"])
        #expect(rows.map(\.concerns) == [[Cast.amalie.id, Cast.mette.id], [Cast.amalie.id, Cast.anders.id]])
        #expect(rows.allSatisfy { $0.actor == nil && $0.fromOutside })
    }
}
