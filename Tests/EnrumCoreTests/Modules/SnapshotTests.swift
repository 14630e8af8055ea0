import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// What a hook may see of a conversation: what all of its audience may read, and nothing else (PLUGINS, "Audience").
struct SnapshotTests {
    private static let secret = QuestionID(set: "distance", name: "secret")
    private static let leaders = QuestionID(set: "distance", name: "leaders")
    private static let plugin = Plugin.scripted(
        "distance", reads: .everything, hooks: [.checkMeeting, .checkAnswer, .reminders, .metrics],
        metrics: [MetricDeclaration(id: "count", label: .words("Antal"), range: 0...10)],
        questions: [
            .scale("distance", "closeness"), .text("distance", "secret", lane: .author), .text("distance", "leaders", by: .leader),
            .text("distance", "leaders_secret", by: .leader, lane: .author),
        ])

    /// A conversation with something of everything, and an answer that is for its author alone.
    private func conversation(_ stage: Stage, in house: House, of employee: Person = Cast.amalie) async throws -> Conversation {
        let made = try await house.conversation(.sent, of: employee)
        let id = made.meeting
        try await house[employee].answer(Self.secret, .text("HEMMELIGT-SVAR"), in: id)
        try await house[made.leader].answer(Self.leaders, .text(Words.leadersAnswer), in: id)
        try await house[made.leader].answer(QuestionID(set: "distance", name: "leaders_secret"), .text("LEDERENS-HEMMELIGE"), in: id)
        try await house[employee].answer(Q.tasks, .text(Words.answer), isMarked: true, in: id)
        try await house[employee].bring(Words.point, to: id)
        try await house[employee].write("AMALIES-NOTE", to: .privateNote, in: id)
        try await house[made.leader].write(Words.privateNote, to: .privateNote, in: id)
        guard stage.isAtLeast(.shared) else { return made }
        try await house[employee].share(id)
        guard stage.isAtLeast(.opened) else { return made }
        _ = try await house[made.leader].read(id)
        try await house[made.leader].ask(Words.question, in: id)
        guard stage.isAtLeast(.during) else { return made }
        try await house[made.leader].begin(id)
        try await house[made.leader].write(Words.said, to: .said(Q.tasks), in: id)
        try await house[made.leader].minute(Words.passage, in: id)
        try await house[made.leader].minute(Words.confidential, confidential: true, in: id)
        try await house[employee].agree(house.draft(Words.agreement, by: employee), in: id)
        guard stage.isAtLeast(.after) else { return made }
        try await house[made.leader].finish(id)
        try await house[employee].remark(Words.remark, to: id)
        guard stage.isAtLeast(.closed) else { return made }
        try await house[made.leader].acknowledge(id)
        try await house[employee].acknowledge(id)
        return made
    }

    /// What no hook ever sees, however far a conversation has come.
    private static let never = [
        "HEMMELIGT-SVAR", "LEDERENS-HEMMELIGE", "AMALIES-NOTE", Words.privateNote, Words.point, Words.said, Words.passage,
        Words.confidential,
        Words.remark, Words.question,
    ]

    @Test(arguments: [Stage.drafted, .shared, .opened, .during, .after, .closed])
    func `The pair's hooks see what both may read, whoever looks`(stage: Stage) async throws {
        let house = try await House.open(with: [Self.plugin])
        let id = try await conversation(stage, in: house).meeting
        let employees = described(try await house.pairSnapshot(as: Cast.amalie, of: id))
        // The leader looks last: to read what is shared is to open it.
        let leaders = described(try await house.pairSnapshot(as: Cast.mette, of: id))
        #expect(employees == leaders)
        for word in Self.never { #expect(!leaders.contains(word), "\(word)") }
        #expect(leaders.contains(Words.answer) == stage.isAtLeast(.shared), "an answer that is not shared is nobody else's")
        #expect(leaders.contains(Words.agreement) == stage.isAtLeast(.during))
        #expect(leaders.contains(Words.leadersAnswer))
    }

    @Test func `What the pair sees is complete: answers by who gave them, what is marked, agreements by deadline, and the two`()
        async throws
    {
        let house = try await House.open(with: [Self.plugin])
        let made = try await conversation(.during, in: house)
        try await house[Cast.mette].agree(
            .init(title: "Vis os runden", responsible: .email(Cast.karen.email.address), deadline: house.date(in: 2)), in: made.meeting)
        let snapshot = try await house.pairSnapshot(as: Cast.mette, of: made.meeting)
        #expect(snapshot.audience == .pair && snapshot.today == house.clock.today)
        #expect(snapshot.answers.employee == [Q.tasks: .text(Words.answer)])
        #expect(snapshot.answers.leader == [Self.leaders: .text(Words.leadersAnswer)])
        #expect(snapshot.answers.marked == [Q.tasks])
        #expect(snapshot.agreements.map(\.responsible) == ["other", "employee"] && snapshot.agreements.map(\.state) == ["open", "open"])
        #expect(snapshot.meeting?.phase == "during" && snapshot.meeting?.isShared == true && snapshot.meeting?.place == "Mødelokalet")
        #expect(snapshot.people?.employee.id == Cast.amalie.id.rawValue && snapshot.people?.leader.id == Cast.mette.id.rawValue)
        #expect(snapshot.history.isEmpty)
    }

    @Test func `The pair's earlier conversations come with what both may read of them, newest first`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let first = try await conversation(.closed, in: house)
        house.clock.advance(days: 8)
        // The second was held without anything being shared.
        let second = try await conversation(.drafted, in: house)
        try await house[Cast.mette].begin(second.meeting)
        try await house[Cast.mette].finish(second.meeting)
        let third = try await conversation(.shared, in: house)
        let others = try await conversation(.closed, in: house, of: Cast.bjarne)
        for viewer in [Cast.amalie, Cast.mette] {
            let history = try await house.pairSnapshot(as: viewer, of: third.meeting).history
            #expect(history.map(\.id) == [second.meeting.rawValue, first.meeting.rawValue])
            #expect(history[0].answers.employee.isEmpty && history[0].answers.marked.isEmpty)
            #expect(history[0].answers.leader == [Self.leaders: .text(Words.leadersAnswer)])
            #expect(history[1].answers.employee == [Q.tasks: .text(Words.answer)] && history[1].answers.marked == [Q.tasks])
            #expect(history[1].agreements.map(\.title) == [Words.agreement])
            for word in Self.never { #expect(!described(history).contains(word), "\(word)") }
            #expect(!described(history).contains(others.meeting.rawValue))
            #expect(try await house.pairSnapshot(as: viewer, of: first.meeting).history.isEmpty, "nothing from later")
        }
    }

    @Test func `Whether a question was asked is told by what both may read, whoever looks`() async throws {
        let both = QuestionID(set: "distance", name: "both")
        func shown(_ name: Slug, if condition: Condition) -> Question {
            Question(id: QuestionID(set: "distance", name: name), kind: .text, label: .words("Hvad så?"), showIf: condition)
        }
        let plugin = Plugin.scripted(
            "distance", reads: .everything, hooks: [.checkMeeting],
            questions: [
                .text("distance", "secret", lane: .author), .scale("distance", "both", by: .both),
                shown("after_secret", if: .answered(.answer(Self.secret))),
                shown("after_both", if: .compare(.eq, .answer(both), .value(.number(4)))),
                shown("gone", if: .compare(.eq, .answer(both), .value(.number(1)))),
            ])
        let house = try await House.open(with: [plugin])
        let id = try await house.conversation(.sent).meeting
        try await house[Cast.amalie].answer(Self.secret, .text("HEMMELIGT-SVAR"), in: id)
        for name in ["after_secret", "after_both", "gone"] as [Slug] {
            try await house[Cast.amalie].answer(QuestionID(set: "distance", name: name), .text("Et svar"), in: id)
        }
        try await house[Cast.amalie].answer(both, .scale(4), in: id)
        try await house[Cast.mette].answer(both, .scale(1), in: id)
        let drafted = described(try await house.pairSnapshot(as: Cast.amalie, of: id))
        #expect(try await described(house.pairSnapshot(as: Cast.mette, of: id)) == drafted)
        try await house[Cast.amalie].share(id)
        let seen: Set<QuestionID> = [both, QuestionID(set: "distance", name: "after_both")]
        for viewer in [Cast.amalie, Cast.mette] {
            let answers = try await house.pairSnapshot(as: viewer, of: id).answers
            #expect(Set(answers.employee.keys) == seen && Set(answers.leader.keys) == [both], "\(viewer.name)")
        }
        try await house[Cast.mette].begin(id)
        try await house[Cast.mette].finish(id)
        house.clock.advance(days: 8)
        let next = try await house.conversation(.sent).meeting
        let history = try await house.pairSnapshot(as: Cast.mette, of: next).history
        #expect(history.map { Set($0.answers.employee.keys) } == [seen])
    }

    @Test func `Only the author's own hook sees a draft, and it sees nothing of the other's`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let id = try await conversation(.drafted, in: house).meeting
        _ = try await house.ask([.ownAnswers, .meeting], as: Cast.amalie, about: id)
        let own = house.host.received(.checkAnswer)
        #expect(Set(own.map(\.call.arguments)) == [.answer(Q.tasks, .text(Words.answer)), .answer(Self.secret, .text("HEMMELIGT-SVAR"))])
        for received in own {
            #expect(received.snapshot.audience == .author)
            #expect(received.snapshot.answers.employee == [Q.tasks: .text(Words.answer), Self.secret: .text("HEMMELIGT-SVAR")])
            #expect(received.snapshot.answers.leader == [Self.leaders: .text(Words.leadersAnswer)])
            for word in ["LEDERENS-HEMMELIGE", "AMALIES-NOTE", Words.privateNote] { #expect(!described(received.snapshot).contains(word)) }
        }
        #expect(!described(try #require(house.host.received(.checkMeeting).first)).contains(Words.answer))
        house.host.forgetCalls()
        _ = try await house.ask([.ownAnswers, .meeting], as: Cast.mette, about: id)
        #expect(!house.host.received(.checkAnswer).isEmpty)
        for received in house.host.received() {
            for word in [Words.answer, "HEMMELIGT-SVAR", "AMALIES-NOTE"] { #expect(!described(received).contains(word), "\(word)") }
        }
    }

    @Test func `An old conversation's hooks see what the old pair knew, the new one's what the new pair may (rule b)`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let old = try await conversation(.after, in: house)
        try await house.environment.store.write { transaction in
            try transaction.savePluginData("1", key: "count", of: "distance", employee: Cast.amalie.id, leader: Cast.mette.id)
        }
        try await house.give(Cast.amalie, leader: Cast.anders)
        let new = try await house[Cast.anders].plan(with: Cast.amalie, at: house.schedule(in: 9))
        try await house[Cast.anders].begin(new)
        try await house[Cast.anders].agree(house.draft("RING TIL-ANDERS", by: Cast.amalie), in: new)
        let then = try await house.pairSnapshot(as: Cast.amalie, of: old.meeting)
        #expect(then.agreements.map(\.title) == [Words.agreement] && then.people?.leader.firstName == "Mette")
        #expect(house.host.received(.checkMeeting).first?.call.stored == ["count": "1"])
        for viewer in [Cast.amalie, Cast.anders] {
            let now = try await house.pairSnapshot(as: viewer, of: new)
            #expect(Set(now.agreements.map(\.title)) == [Words.agreement, "RING TIL-ANDERS"], "open agreements go along")
            #expect(now.history.isEmpty && now.answers.employee.isEmpty)
            for word in [Words.answer, Words.leadersAnswer] + Self.never { #expect(!described(now).contains(word), "\(word)") }
            #expect(house.host.received(.checkMeeting).first?.call.stored == [:])
        }
    }

    @Test func `Two conversations never see each other's data`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let (amalies, bjarnes) = (try await conversation(.during, in: house), try await conversation(.during, in: house, of: Cast.bjarne))
        for made in [amalies, bjarnes] {
            try await house.environment.store.write { transaction in
                try transaction.savePluginData(
                    "\"\(made.employee.firstName)\"", key: "who", of: "distance", employee: made.employee.id, leader: Cast.mette.id)
                try transaction.savePluginData("1", key: "x", of: "other", employee: made.employee.id, leader: Cast.mette.id)
            }
        }
        for (made, other) in [(amalies, bjarnes), (bjarnes, amalies)] {
            for viewer in [made.employee, Cast.mette] {
                house.host.forgetCalls()
                _ = try await house.ask([.meeting, .ownAnswers, .agreements], as: viewer, about: made.meeting)
                for received in house.host.received() {
                    #expect(received.call.stored == ["who": "\"\(made.employee.firstName)\""], "its own, and no other plugin's")
                    let seen = described(received.snapshot)
                    #expect(!seen.contains(other.employee.firstName) && !seen.contains(other.meeting.rawValue))
                }
            }
        }
    }

    @Test func `In the background hooks are told so, and see nothing that is not shared`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let first = try await conversation(.closed, in: house)
        _ = try await conversation(.drafted, in: house)
        try await RemindPeople(house.environment)()
        let calls =
            house.host.received(.reminders).filter { $0.snapshot.people?.employee.id == Cast.amalie.id.rawValue }
            + house.host.received(.metrics)
        #expect(calls.count == 2)
        for received in calls {
            #expect(received.snapshot.audience == .background)
            for word in Self.never { #expect(!described(received.snapshot).contains(word), "\(word)") }
        }
        let reminding = try #require(calls.first?.snapshot)
        #expect(reminding.answers.employee.isEmpty && reminding.answers.leader.isEmpty, "the next conversation's answers are drafts")
        #expect(reminding.meeting != nil && reminding.history.map(\.id) == [first.meeting.rawValue])
        let measuring = try #require(calls.last?.snapshot)
        #expect(measuring.meeting?.id == first.meeting.rawValue && measuring.answers.employee == [Q.tasks: .text(Words.answer)])
    }

    @Test func `What an admin takes back is gone at once, and what is given later waits for the next form`() async throws {
        let house = try await House.open()
        house.host.know(Self.plugin)
        try await house.environment.install(Self.plugin, granting: [.meeting, .answers, .history])
        let id = try await conversation(.shared, in: house).meeting
        func reads() async throws -> Set<PluginManifest.Reading> {
            house.host.forgetCalls()
            _ = try await house.ask(.meeting, as: Cast.amalie, about: id)
            return try #require(house.host.received(.checkMeeting).first?.call.reads)
        }
        #expect(try await reads() == [.meeting, .answers, .history])
        try await ChangePlugin(house.environment)("distance", .grant([.meeting, .people]), as: nil)
        #expect(try await reads() == [.meeting])
        try await ChangePlugin(house.environment)("distance", .grant(.everything), as: nil)
        #expect(try await reads() == [.meeting, .answers, .history])
        let next = try await house[Cast.mette].plan(with: Cast.bjarne, at: house.schedule(in: 3))
        #expect(try await house.pinned(in: next).map(\.granted) == [.everything])
    }

    @Test func `Nothing that the manifest does not ask for is read, whatever was granted`() async throws {
        let modest = Plugin.scripted("distance", reads: [.meeting], hooks: [.checkMeeting])
        let house = try await House.open()
        house.host.know(modest)
        try await house.environment.install(modest, granting: .everything)
        let id = try await house.conversation(.shared).meeting
        _ = try await house.ask(.meeting, as: Cast.amalie, about: id)
        #expect(house.host.received(.checkMeeting).first?.call.reads == [.meeting])
    }
}
