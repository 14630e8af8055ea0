import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// Kinds of conversation that modules bring, and the terms they are held on (P-14, T-03, T-04, L-01, L-02, L-20).
struct MeetingTypeTests {
    private static func type(
        _ plugin: Slug, _ name: Slug, revealsTogether: Bool = false, record: MeetingType.RecordKind = .minutes, asks: Bool = true,
        ownOnly: Bool = false, plannedBy planner: MeetingType.Planner = .leader
    ) -> MeetingType {
        MeetingType(
            id: .init(plugin: plugin, name: name), title: .words("Snak"), usualLengths: 40...50, preparationMinutes: 45,
            revealsTogether: revealsTogether, record: record, asksForAcknowledgement: asks, asksOwnQuestionsOnly: ownOnly,
            plannedBy: planner)
    }

    /// For leaders and their own leaders: its questions join other conversations where a setting says so.
    private static let thriving = Plugin.scripted(
        "thriving",
        settings: [
            SettingField(key: "insert", label: .words("Med?"), kind: .yesNo, standard: .yesNo(false)),
            SettingField(key: "ahead", label: .words("Før?"), kind: .yesNo, standard: .yesNo(false)),
        ],
        questions: [.scale("thriving", "score"), .text("thriving", "mine", by: .leader)],
        meetingTypes: [
            MeetingTypeDeclaration(
                type("thriving", "talk", revealsTogether: true, ownOnly: true, plannedBy: .both), handsOut: .setting("ahead"))
        ],
        contracts: [
            ContractTemplate(
                id: "sheet", title: .words("Arket"), parts: [.init(heading: .words("Nu"), fields: [.question(score)])]),
            ContractTemplate(
                id: "leaders", title: .words("Lederens ark"), owner: .leader,
                parts: [.init(heading: .words("Nu"), fields: [.question(mine)])]),
        ], between: .leaders, joins: .setting("insert"))

    private static let purpose = Plugin.scripted(
        "purpose", questions: [.text("purpose", "why")],
        meetingTypes: [
            MeetingTypeDeclaration(type("purpose", "short", record: .none, asks: false, ownOnly: true)),
            MeetingTypeDeclaration(type("purpose", "long", record: .note)),
        ])

    private static let talk = MeetingType.ID(plugin: "thriving", name: "talk")
    private static let score = QuestionID(set: "thriving", name: "score")
    private static let mine = QuestionID(set: "thriving", name: "mine")

    private func types(_ house: House, for employee: Person, as viewer: Person) async throws -> [String] {
        try await ReadMeetingTypes(house.environment)(for: employee.id, as: house[viewer].viewer).map(\.id.rawValue)
    }

    @Test func `Those are offered whose modules are on, and to leaders what is for leaders`() async throws {
        let house = try await House.open(with: [Self.purpose, Self.thriving])
        #expect(try await types(house, for: Cast.amalie, as: Cast.mette) == ["one_to_one", "purpose/short", "purpose/long"])
        #expect(
            try await types(house, for: Cast.mette, as: Cast.henrik) == ["one_to_one", "purpose/short", "purpose/long", "thriving/talk"])
        #expect(try await types(house, for: Cast.amalie, as: Cast.pernille).count == 3, "HR plans what a leader plans")
        #expect(try await types(house, for: Cast.amalie, as: Cast.amalie).isEmpty)
        #expect(try await types(house, for: Cast.mette, as: Cast.mette) == ["thriving/talk"], "one can invite to it (L-20)")
        for stranger in [Cast.karen, Cast.jonas, Cast.rasmus, Cast.kirsten] {
            await #expect(throws: NotFound.self) { try await types(house, for: Cast.mette, as: stranger) }
        }
        try await house.switchModule("purpose", .isOn(false), in: Cast.sun)
        #expect(try await types(house, for: Cast.amalie, as: Cast.mette) == ["one_to_one"])
    }

    @Test func `What cannot be planned is refused at its field, and nobody invites to what leaders alone plan`() async throws {
        let house = try await House.open(with: [Self.purpose, Self.thriving])
        func plan(_ type: MeetingType.ID, with employee: Person, as viewer: Person) async throws -> Meeting.ID {
            try await PlanMeeting(house.environment)(
                with: employee.id, type: type, schedule: house.schedule(in: 5), send: true, as: house[viewer].viewer)
        }
        let wrong: [(MeetingType.ID, Person, Person)] = [
            (Self.talk, Cast.amalie, Cast.mette), (.init("purpose/none"), Cast.amalie, Cast.mette),
            (.init("nothing"), Cast.amalie, Cast.mette),
        ]
        for (type, employee, viewer) in wrong {
            await #expect(throws: RuleBroken("rule.meeting_type", field: "type")) { try await plan(type, with: employee, as: viewer) }
        }
        let hidden: [(MeetingType.ID, Person, Person)] = [
            (Self.talk, Cast.mette, Cast.amalie), (.oneToOne, Cast.mette, Cast.mette),
            (.init(plugin: "purpose", name: "short"), Cast.amalie, Cast.amalie),
        ]
        for (type, employee, viewer) in hidden {
            await #expect(throws: NotFound.self) { try await plan(type, with: employee, as: viewer) }
        }
        await #expect(throws: NotFound.self, "whoever invites does not choose what is asked") {
            try await PlanMeeting(house.environment)(
                with: Cast.mette.id, type: Self.talk, schedule: house.schedule(in: 5), send: true, leaving: [Self.score],
                as: house[Cast.mette].viewer)
        }
        let invited = try await house.meeting(plan(Self.talk, with: Cast.mette, as: Cast.mette))
        #expect(invited.leader == Cast.henrik.id && invited.planned.by == Cast.mette.id && invited.phase == .before)
        #expect(invited.type.preparationMinutes == 45 && invited.type.title == .words("Snak"))
        await #expect(throws: RuleBroken.self, "nobody is above her") {
            try await house.environment.store.write { try $0.update(Cast.mette.with(leader: nil), at: house.clock.now) }
            _ = try await plan(Self.talk, with: Cast.mette, as: Cast.mette)
        }
    }

    @Test func `T-04: a module asks in its own conversations, and in others where the setting says so`() async throws {
        let house = try await House.open(with: [Self.purpose, Self.thriving])
        func sections(_ type: MeetingType.ID, with employee: Person, by leader: Person) async throws -> [String] {
            let id = try await PlanMeeting(house.environment)(
                with: employee.id, type: type, schedule: house.schedule(in: 5), send: true, as: house[leader].viewer)
            return try await house.sections(of: id)
        }
        #expect(try await sections(Self.talk, with: Cast.mette, by: Cast.henrik) == ["thriving"], "alone, without the base set")
        #expect(try await sections(.oneToOne, with: Cast.mette, by: Cast.henrik) == ["basis", "purpose"])
        #expect(try await sections(.init("purpose/long"), with: Cast.amalie, by: Cast.mette) == ["basis", "purpose"])
        try await house.switchModule("thriving", .settings(["insert": .yesNo(true)]), in: Cast.solvig)
        #expect(try await sections(.oneToOne, with: Cast.mette, by: Cast.henrik) == ["basis", "purpose", "thriving"])
        #expect(try await sections(.oneToOne, with: Cast.amalie, by: Cast.mette) == ["basis", "purpose"], "she leads nobody")
        #expect(try await sections(.init("purpose/short"), with: Cast.mette, by: Cast.henrik) == ["purpose"])
        let form = try await PreviewForm(house.environment)(as: Viewer(Cast.henrik, isLeader: true)).form
        #expect(form.sections.map(\.set.rawValue).contains("thriving"), "what he himself is asked next, by his own leader")
    }

    @Test func `T-03: questions that are not handed out are kept from the employee until they sit together`() async throws {
        let house = try await House.open(with: [Self.thriving])
        let id = try await PlanMeeting(house.environment)(
            with: Cast.mette.id, type: Self.talk, schedule: house.schedule(in: 0), send: true, as: house[Cast.henrik].viewer)
        try await house[Cast.henrik].ask("Hvad fylder?", in: id)
        let (mette, henrik) = (house[Cast.mette], house[Cast.henrik])
        var view = try await mette.read(id)
        #expect(view.questions.isEmpty && view.form?.sections.isEmpty == true)
        #expect(try await henrik.read(id).questions.count == 3)
        await #expect(throws: RefusedAnswers.self) { try await mette.answer(Self.score, .scale(4), in: id) }
        await #expect(throws: NotFound.self) { try await ReadField(house.environment)(.answer(Self.score), of: id, as: mette.viewer) }
        for sheet: Slug in ["sheet", "leaders"] {
            await #expect(throws: NotFound.self, "a sheet shows its questions") {
                try await ReadContract(house.environment)(sheet, of: "thriving", in: id, as: mette.viewer)
            }
            #expect(try await ReadContract(house.environment)(sheet, of: "thriving", in: id, as: henrik.viewer).parts.count == 1)
        }
        try await mette.bring("Mine egne punkter kan jeg godt skrive", to: id)
        await #expect(throws: RuleBroken("rule.leader_begins"), "beginning would hand them out") { try await mette.begin(id) }
        try await henrik.begin(id)
        #expect(try await ReadContract(house.environment)("sheet", of: "thriving", in: id, as: mette.viewer).parts.count == 1)
        view = try await mette.read(id)
        #expect(view.questions.count == 3)
        try await mette.answer(Self.score, .scale(4), in: id)
        #expect(try await henrik.read(id).otherAnswers[Self.score]?.value == .scale(4), "said at the table, for both at once")

        try await house.switchModule("thriving", .settings(["ahead": .yesNo(true)]), in: Cast.solvig)
        let next = try await PlanMeeting(house.environment)(
            with: Cast.mette.id, type: Self.talk, schedule: house.schedule(in: 9), send: true, as: henrik.viewer)
        #expect(try await mette.read(next).questions.count == 2)
        #expect(try await house.meeting(id).type.handsOut == false, "a conversation keeps its terms")
    }

    @Test func `T-03, T-04: what is not handed out is not handed out in a conversation that it joins either`() async throws {
        let house = try await House.open(with: [Self.purpose, Self.thriving])
        try await house.switchModule("thriving", .settings(["insert": .yesNo(true)]), in: Cast.solvig)
        let (mette, henrik) = (house[Cast.mette], house[Cast.henrik])
        let id = try await henrik.plan(with: Cast.mette, at: house.schedule(in: 0))
        let why = QuestionID(set: "purpose", name: "why")
        let before = try await mette.read(id)
        #expect(before.questions.count == 12 && before.form?.question(Self.score) == nil)
        #expect(try await henrik.read(id).form?.question(Self.score)?.isKeptBack == true)
        await #expect(throws: RefusedAnswers.self) { try await mette.answer(Self.score, .scale(4), in: id) }
        try await mette.answer(why, .text("Fordi"), in: id)
        try await mette.share(id)
        try await mette.begin(id)
        #expect(try await mette.read(id).questions.count == 14)
        try await mette.answer(Self.score, .scale(4), in: id)
        #expect(try await henrik.read(id).otherAnswers[Self.score]?.value == .scale(4), "answered at the table, for both")
        try await henrik.finish(id)
        let next = try await henrik.plan(with: Cast.mette, at: house.schedule(in: 9))
        #expect(try await mette.read(next).previousAnswers.contains { $0.question == Self.score })

        try await house.switchModule("thriving", .settings(["insert": .yesNo(true), "ahead": .yesNo(true)]), in: Cast.solvig)
        let handed = try await henrik.plan(with: Cast.mette, at: house.schedule(in: 12))
        #expect(try await mette.read(handed).form?.question(Self.score)?.isKeptBack == false)
    }

    @Test func `Where both show at once, points wait with the answers until both are ready, or they begin`() async throws {
        let house = try await House.open(with: [Self.thriving])
        try await house.switchModule("thriving", .settings(["ahead": .yesNo(true)]), in: Cast.solvig)
        let (mette, henrik) = (house[Cast.mette], house[Cast.henrik])
        func plan(in days: Int) async throws -> Meeting.ID {
            let id = try await PlanMeeting(house.environment)(
                with: Cast.mette.id, type: Self.talk, schedule: house.schedule(in: days), send: true, as: henrik.viewer)
            try await mette.bring("Hendes", to: id)
            try await henrik.bring("Hans", to: id)
            return id
        }
        func seen(_ id: Meeting.ID) async throws -> [[String]] {
            [try await mette.read(id).agenda.map(\.text), try await henrik.read(id).agenda.map(\.text)]
        }
        let first = try await plan(in: 3)
        #expect(try await seen(first) == [["Hendes"], ["Hans"]])
        let version = try await mette.version(of: first)
        try await henrik.bring("Hans andet", to: first)
        #expect(try await mette.version(of: first) == version, "she cannot tell that he brings one more")
        try await mette.share(first)
        #expect(try await seen(first) == [["Hendes"], ["Hans", "Hans andet"]])
        try await SayReady(house.environment)(first, as: henrik.viewer)
        #expect(try await seen(first) == [["Hendes", "Hans", "Hans andet"], ["Hendes", "Hans", "Hans andet"]])

        try await EndMeeting(house.environment)(first, .cancelled, because: nil, as: henrik.viewer)
        let second = try await plan(in: 0)
        try await mette.share(second)
        try await henrik.begin(second)
        let together = try await seen(second)
        #expect(together[0].contains("Hans") && together[1].contains("Hendes"), "the talk shows them")
    }

    @Test func `Where both show at once neither reads the other before both are ready`() async throws {
        let house = try await House.open(with: [Self.thriving])
        try await house.switchModule("thriving", .settings(["ahead": .yesNo(true)]), in: Cast.solvig)
        let id = try await PlanMeeting(house.environment)(
            with: Cast.mette.id, type: Self.talk, schedule: house.schedule(in: 3), send: true, as: house[Cast.henrik].viewer)
        try await house[Cast.mette].answer(Self.score, .scale(4), in: id)
        try await house[Cast.henrik].answer(Self.mine, .text("Lederens tanker"), in: id)
        func seen() async throws -> [Bool] {
            [
                try await !house[Cast.henrik].read(id).otherAnswers.isEmpty, try await !house[Cast.mette].read(id).otherAnswers.isEmpty,
            ]
        }
        #expect(try await seen() == [false, false])
        try await house[Cast.mette].share(id)
        #expect(try await seen() == [false, false])
        #expect(try await house.meeting(id).opened == nil, "what was not shown was not read, and can be taken back")
        await #expect(throws: NotFound.self) { try await SayReady(house.environment)(id, as: house[Cast.mette].viewer) }
        try await SayReady(house.environment)(id, as: house[Cast.henrik].viewer)
        #expect(try await seen() == [true, true])
        try await SayReady(house.environment)(id, as: house[Cast.henrik].viewer)
        let plain = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 3))
        await #expect(throws: RuleBroken("rule.nothing_to_reveal")) {
            try await SayReady(house.environment)(plain, as: house[Cast.mette].viewer)
        }
    }

    @Test func `The talk itself reveals what both have prepared, shared or at the table`() async throws {
        let house = try await House.open(with: [Self.thriving])
        try await house.switchModule("thriving", .settings(["ahead": .yesNo(true)]), in: Cast.solvig)
        let id = try await PlanMeeting(house.environment)(
            with: Cast.mette.id, type: Self.talk, schedule: house.schedule(in: 0), send: true, as: house[Cast.henrik].viewer)
        try await house[Cast.mette].answer(Self.score, .scale(4), in: id)
        try await house[Cast.henrik].answer(Self.mine, .text("Lederens tanker"), in: id)
        await #expect(throws: RuleBroken("rule.leader_begins")) { try await house[Cast.mette].begin(id) }
        #expect(try await house.meeting(id).phase == .before, "nobody alone opens what was to be shown at once")
        try await house[Cast.henrik].begin(id)
        #expect(try await house[Cast.henrik].read(id).otherAnswers[Self.score] == nil, "she has not shared")
        #expect(try await house[Cast.mette].read(id).otherAnswers[Self.mine] == nil, "and reads no more than she shows")
        try await house[Cast.mette].share(id)
        #expect(try await house[Cast.henrik].read(id).otherAnswers[Self.score] != nil)
        #expect(try await house[Cast.mette].read(id).otherAnswers[Self.mine] != nil)
    }

    @Test func `Nothing is written where no record is kept, and nobody is asked to have seen it`() async throws {
        let house = try await House.open(with: [Self.purpose])
        let mette = house[Cast.mette]
        let id = try await PlanMeeting(house.environment)(
            with: Cast.amalie.id, type: .init(plugin: "purpose", name: "short"), schedule: house.schedule(in: 0), send: true,
            as: mette.viewer)
        try await mette.begin(id)
        await #expect(throws: RuleBroken.self) { try await mette.minute("Noget", in: id) }
        try await mette.agree(house.draft(by: Cast.amalie), in: id)
        try await mette.finish(id)
        await #expect(throws: RuleBroken("rule.no_acknowledgement")) { try await house[Cast.amalie].acknowledge(id) }
        try await CloseMeeting(house.environment)(id, as: house[Cast.mette].viewer)
        #expect(try await house.meeting(id).phase == .closed)
    }

    @Test func `P-16: what can wait is left for later, is seen next time, and something is always asked`() async throws {
        let house = try await House.open(with: [Self.purpose])
        let mette = house[Cast.mette]
        let id = try await mette.plan(with: Cast.amalie, at: house.schedule(in: 0), send: false)
        let preview = try await PreviewMeetingForm(house.environment)(of: id, as: mette.viewer)
        #expect(preview.form.questions.count == 12 && !preview.isLong && preview.wereLeft.isEmpty)
        let all = Set(preview.form.questions.map(\.id))
        await #expect(throws: RuleBroken("rule.nothing_left_to_ask", field: "later")) {
            try await SendForm(house.environment)(id, leaving: all, as: mette.viewer)
        }
        try await SendForm(house.environment)(id, leaving: [Q.goals, Q.unknown], as: mette.viewer)
        #expect(try await house.meeting(id).leftForLater == [Q.goals])
        #expect(try await house[Cast.amalie].read(id).form?.question(Q.goals) == nil)
        await #expect(throws: RefusedAnswers.self) { try await house[Cast.amalie].answer(Q.goals, .text("Nej"), in: id) }
        try await mette.begin(id)
        try await mette.finish(id)
        let next = try await mette.plan(with: Cast.amalie, at: house.schedule(in: 9), send: false)
        #expect(try await PreviewMeetingForm(house.environment)(of: next, as: mette.viewer).wereLeft == [Q.goals])
        for stranger in [Cast.amalie, Cast.karen, Cast.jonas] {
            await #expect(throws: NotFound.self) { try await PreviewMeetingForm(house.environment)(of: next, as: house[stranger].viewer) }
        }
    }

    /// Twelve that everybody is asked, and one of each kind that the employee is not asked beforehand.
    private static let broad = Plugin.scripted(
        "broad",
        questions: (1...14).map { .text("broad", Slug("q\($0)") ?? "q") } + [
            .text("broad", "leaders", by: .leader),
            Question(id: QuestionID(set: "broad", name: "now"), kind: .text, label: .words("Nu?"), phase: .during),
            Question(
                id: QuestionID(set: "broad", name: "more"), kind: .text, label: .words("Mere?"),
                showIf: .answered(.answer(QuestionID(set: "broad", name: "q1")))),
            Question(
                id: QuestionID(set: "broad", name: "other"), kind: .text, label: .words("Andet?"),
                showIf: .all([
                    .compare(.eq, .meeting("type"), .value(.text("broad/kind"))), .answered(.answer(QuestionID(set: "broad", name: "q1"))),
                ])),
        ])

    @Test func `P-16: only what the employee is asked beforehand makes a form long, and what can never be asked is not offered`()
        async throws
    {
        let house = try await House.open(with: [Self.broad])
        let mette = house[Cast.mette]
        let id = try await mette.plan(with: Cast.amalie, at: house.schedule(in: 5), send: false)
        let preview = try await PreviewMeetingForm(house.environment)(of: id, as: mette.viewer)
        #expect(preview.asked.count == 25 && !preview.isLong, "eleven and fourteen")
        let listed = Set(preview.form.questions.map(\.id.rawValue))
        #expect(listed.isSuperset(of: ["broad/leaders", "broad/now", "broad/more"]) && !listed.contains("broad/other"))
        try await SendForm(house.environment)(id, leaving: [QuestionID(set: "broad", name: "more")], as: mette.viewer)
        #expect(try await house[Cast.amalie].read(id).form?.question(QuestionID(set: "broad", name: "other")) != nil)
    }

    @Test func `A change of leader keeps the kind of conversation`() async throws {
        let house = try await House.open(with: [Self.purpose])
        let type = MeetingType.ID(plugin: "purpose", name: "long")
        let id = try await PlanMeeting(house.environment)(
            with: Cast.amalie.id, type: type, schedule: house.schedule(in: 9), send: false, as: house[Cast.mette].viewer)
        try await house.give(Cast.amalie, leader: Cast.anders)
        let passed = try await house.environment.store.read { try $0.openMeetings(ofEmployee: Cast.amalie.id) }
        #expect(passed.map(\.type.id) == [type] && passed[0].id != id)
    }
}

extension Person {
    fileprivate func with(leader: Person.ID?) -> Person {
        var person = self
        person.leader = leader
        return person
    }
}
