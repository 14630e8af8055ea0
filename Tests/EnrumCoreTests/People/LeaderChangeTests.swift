import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// What a change of leader moves, and what it does not, from the next request on (rules a and b).
struct LeaderChangeTests {
    @Test(arguments: [Stage.planned, .sent, .drafted, .shared, .opened])
    func `What was planned is planned anew with the new leader, and the old one has nothing left`(stage: Stage) async throws {
        let house = try await House.open()
        let old = try await house.conversation(stage)
        let tab = try await house[Cast.mette].viewer
        try await house.give(Cast.amalie, leader: Cast.anders)
        #expect(try await house.meeting(old.meeting).phase == .ended(.leaderChanged))
        await #expect(throws: NotFound.self) { try await ReadMeeting(house.environment)(old.meeting, as: tab) }
        await #expect(throws: NotFound.self) { try await ReadVersion(house.environment)(old.meeting, as: tab) }
        await #expect(throws: NotFound.self) { try await ReadHistory(house.environment)(of: Cast.amalie.id, as: tab) }
        #expect(try await house[Cast.mette].team().rows.contains { $0.person.id == Cast.amalie.id } == false)

        let new = try #require(try await house[Cast.anders].history(of: Cast.amalie).meetings.first)
        #expect(new.id != old.meeting && new.leader == Cast.anders.id && new.minuteTaker == Cast.anders.id)
        let schedule = try house.schedule(in: 7)
        #expect(new.schedule == schedule)
        #expect(new.phase == (stage == .planned ? .planned : .before))
        #expect(new.shared == nil && new.opened == nil)
        #expect(try await house[Cast.anders].history(of: Cast.amalie).meetings.count == 1, "the old one is not the new leader's")
    }

    @Test func `The employee's own answers and points come along as drafts, and nothing of the old leader's does`() async throws {
        let house = try await House.open()
        let old = try await house.conversation(.opened)
        let added = try #require(try await house[Cast.amalie].read(old.meeting).addedQuestions.first)
        try await house[Cast.amalie].answer(added.id, .text("Til Mette"), in: old.meeting)
        try await house.give(Cast.amalie, leader: Cast.anders)
        let id = try #require(try await house[Cast.anders].history(of: Cast.amalie).meetings.first).id
        let anders = try await house.everythingReadable(by: Cast.anders)
        for word in Words.all { #expect(!anders.contains(word), "\(word)") }
        let own = try await house[Cast.amalie].read(id)
        #expect(own.ownAnswers.values.map(\.value) == [.text(Words.answer)] && own.ownAnswers[Q.tasks]?.isMarked == true)
        #expect(own.agenda.map(\.text) == [Words.point] && own.addedQuestions.isEmpty)
        try await house[Cast.amalie].share(id)
        let view = try await house[Cast.anders].read(id)
        #expect(view.otherAnswers[Q.tasks]?.value == .text(Words.answer) && view.agenda.map(\.text) == [Words.point])
    }

    @Test(arguments: [Stage.during, .after, .closed])
    func `What was held closes as it stands, and stays the employee's to read`(stage: Stage) async throws {
        let house = try await House.open()
        let old = try await house.conversation(stage)
        try await house.give(Cast.amalie, leader: Cast.anders)
        #expect(try await house.meeting(old.meeting).phase == .closed)
        let view = try await house[Cast.amalie].read(old.meeting)
        #expect(view.passages.map(\.text) == [Words.passage, Words.confidential])
        #expect(try await house[Cast.amalie].history(of: Cast.amalie).meetings.map(\.id) == [old.meeting])
        for person in [Cast.mette, Cast.anders, Cast.henrik] {
            await #expect(throws: NotFound.self) { try await house[person].read(old.meeting) }
        }
        try await house[Cast.amalie].remark("Tak for samarbejdet", to: old.meeting)
    }

    @Test func `Open agreements go to the new leader, closed ones do not, and the old leader loses both`() async throws {
        let house = try await House.open()
        let old = try await house.conversation(.closed)
        let (open, closed) = (try #require(old.agreement), try #require(old.thirdsAgreement))
        try await house[Cast.amalie].keep(closed)
        try await house.give(Cast.amalie, leader: Cast.anders)
        #expect(try await house[Cast.anders].agreements().team.map(\.id) == [open])
        #expect(try await house[Cast.anders].agreement(open).content.title == Words.agreement)
        await #expect(throws: NotFound.self) { try await house[Cast.anders].agreement(closed) }
        #expect(try await house[Cast.mette].agreements().team.isEmpty)
        for id in [open, closed] { await #expect(throws: NotFound.self) { try await house[Cast.mette].agreement(id) } }
        try await house[Cast.anders].note("Vi tager den herfra", on: open)
        let next = try await house[Cast.anders].plan(with: Cast.amalie, at: house.schedule(in: 3))
        let view = try await house[Cast.anders].read(next)
        #expect(view.earlierAgreements.map(\.id) == [open] && view.previous == nil && view.previousAnswers.isEmpty)
        #expect(view.agenda.isEmpty)
    }

    @Test func `A former leader who was responsible for something has lost it too, and it can be given to the new one`() async throws {
        let house = try await House.open()
        let id = try await house.conversation(.during).meeting
        let agreement = try await house[Cast.mette].agree(house.draft("Søg om midler", by: Cast.mette), in: id)
        try await house.give(Cast.amalie, leader: Cast.anders)
        #expect(try await house[Cast.mette].agreements().asThird.isEmpty)
        await #expect(throws: NotFound.self) { try await house[Cast.mette].keep(agreement) }
        await #expect(throws: RuleBroken("rule.agreement_responsible", field: "responsible")) {
            try await house[Cast.amalie].amend(agreement, to: house.draft("Søg om midler", by: Cast.henrik), because: "Skift")
        }
        try await house[Cast.amalie].amend(agreement, to: house.draft("Søg om midler", by: Cast.anders), because: "Ny leder")
        try await house[Cast.anders].keep(agreement)
    }

    @Test func `The old leader learns nothing more, not even from the log`() async throws {
        let house = try await House.open()
        let old = try await house.conversation(.closed)
        try await house.give(Cast.amalie, leader: Cast.anders)
        let before = try await house[Cast.mette].log()
        try await house[Cast.anders].note("Vi tager den herfra", on: try #require(old.agreement))
        try await house[Cast.amalie].keep(try #require(old.agreement))
        try await house[Cast.amalie].remark("Et ord mere", to: old.meeting)
        try await house[Cast.anders].plan(with: Cast.amalie, at: house.schedule(in: 3))
        #expect(try await house[Cast.mette].log() == before)
        let amalies = try await house[Cast.amalie].log().map(\.action)
        #expect(amalies.prefix(4) == ["meeting.planned_and_sent", "remark.added", "agreement.kept", "agreement.noted"])
        #expect(try await house[Cast.anders].log().map(\.action) == ["meeting.planned_and_sent", "agreement.kept", "agreement.noted"])
    }

    @Test func `A leader who comes back finds again what was theirs`() async throws {
        let house = try await House.open()
        let old = try await house.conversation(.closed)
        try await house.give(Cast.amalie, leader: Cast.anders)
        try await house.give(Cast.amalie, leader: Cast.mette)
        #expect(try await house[Cast.mette].read(old.meeting).passages.count == 2)
    }

    @Test func `When someone leaves, what is open ends and nothing is planned anew`() async throws {
        let house = try await House.open()
        let (before, during) = (try await house.conversation(.shared), try await house.conversation(.during, of: Cast.bjarne))
        try await house.give(Cast.amalie, leader: Cast.mette, leaves: true)
        try await house.give(Cast.bjarne, leader: nil)
        #expect(try await house.meeting(before.meeting).phase == .ended(.leaderChanged))
        #expect(try await house.meeting(during.meeting).phase == .closed)
        #expect(try await house[Cast.bjarne].history(of: Cast.bjarne).meetings.count == 1)
        #expect(try await house.environment.store.read { try $0.openMeetings(ofEmployee: Cast.amalie.id) }.isEmpty)
    }

    @Test func `A new role counts from the next request`() async throws {
        let house = try await House.open()
        let now = house.clock.now
        await #expect(throws: NotFound.self) { try await house[Cast.tina].plan(with: Cast.amalie, at: house.schedule(in: 3)) }
        for roles: Set<Person.Role> in [[.hr(Cast.children.id)], []] {
            try await house.environment.store.write { transaction in
                guard var tina = try transaction.person(Cast.tina.id) else { throw NotFound() }
                tina.roles = roles
                try transaction.update(tina, at: now)
            }
            let tab = Viewer(Cast.tina)
            let plan = PlanMeeting(house.environment)
            if roles.isEmpty {
                await #expect(throws: NotFound.self) {
                    try await plan(with: Cast.amalie.id, schedule: house.schedule(in: 3), send: true, as: tab)
                }
            } else {
                _ = try await plan(with: Cast.amalie.id, schedule: house.schedule(in: 3), send: true, as: tab)
            }
        }
    }
}
