import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// After the conversation: seeing, remarking, closing; and what was not held (P-18, A-05, A-13).
struct AfterTests {
    @Test func `The record closes when both have seen what was agreed (P-18)`() async throws {
        let house = try await House.open()
        let id = try await house.conversation(.after).meeting
        try await house[Cast.mette].acknowledge(id)
        try await house[Cast.mette].acknowledge(id)
        #expect(try await house.meeting(id).phase == .after, "one seeing it twice is not both")
        try await house[Cast.amalie].acknowledge(id)
        let view = try await house[Cast.amalie].read(id)
        #expect(view.meeting.phase == .closed)
        #expect(view.acknowledgements.map(\.person) == [Cast.mette.id, Cast.amalie.id])
    }

    @Test func `Nobody is made to accept: the leader can close, and the other can still say they have seen it`() async throws {
        let house = try await House.open()
        let id = try await house.conversation(.after).meeting
        await #expect(throws: NotFound.self) { try await house[Cast.amalie].close(id) }
        try await house[Cast.mette].close(id)
        try await house[Cast.amalie].acknowledge(id)
        #expect(try await house[Cast.mette].read(id).acknowledgements.map(\.person) == [Cast.amalie.id])
    }

    @Test func `A remark is added for good, also after closing`() async throws {
        let house = try await House.open()
        let id = try await house.conversation(.closed).meeting
        try await house[Cast.amalie].remark("Jeg husker det lidt anderledes", to: id)
        try await house[Cast.mette].remark("Det noterer jeg", to: id)
        let remarks = try await house[Cast.amalie].read(id).remarks
        #expect(remarks.map(\.text) == [Words.remark, "Jeg husker det lidt anderledes", "Det noterer jeg"])
        #expect(remarks.map(\.author) == [Cast.amalie.id, Cast.amalie.id, Cast.mette.id])
        for (text, key) in [(" ", "rule.empty"), (String(repeating: "x", count: Limits.remark + 1), "rule.too_long")] {
            let error = await #expect(throws: RuleBroken.self) { try await house[Cast.amalie].remark(text, to: id) }
            #expect(error?.phrase.key == key && error?.field == "remark")
        }
    }

    @Test func `A closed record refuses every change, and reads as it was`() async throws {
        let house = try await House.open()
        let conversation = try await house.conversation(.closed)
        let id = conversation.meeting
        let (point, passage) = (try #require(conversation.leadersPoint), try #require(conversation.passage))
        let before = try await house[Cast.amalie].read(id)
        let changes: [(String, () async throws -> Void)] = [
            ("rule.already_sent", { try await house[Cast.mette].sendForm(of: id) }),
            ("rule.already_begun", { try await house[Cast.mette].move(id, to: house.schedule(in: 9)) }),
            ("rule.already_begun", { try await house[Cast.amalie].end(id, .cancelled) }),
            ("rule.cannot_share_now", { try await house[Cast.amalie].share(id) }),
            ("rule.already_opened", { try await house[Cast.amalie].withdraw(id) }),
            ("rule.already_held", { try await house[Cast.mette].finish(id) }),
            ("rule.is_closed", { try await house[Cast.mette].close(id) }),
            ("rule.is_closed", { try await house[Cast.mette].passPen(in: id) }),
            ("rule.preparation_locked", { try await house[Cast.amalie].answer(Q.goals, .text("Sent svar"), in: id) }),
            ("rule.is_closed", { try await house[Cast.amalie].write("Sagt", to: .said(Q.goals), in: id) }),
            ("rule.is_closed", { try await house[Cast.mette].minute("Skrevet", in: id) }),
            ("rule.is_closed", { try await house[Cast.mette].write("Ændret", to: .passage(passage), basedOn: 1, in: id) }),
            ("rule.is_closed", { try await house[Cast.mette].removePassage(passage, basedOn: 1, in: id) }),
            ("rule.agenda_closed", { try await house[Cast.amalie].bring("Et punkt", to: id) }),
            ("rule.already_begun", { try await house[Cast.mette].takeBack(point, from: id) }),
            ("rule.is_closed", { try await house[Cast.mette].tick(point, in: id) }),
            ("rule.questions_closed", { try await house[Cast.mette].ask("Et spørgsmål?", in: id) }),
            ("rule.is_closed", { try await house[Cast.mette].agree(house.draft(by: Cast.amalie), in: id) }),
        ]
        let log = try await house.wholeLog()
        for (key, change) in changes {
            let error = await #expect(throws: RuleBroken.self) { try await change() }
            #expect(error?.phrase.key == key)
        }
        let after = try await house[Cast.amalie].read(id)
        #expect(after.meeting == before.meeting && after.passages == before.passages && after.agenda == before.agenda)
        #expect(after.ownAnswers == before.ownAnswers && after.notes == before.notes && after.agreements == before.agreements)
        #expect(after.addedQuestions == before.addedQuestions && after.remarks == before.remarks)
        #expect(try await house.wholeLog() == log)
    }

    @Test func `A moved, a missed and a cancelled conversation are seen as such (A-05)`() async throws {
        let house = try await House.open()
        let moved = try await house.conversation(.sent).meeting
        let missed = try await house.conversation(.sent, of: Cast.bjarne).meeting
        let cancelled = try await house.conversation(.sent, of: Cast.camilla).meeting
        await #expect(throws: RuleBroken("rule.not_missed_yet")) { try await house[Cast.mette].end(missed, .missed) }
        await #expect(throws: RuleBroken("rule.date_past", field: "date")) {
            try await house[Cast.mette].move(moved, to: house.schedule(in: -1))
        }
        try await house[Cast.amalie].move(moved, to: house.schedule(in: 10), because: "Barn syg")
        try await house[Cast.camilla].end(cancelled, .cancelled, because: "Kursus")
        house.clock.advance(days: 8)
        try await house[Cast.mette].end(missed, .missed, because: "Vi glemte det")
        let first = try #require(try await house[Cast.mette].history(of: Cast.amalie).meetings.first)
        #expect(first.moves.map(\.reason) == ["Barn syg"] && first.moves.map(\.stamp.by) == [Cast.amalie.id])
        #expect(try await house[Cast.bjarne].history(of: Cast.bjarne).meetings.map(\.phase) == [.ended(.missed)])
        #expect(try await house[Cast.camilla].history(of: Cast.camilla).meetings.first?.ending?.reason == "Kursus")
        let rows = try await house[Cast.mette].team().rows
        #expect(rows.count == 12)
        #expect(rows.first { $0.person.id == Cast.amalie.id }?.next?.id == moved)
        #expect(rows.first { $0.person.id == Cast.bjarne.id }?.next == nil)
        house.clock.advance(days: 3)
        let today = house.clock.today
        #expect(try await house[Cast.mette].team().rows.first { $0.person.id == Cast.amalie.id }?.next?.isOverdue(on: today) == true)
    }

    @Test func `The leader's list is in Danish order, with what is next, last and open`() async throws {
        let house = try await House.open()
        let last = try await house.conversation(.closed, of: Cast.aase)
        house.clock.advance(days: 15)
        let next = try await house[Cast.mette].plan(with: Cast.aase, at: house.schedule(in: 3))
        try await house[Cast.mette].plan(with: Cast.aase, at: house.schedule(in: 24))
        let rows = try await house[Cast.mette].team().rows
        #expect(
            rows.map(\.person.firstName) == [
                "Amalie", "Bjarne", "Camilla", "Dorthe", "Emil", "Fatima", "Grethe", "Ida", "Jakob", "Line", "Sofie", "Åse",
            ])
        let row = try #require(rows.last)
        #expect(row.next?.id == next && row.last?.id == last.meeting)
        #expect(row.openAgreements == 2 && row.overdueAgreements == 1)
        #expect(try await house[Cast.amalie].team().rows.isEmpty)
    }

    @Test func `Someone's history begins with the newest, and names the next conversation (A-13)`() async throws {
        let house = try await House.open()
        let first = try await house.conversation(.closed).meeting
        house.clock.advance(days: 14)
        let later = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 21))
        let next = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 7))
        let history = try await house[Cast.amalie].history(of: Cast.amalie)
        #expect(history.meetings.map(\.id) == [later, next, first])
        #expect(history.next?.id == next)
    }
}
