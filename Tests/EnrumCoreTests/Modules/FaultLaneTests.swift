import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// A fault tells no more than what it came from may be read by: whoever writes a plugin can choose where and when it fails.
struct FaultLaneTests {
    private static let own = QuestionID(set: "distance", name: "private")
    private static let plugin = Plugin.scripted(
        "distance", reads: [.ownAnswers], hooks: [.checkAnswer, .checkMeeting, .report],
        questions: [.scale("distance", "private", lane: .author)])

    /// The check of the private answer fails at the line that is its number.
    private func failing(_ house: House, times: Int) async throws -> Meeting.ID {
        let id = try await house.conversation(.sent).meeting
        try await house[Cast.amalie].answer(Self.own, .scale(2), in: id)
        house.host.on(.checkAnswer, of: "distance") { call, _ throws(ScriptedHost.Fault) in
            guard case .answer(_, .scale(let step)?) = call.arguments else { return HookResult(.nothing) }
            throw ScriptedHost.Fault(.error, "", line: step)
        }
        for _ in 0..<times { _ = try await house.ask(.ownAnswers, as: Cast.amalie, about: id) }
        return id
    }

    @Test func `Where and at what time the check of somebody's own answer failed is told nobody else`() async throws {
        let house = try await House.open(with: [Self.plugin])
        _ = try await failing(house, times: 1)
        for viewer in [try await house[Cast.jonas].viewer, try await house[Cast.pernille].viewer, nil] {
            let row = try #require(try await ReadPluginHealth(house.environment)("distance", as: viewer).faults.first)
            #expect(row.fault.line == nil && row.fault.file == nil && row.isVague && row.fault.hook == .checkAnswer)
            #expect(row.at.milliseconds % (24 * 3600 * 1000) == 0 && row.at <= house.clock.now, "the day, and no time of day")
        }
        #expect(try await house.faults().first?.fault.line == 2, "the author's own page has it all")
    }

    @Test func `That a module rests from checking somebody's own answers is shown to nobody else, and stops nothing of the pair's`()
        async throws
    {
        let house = try await House.open(with: [Self.plugin])
        let id = try await failing(house, times: 3)
        house.host.forgetCalls()
        let mine = try await house.ask([.ownAnswers, .meeting], as: Cast.amalie, about: id)
        #expect(mine.missing.map(\.isResting) == [true])
        #expect(house.host.received(.checkAnswer).isEmpty && house.host.received(.checkMeeting).count == 1)
        let theirs = try await house.ask([.ownAnswers, .meeting], as: Cast.mette, about: id)
        #expect(theirs.missing.isEmpty && house.host.received(.checkMeeting).count == 2)
        house.clock.advance(seconds: 10 * 60 + 1)
        _ = try await house.ask(.ownAnswers, as: Cast.amalie, about: id)
        #expect(house.host.received(.checkAnswer).count == 1, "then it is tried again")
    }

    @Test func `What fails for the pair does not rest the check of one's own answers`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let id = try await house.conversation(.sent).meeting
        try await house[Cast.amalie].answer(Self.own, .scale(2), in: id)
        house.host.fail(.checkMeeting, of: "distance")
        for _ in 1...3 { _ = try await house.ask(.meeting, as: Cast.mette, about: id) }
        house.host.forgetCalls()
        _ = try await house.ask([.ownAnswers, .meeting], as: Cast.amalie, about: id)
        #expect(house.host.received(.checkAnswer).count == 1 && house.host.received(.checkMeeting).isEmpty)
    }

    @Test func `What its author changes is asked again at once, however often it failed before`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let id = try await house.conversation(.sent).meeting
        house.host.fail(.checkMeeting, of: "distance")
        for _ in 1...3 { _ = try await house.ask(.meeting, as: Cast.amalie, about: id) }
        #expect(try await house.ask(.meeting, as: Cast.amalie, about: id).missing.map(\.isResting) == [true])
        house.clock.advance(seconds: 1)
        house.host.on(.checkMeeting, of: "distance") { _, _ in HookResult(.findings([.says(.hint)])) }
        house.host.watch("distance", .success(Self.plugin), at: house.clock.now)
        #expect(try await house.ask(.meeting, as: Cast.amalie, about: id).findings.count == 1)
    }

    // MARK: Records

    @Test func `A closed conversation's section is asked for as of the day it was closed, and knows no later conversation`() async throws {
        let reading = Plugin.scripted("distance", reads: .everything, hooks: [.report])
        let house = try await House.open(with: [reading])
        let id = try await house.conversation(.closed).meeting
        let closed = house.clock.now
        house.clock.advance(days: 30)
        let later = try await house.conversation(.closed).meeting
        house.clock.advance(days: 30)
        for (meeting, today, before) in [(id, closed, []), (later, nil, [id.rawValue])] as [(Meeting.ID, Instant?, [String])] {
            house.host.forgetCalls()
            _ = try await house.ask(.report, as: Cast.amalie, about: meeting)
            let snapshot = try #require(house.host.received(.report).first?.snapshot)
            if let today { #expect(snapshot.today == house.clock.day(of: today)) }
            #expect(snapshot.today < house.clock.today && snapshot.history.map(\.id) == before)
        }
    }

    @Test func `A record says whose section is missing when its module was stopped or taken away`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let (id, planned) = (try await house.conversation(.closed).meeting, try await house.conversation(.sent, of: Cast.bjarne).meeting)
        let expected = [ModuleNotes.Missing(plugin: "distance", title: Self.plugin.manifest.title, fault: nil, isStopped: true)]
        try await ChangePlugin(house.environment)("distance", .pause, as: nil)
        #expect(try await house.ask(.report, as: Cast.amalie, about: id).missing == expected)
        #expect(try await house.ask(.meeting, as: Cast.bjarne, about: planned).missing.isEmpty, "nothing is missing that was not there")
        try await ChangePlugin(house.environment)("distance", .resume, as: nil)
        #expect(try await house.ask(.report, as: Cast.amalie, about: id).missing.isEmpty)
        try await ChangePlugin(house.environment)("distance", .remove, as: nil)
        #expect(try await house.ask(.report, as: Cast.amalie, about: id).missing == expected)
    }
}
