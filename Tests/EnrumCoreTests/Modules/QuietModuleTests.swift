import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// A toolkit of which every question is left for later says nothing in that conversation (P-16).
struct QuietModuleTests {
    private static let hooks: [Hook] = [.questions, .checkMeeting, .agenda, .suggestAgreements, .report]
    private static func toolkit(_ id: Slug, questions: [Question], types: [MeetingTypeDeclaration] = []) -> Plugin {
        .scripted(
            id.rawValue, reads: .everything, hooks: hooks, questions: questions,
            checklists: [
                Checklist(
                    id: "list", title: .words("Liste"), phase: .during, role: .both, isShared: true,
                    items: [.init(id: "one", label: .words("Et"))])
            ],
            agreementTemplates: [AgreementTemplate(id: "draft", title: .words("En skabelon"))],
            guidance: [Guidance(phase: nil, role: .both, title: .words("Råd"), text: .words("Lyt"))], meetingTypes: types)
    }

    private static let distance = toolkit(
        "distance",
        questions: [
            .scale("distance", "closeness"), .text("distance", "mine", by: .leader),
            // No answer brings it into an ordinary conversation, so nobody could leave it.
            Question(
                id: never, kind: .text, label: .words("Aldrig?"),
                showIf: .compare(.eq, .meeting("type"), .value(.text("distance/check_in")))),
        ])
    private static let silent = toolkit("silent", questions: [])
    private static let (closeness, mine) = (QuestionID(set: "distance", name: "closeness"), QuestionID(set: "distance", name: "mine"))
    private static let never = QuestionID(set: "distance", name: "never")
    private static let everything: ModuleQuestions = [.meeting, .agreements, .agenda, .suggestions, .report]

    private func sent(_ house: House, leaving left: Set<QuestionID>, in type: MeetingType.ID = .oneToOne) async throws -> Meeting.ID {
        house.host.on(.questions, of: "distance") { _, _ in
            HookResult(.questions([.text("distance", "thought_up")]), store: ["asked": "true"])
        }
        return try await PlanMeeting(house.environment)(
            with: Cast.amalie.id, type: type, schedule: house.schedule(in: 0), send: true, leaving: left, as: house[Cast.mette].viewer)
    }

    @Test func `Where all of its questions are left, nothing of it is in the conversation, and it keeps nothing`() async throws {
        let house = try await House.open(with: [Self.distance, Self.silent])
        let left: Set<QuestionID> = [Self.closeness, Self.mine, QuestionID(set: "distance", name: "thought_up")]
        let id = try await sent(house, leaving: left)
        #expect(try await house.sections(of: id) == ["basis"], "not even what nobody could leave")
        #expect(try await house.pinned(in: id).map(\.plugin) == ["silent"], "a toolkit that asks nothing is left with nothing")
        #expect(try await house.stored(Cast.amalie, with: Cast.mette) == [:], "it has not asked, and asks again next time")
        #expect(Set(try await house.meeting(id).leftForLater) == left)
        try await house[Cast.mette].begin(id)
        house.host.forgetCalls()
        let notes = try await house.ask(Self.everything, as: Cast.amalie, about: id)
        #expect(notes.plugins.map(\.id) == ["silent"] && notes.missing.isEmpty)
        #expect(house.host.received(of: "distance").isEmpty)
        await #expect(throws: NotFound.self) {
            try await TickChecklist(house.environment)("distance/list/one", isTicked: true, in: id, as: house[Cast.amalie].viewer)
        }
        try await house[Cast.mette].finish(id)
        #expect(try await house.ask(.report, as: Cast.amalie, about: id).missing.isEmpty, "nothing is missing from the record")
        let next = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 30))
        #expect(try await house.pinned(in: next).map(\.plugin) == ["distance", "silent"], "the next conversation has it again")
    }

    @Test(arguments: [[closeness], [mine], [closeness, mine], []])
    func `Where some of its questions are left it stays, with all that it brings`(left: [QuestionID]) async throws {
        let house = try await House.open(with: [Self.distance])
        let id = try await sent(house, leaving: Set(left))
        #expect(try await house.pinned(in: id).map(\.plugin) == ["distance"])
        #expect(try await house.stored(Cast.amalie, with: Cast.mette) == ["distance": ["asked": "true"]])
        #expect(try await house.ask(.data, as: Cast.amalie, about: id).plugins.map(\.id) == ["distance"])
    }

    @Test func `A conversation of its own kind it never leaves`() async throws {
        let kind = MeetingType(id: .init(plugin: "distance", name: "check_in"), title: .words("Snak"))
        let plugin = Self.toolkit("distance", questions: [.scale("distance", "closeness")], types: [MeetingTypeDeclaration(kind)])
        let house = try await House.open(with: [plugin])
        let id = try await PlanMeeting(house.environment)(
            with: Cast.amalie.id, type: kind.id, schedule: house.schedule(in: 0), send: true, leaving: [Self.closeness],
            as: house[Cast.mette].viewer)
        #expect(try await house.sections(of: id) == ["basis"])
        #expect(try await house.pinned(in: id).map(\.plugin) == ["distance"])
    }
}
