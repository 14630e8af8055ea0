import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// Before the conversation: planning, sending, preparing, sharing (P-02, P-03, P-05, A-10).
struct BeforeTests {
    @Test func `The leader or HR sends the form, and the employee answers (P-02)`() async throws {
        let house = try await House.open()
        let sent = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 7))
        let planned = try await house[Cast.pernille].plan(with: Cast.bjarne, at: house.schedule(in: 7), send: false)
        await #expect(throws: RuleBroken("rule.not_sent")) {
            try await house[Cast.bjarne].answer(Q.tasks, .text("For tidligt"), in: planned)
        }
        try await house[Cast.pernille].sendForm(of: planned)
        for (id, person) in [(sent, Cast.amalie), (planned, Cast.bjarne)] {
            let outcome = try await house[person].answer(Q.tasks, .text("Overgangen til de store"), isMarked: true, in: id)
            #expect(outcome == .saved(field: .answer(Q.tasks), version: 1))
            let view = try await house[person].read(id)
            #expect(view.ownAnswers[Q.tasks]?.value == .text("Overgangen til de store"))
            #expect(view.ownAnswers[Q.tasks]?.isMarked == true)
            #expect(view.questions.count == 11)
        }
        #expect(try await house.meeting(planned).leader == Cast.mette.id, "it is a conversation with the leader, whoever planned it")
    }

    @Test func `A conversation is planned for today or later, with someone who has a leader`() async throws {
        let house = try await House.open()
        await #expect(throws: RuleBroken("rule.date_past", field: "date")) {
            try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: -1))
        }
        try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 0))
        try await house.give(Cast.bjarne, leader: nil)
        let error = await #expect(throws: RuleBroken.self) {
            try await house[Cast.pernille].plan(with: Cast.bjarne, at: house.schedule(in: 1))
        }
        #expect(error?.phrase.key == "rule.no_leader")
        await #expect(throws: NotFound.self) { try await house[Cast.amalie].plan(with: Cast.amalie, at: house.schedule(in: 1)) }
    }

    @Test func `A form without questions is not sent`() async throws {
        let house = try await House.open()
        try await SwitchQuestionSet(house.environment)(.basis, isActive: false, as: house[Cast.jonas].viewer)
        await #expect(throws: RuleBroken("rule.no_questions")) {
            try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 1))
        }
        #expect(try await house[Cast.amalie].history(of: Cast.amalie).meetings.isEmpty, "all or nothing")
    }

    @Test func `The same key plans, adds, asks, agrees and remarks once`() async throws {
        let house = try await House.open()
        let (meeting, item) = (Meeting.ID(stored: "my-meeting"), AgendaItem.ID(stored: "my-item"))
        for _ in 0..<2 { try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 7), key: meeting) }
        for _ in 0..<2 { try await house[Cast.amalie].bring("Ferien", to: meeting, key: item) }
        for _ in 0..<2 { try await house[Cast.mette].ask("Hvad vil du helst?", in: meeting, key: .basis) }
        try await house[Cast.mette].begin(meeting)
        for _ in 0..<2 { try await house[Cast.mette].agree(house.draft(by: Cast.amalie), in: meeting, key: .init(stored: "my-agreement")) }
        try await house[Cast.mette].finish(meeting)
        for _ in 0..<2 { try await house[Cast.amalie].remark("Tak", to: meeting, key: .init(stored: "my-remark")) }
        let view = try await house[Cast.amalie].read(meeting)
        #expect(try await house[Cast.amalie].history(of: Cast.amalie).meetings.count == 1)
        #expect(view.agenda.count == 1 && view.addedQuestions.count == 1 && view.agreements.count == 1 && view.remarks.count == 1)
        let log = try await house.wholeLog().map(\.action)
        for action in ["meeting.planned_and_sent", "agenda.added", "question.added", "agreement.made", "remark.added"] {
            #expect(log.count { $0 == action } == 1, "\(action)")
        }
    }

    @Test func `Until the employee shares, the leader reads nothing; then everything (P-03)`() async throws {
        let house = try await House.open()
        let id = try await house.conversation(.drafted).meeting
        var view = try await house[Cast.mette].read(id)
        #expect(view.otherAnswers.isEmpty && view.agenda.isEmpty && view.meeting.opened == nil)
        try await house[Cast.amalie].share(id)
        view = try await house[Cast.mette].read(id)
        #expect(view.otherAnswers[Q.tasks]?.value == .text(Words.answer))
        #expect(view.otherAnswers[Q.tasks]?.isMarked == true)
        #expect(view.agenda.map(\.text) == [Words.point])
        #expect(view.meeting.opened == house.clock.now)
        #expect(try await house[Cast.amalie].read(id).meeting.opened != nil, "the employee sees that it was read")
    }

    @Test func `What is shared can be taken back until the leader has read it`() async throws {
        let house = try await House.open()
        let id = try await house.conversation(.shared).meeting
        _ = try await house[Cast.amalie].read(id)
        _ = try await house[Cast.mette].team()
        _ = try await house[Cast.mette].version(of: id)
        try await house[Cast.amalie].withdraw(id)
        let view = try await house[Cast.mette].read(id)
        #expect(view.otherAnswers.isEmpty && view.agenda.isEmpty)
        try await house[Cast.amalie].share(id)
        _ = try await house[Cast.mette].read(id)
        await #expect(throws: RuleBroken("rule.already_opened")) { try await house[Cast.amalie].withdraw(id) }
        #expect(try await house[Cast.mette].read(id).otherAnswers.count == 1)
    }

    @Test func `What is taken back while the leader is opening it is not shown`() async throws {
        let house = try await House.open()
        let id = try await house.conversation(.shared).meeting
        let amalie = try await house[Cast.amalie].viewer
        let store = Interrupted(base: house.environment.store) { try await WithdrawAnswers(house.environment)(id, as: amalie) }
        let environment = Environment(
            store: store, clock: house.clock, randomness: house.environment.randomness, passwords: house.environment.passwords)
        let view = try await ReadMeeting(environment)(id, as: house[Cast.mette].viewer)
        #expect(view.otherAnswers.isEmpty && view.agenda.isEmpty)
        #expect(try await house.meeting(id).opened == nil)
        #expect(try await house.wholeLog().map(\.action).contains("preparation.opened") == false)
    }

    @Test func `Taking back takes only what was shared with it`() async throws {
        let house = try await House.open()
        let first = try await house.conversation(.during)
        let drafted = try await house.conversation(.drafted, of: Cast.bjarne)
        try await house[Cast.mette].finish(first.meeting)
        try await house[Cast.mette].begin(drafted.meeting)
        try await house[Cast.mette].finish(drafted.meeting)
        house.clock.advance(days: 14)
        for (employee, knownBefore) in [(Cast.amalie, true), (Cast.bjarne, false)] {
            let id = try await house[Cast.mette].plan(with: employee, at: house.schedule(in: 7))
            #expect(try await house[employee].read(id).agenda.contains { $0.text == Words.point }, "it is carried over to its author")
            #expect(try await house[Cast.mette].read(id).agenda.contains { $0.text == Words.point } == knownBefore)
            try await house[employee].share(id)
            try await house[employee].withdraw(id)
            #expect(try await house[Cast.mette].read(id).agenda.contains { $0.text == Words.point } == knownBefore)
        }
    }

    @Test func `The employee's points stand first, whoever wrote first (P-05)`() async throws {
        let house = try await House.open()
        let id = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 7))
        try await house[Cast.mette].bring("Lederens første", to: id)
        try await house[Cast.amalie].bring("Medarbejderens første", to: id)
        try await house[Cast.mette].bring("Lederens andet", to: id)
        try await house[Cast.amalie].bring("Medarbejderens andet", to: id)
        try await house[Cast.amalie].share(id)
        let expected = ["Medarbejderens første", "Medarbejderens andet", "Lederens første", "Lederens andet"]
        #expect(try await house[Cast.mette].read(id).agenda.map(\.text) == expected)
        #expect(try await house[Cast.amalie].read(id).agenda.map(\.text) == expected)
    }

    @Test func `One takes back one's own point, before the conversation begins`() async throws {
        let house = try await House.open()
        let conversation = try await house.conversation(.opened)
        let (own, leaders) = (try #require(conversation.point), try #require(conversation.leadersPoint))
        await #expect(throws: NotFound.self) { try await house[Cast.mette].takeBack(own, from: conversation.meeting) }
        await #expect(throws: NotFound.self) { try await house[Cast.amalie].takeBack(leaders, from: conversation.meeting) }
        try await house[Cast.amalie].takeBack(own, from: conversation.meeting)
        try await house[Cast.amalie].takeBack(own, from: conversation.meeting)
        #expect(try await house[Cast.mette].read(conversation.meeting).agenda.map(\.id) == [leaders])
        try await house[Cast.mette].begin(conversation.meeting)
        await #expect(throws: RuleBroken("rule.already_begun")) {
            try await house[Cast.mette].takeBack(leaders, from: conversation.meeting)
        }
    }

    @Test func `The leader's question is appended to the frozen form, and answered like any other (P-03)`() async throws {
        let house = try await House.open()
        let id = try await house.conversation(.shared).meeting
        try await house[Cast.mette].ask("Hvordan går det med den nye stue?", in: id)
        let view = try await house[Cast.amalie].read(id)
        let question = try #require(view.questions.last)
        #expect(question.label.danish == "Hvordan går det med den nye stue?" && view.questions.count == 12)
        try await house[Cast.amalie].answer(question.id, .text("Bedre og bedre"), in: id)
        #expect(try await house[Cast.mette].read(id).otherAnswers[question.id]?.value == .text("Bedre og bedre"))
        await #expect(throws: NotFound.self) { try await house[Cast.amalie].ask("Og dig?", in: id) }
        for (text, key) in [(" ", "rule.empty"), (String(repeating: "x", count: Limits.title + 1), "rule.too_long")] {
            let error = await #expect(throws: RuleBroken.self) { try await house[Cast.mette].ask(text, in: id) }
            #expect(error?.phrase.key == key && error?.field == "question")
        }
    }

    @Test func `A frozen form never changes, and the next one is new`() async throws {
        let house = try await House.open()
        let id = try await house.conversation(.sent).meeting
        let frozen = try #require(try await house[Cast.amalie].read(id).form)
        let base = try #require(try await house.environment.store.read { try $0.questionSet(.basis) }).set
        let edited = QuestionSet(
            id: base.id, title: base.title,
            questions: [Question(id: Q.tasks, kind: .longText, label: LocalizedText(danish: "Hvad har fyldt?"))])
        try await InstallQuestionSet(house.environment)(edited, as: house[Cast.jonas].viewer)
        #expect(try await house[Cast.amalie].read(id).form == frozen)
        try await house[Cast.amalie].answer(Q.goals, .text("Svaret på et spørgsmål, der ikke stilles mere"), in: id)
        let next = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 20))
        #expect(try await house[Cast.amalie].read(next).form?.questions.map(\.label.danish) == ["Hvad har fyldt?"])
    }

    @Test func `Answers that a question does not take are all refused together, and nothing is kept`() async throws {
        let house = try await House.open()
        let id = try await house.conversation(.sent).meeting
        let before = try await house.wholeLog()
        let error = await #expect(throws: RefusedAnswers.self) {
            try await SaveAnswers(house.environment)(
                [
                    AnswerDraft(question: Q.tasks, value: .text("Et godt svar")), AnswerDraft(question: Q.motivation, value: .scale(11)),
                    AnswerDraft(question: Q.unknown, value: .text("Hvad?")),
                    AnswerDraft(question: Q.goals, value: .text(String(repeating: "x", count: Limits.text + 1))),
                ], in: id, as: house[Cast.amalie].viewer)
        }
        #expect(error?.problems.map(\.field) == [Q.motivation.rawValue, Q.unknown.rawValue, Q.goals.rawValue])
        #expect(error?.problems.map(\.phrase.key) == ["rule.scale", "rule.unknown_question", "rule.too_long"])
        #expect(try await house[Cast.amalie].read(id).ownAnswers.isEmpty)
        #expect(try await house.wholeLog() == before)
    }

    @Test func `A question for one of the two is not answered by the other`() async throws {
        let house = try await House.open()
        let id = try await house.conversation(.sent).meeting
        let error = await #expect(throws: RefusedAnswers.self) {
            try await house[Cast.mette].answer(Q.tasks, .text("På dine vegne"), in: id)
        }
        #expect(error?.problems.first?.phrase.key == "rule.unknown_question")
    }

    @Test func `Answers change until the conversation begins, and a shared one is then locked`() async throws {
        let house = try await House.open()
        let id = try await house.conversation(.opened).meeting
        try await house[Cast.amalie].answer(Q.tasks, .text("Noget andet"), basedOn: 1, in: id)
        #expect(try await house[Cast.mette].read(id).otherAnswers[Q.tasks]?.value == .text("Noget andet"))
        try await house[Cast.mette].begin(id)
        await #expect(throws: RuleBroken("rule.preparation_locked")) {
            try await house[Cast.amalie].answer(Q.tasks, .text("For sent"), basedOn: 2, in: id)
        }
    }

    @Test func `What was not shared before can be shared at the table`() async throws {
        let house = try await House.open()
        let id = try await house.conversation(.drafted).meeting
        try await house[Cast.mette].begin(id)
        #expect(try await house[Cast.mette].read(id).otherAnswers.isEmpty)
        try await house[Cast.amalie].answer(Q.goals, .text("Også det her"), in: id)
        try await house[Cast.amalie].share(id)
        let view = try await house[Cast.mette].read(id)
        #expect(view.otherAnswers.count == 2 && view.agenda.map(\.text) == [Words.point])
    }

    @Test func `Open points, open agreements and last time's answers come up again by themselves (A-10)`() async throws {
        let house = try await House.open()
        let first = try await house.conversation(.during)
        try await house[Cast.mette].tick(try #require(first.leadersPoint), in: first.meeting)
        let late = try await house[Cast.mette].agree(house.draft("Send en plan", by: Cast.mette, in: 3), in: first.meeting)
        let kept = try await house[Cast.mette].agree(house.draft("Book et lokale", by: Cast.mette, in: 4), in: first.meeting)
        try await house[Cast.amalie].keep(kept)
        try await house[Cast.mette].finish(first.meeting)
        house.clock.advance(days: 14)
        let id = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 7))
        let open = [late, try #require(first.agreement), try #require(first.thirdsAgreement)]
        for person in [Cast.amalie, Cast.mette] {
            let view = try await house[person].read(id)
            #expect(view.agenda.map(\.text) == [Words.point], "the ticked one is done with")
            #expect(view.earlierAgreements.map(\.id) == open)
            #expect(view.agreements.isEmpty)
            #expect(view.previous?.id == first.meeting)
            #expect(view.previousAnswers.map(\.value) == [.text(Words.answer)])
        }
    }

    @Test func `Last time's answers that were never shared stay with their author`() async throws {
        let house = try await House.open()
        let first = try await house.conversation(.drafted).meeting
        try await house[Cast.mette].begin(first)
        try await house[Cast.mette].finish(first)
        house.clock.advance(days: 14)
        let id = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 7))
        #expect(try await house[Cast.amalie].read(id).previousAnswers.count == 1)
        #expect(try await house[Cast.mette].read(id).previousAnswers.isEmpty)
    }

    @Test func `An answer for its author alone is read by nobody else, this time or next`() async throws {
        let house = try await House.open()
        let own = QuestionID(stored: "egne/tanke")
        try await house.environment.install(
            "egne", Question(id: own, kind: .longText, label: LocalizedText(danish: "Kun til dig selv"), lane: .author))
        let id = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 7))
        try await house[Cast.amalie].answer(own, .text("KUN-MIT"), in: id)
        try await house[Cast.amalie].share(id)
        #expect(try await house[Cast.mette].read(id).otherAnswers.isEmpty)
        try await house[Cast.mette].begin(id)
        try await house[Cast.mette].finish(id)
        house.clock.advance(days: 14)
        let next = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 7))
        #expect(try await house[Cast.amalie].read(next).previousAnswers.map(\.value) == [.text("KUN-MIT")])
        #expect(try await house[Cast.mette].read(next).previousAnswers.isEmpty)
    }

    @Test func `Someone named in a draft is not named to the leader`() async throws {
        let house = try await House.open()
        let whom = QuestionID(stored: "egne/hvem")
        try await house.environment.install("egne", Question(id: whom, kind: .person, label: LocalizedText(danish: "Hvem hjælper dig?")))
        let id = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 7))
        try await house[Cast.amalie].answer(whom, .person(Cast.viktor.id), in: id)
        #expect(try await house[Cast.amalie].read(id).people[Cast.viktor.id]?.name == Cast.viktor.name)
        #expect(try await house[Cast.mette].read(id).people[Cast.viktor.id] == nil)
        try await house[Cast.amalie].share(id)
        #expect(try await house[Cast.mette].read(id).people[Cast.viktor.id] != nil)
    }

    @Test func `A question is asked while its condition holds for what the reader can see`() async throws {
        let house = try await House.open()
        let (score, why) = (QuestionID(stored: "egne/tal"), QuestionID(stored: "egne/hvorfor"))
        let scale = try #require(
            Question.Scale(lowest: 1, highest: 5, lowestLabel: LocalizedText(danish: "lav"), highestLabel: LocalizedText(danish: "høj")))
        try await house.environment.install(
            "egne", Question(id: score, kind: .scale(scale), label: LocalizedText(danish: "Hvor højt?")),
            Question(
                id: why, kind: .longText, label: LocalizedText(danish: "Hvorfor ikke højere?"),
                showIf: .compare(.lt, .answer(score), .value(.number(3)))))
        let id = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 7))
        func isAsked(_ person: Person) async throws -> Bool {
            let view = try await house[person].read(id)
            return view.isAsked(try #require(view.questions.first { $0.id == why }))
        }
        #expect(try await isAsked(Cast.amalie) == false)
        try await house[Cast.amalie].answer(score, .scale(2), in: id)
        #expect(try await isAsked(Cast.amalie))
        #expect(try await isAsked(Cast.mette) == false, "a shown question would betray the draft")
        try await house[Cast.amalie].share(id)
        #expect(try await isAsked(Cast.mette))
    }

    @Test func `An answer that its question does not usually get is kept, and unusual to its author alone`() async throws {
        let house = try await House.open()
        let hours = QuestionID(stored: "egne/timer")
        let usual = Question.Constraint(.compare(.lte, .answer(hours), .value(.number(37))), message: LocalizedText(danish: "Så mange?"))
        try await house.environment.install(
            "egne",
            Question(
                id: hours, kind: .number(Question.NumberRange()), label: LocalizedText(danish: "Timer?"), constraint: usual,
                answeredBy: .both))
        let id = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 7))
        func isUnusual(_ person: Person) async throws -> Bool {
            let view = try await house[person].read(id)
            return view.isUnusual(try #require(view.questions.first { $0.id == hours }))
        }
        #expect(try await isUnusual(Cast.amalie) == false, "nothing is answered yet")
        try await house[Cast.amalie].answer(hours, .number(38), in: id)
        #expect(try await house[Cast.amalie].read(id).ownAnswers[hours]?.value == .number(38))
        #expect(try await isUnusual(Cast.amalie))
        try await house[Cast.amalie].share(id)
        #expect(try await isUnusual(Cast.mette) == false, "it is not her answer")
        try await house[Cast.mette].answer(hours, .number(37), in: id)
        #expect(try await isUnusual(Cast.mette) == false)
        #expect(try await isUnusual(Cast.amalie), "each is judged by their own")
    }
}
