import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// Everybody tries everything, in every stage of a conversation between Amalie and Mette (rules a, b, d, e, f and h).
struct AccessByTryingTests {
    private enum Outcome: Equatable { case notFound, reached }

    private func outcome(of deed: Deed, by person: Person, on conversation: Conversation, in house: House) async -> Outcome {
        do {
            try await deed.attempt(Someone(person, in: house.rehearsal), conversation)
            return .reached
        } catch is NotFound {
            return .notFound
        } catch {
            return .reached
        }
    }

    /// What differs from the expectation, one line each.
    ///
    /// - Parameter isPlanned: Whether the conversation still waits for its form.
    private func faults(
        in house: House, on conversation: Conversation, at stage: Stage, isPlanned: Bool, roles: (Person) -> Deed.Role
    ) async -> [String] {
        var faults: [String] = []
        for deed in Deed.all where stage.isAtLeast(deed.from) {
            for person in Cast.everyone {
                let isThere = deed.roles.union(isPlanned ? deed.planners : []).contains(roles(person))
                let expected: Outcome = isThere ? .reached : .notFound
                let found = await outcome(of: deed, by: person, on: conversation, in: house)
                if found != expected { faults.append("\(person.name) tries to \(deed): \(found)") }
                guard expected == .notFound else { continue }
                let unknown = await outcome(of: deed, by: person, on: conversation.unknown, in: house)
                if unknown != found { faults.append("\(person.name) can tell that there is something to \(deed)") }
            }
        }
        return faults
    }

    @Test(arguments: Stage.allCases)
    func `To everybody but the two a conversation is not there`(stage: Stage) async throws {
        let house = try await House.open()
        let conversation = try await house.conversation(stage)
        let rows = try await house.wholeLog()
        let faults = await faults(in: house, on: conversation, at: stage, isPlanned: stage == .planned) { person in
            switch person {
            case Cast.amalie: .employee
            case Cast.mette: .leader
            case Cast.pernille, Cast.charlotte: .hr
            case Cast.karen: .third
            default: .stranger
            }
        }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
        #expect(try await house.wholeLog() == rows, "trying leaves nothing behind")
    }

    @Test(arguments: Stage.allCases)
    func `After a change of leader the old leader has nothing, and the new one what is open (rule b)`(stage: Stage) async throws {
        let house = try await House.open()
        let conversation = try await house.conversation(stage)
        try await house.give(Cast.amalie, leader: Cast.anders)
        let faults = await faults(in: house, on: conversation, at: stage, isPlanned: false) { person in
            switch person {
            case Cast.amalie: .employee
            case Cast.mette: .formerLeader
            case Cast.anders: .newLeader
            case Cast.pernille, Cast.charlotte: .hr
            case Cast.karen: .third
            default: .stranger
            }
        }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    @Test(arguments: Stage.allCases)
    func `Those whom a leader leads find nothing of that leader's own conversations (rule e)`(stage: Stage) async throws {
        let house = try await House.open()
        let conversation = try await house.conversation(stage, of: Cast.mette)
        let faults = await faults(in: house, on: conversation, at: stage, isPlanned: stage == .planned) { person in
            switch person {
            case Cast.mette: .employee
            case Cast.henrik: .leader
            case Cast.pernille, Cast.charlotte: .hr
            case Cast.karen: .third
            default: .stranger
            }
        }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    @Test func `HR is not HR to itself, nor to its own leader (rule d)`() async throws {
        let house = try await House.open()
        let own = try await house.conversation(.closed, of: Cast.charlotte)
        let leaders = try await house.conversation(.closed, of: Cast.pernille)
        let plan = try #require(Deed.all.first { $0.description == "plan another" })
        #expect(await outcome(of: plan, by: Cast.charlotte, on: own, in: house) == .notFound)
        #expect(await outcome(of: plan, by: Cast.kirsten, on: own, in: house) == .reached)
        #expect(await outcome(of: plan, by: Cast.charlotte, on: leaders, in: house) == .reached, "as Pernille's leader")
        let kirsten = Conversation(employee: Cast.kirsten, leader: Cast.kirsten, meeting: .init(stored: "nothing"))
        #expect(await outcome(of: plan, by: Cast.charlotte, on: kirsten, in: house) == .notFound)
    }

    @Test(arguments: Stage.allCases)
    func `Not a word reaches anybody outside the two, in any list, log or search`(stage: Stage) async throws {
        let house = try await House.open()
        let conversation = try await house.conversation(stage)
        for person in Cast.everyone where person != conversation.employee && person != conversation.leader {
            let readable = try await house.everythingReadable(by: person)
            for word in Words.all { #expect(!readable.contains(word), "\(person.name) reads \(word)") }
            #expect(!readable.contains(conversation.meeting.rawValue), "\(person.name) sees that there is a meeting")
        }
    }

    @Test func `The two read what is theirs, and each only their own private note`() async throws {
        let house = try await House.open()
        let conversation = try await house.conversation(.closed)
        try await house[Cast.amalie].write("AMALIES-NOTE", to: .privateNote, in: conversation.meeting)
        let (amalie, mette) = (try await house.everythingReadable(by: Cast.amalie), try await house.everythingReadable(by: Cast.mette))
        for word in Words.all where word != Words.leadersAnswer {
            #expect(mette.contains(word), "Mette does not read \(word)")
            #expect(amalie.contains(word) == (word != Words.privateNote), "Amalie and \(word)")
        }
        #expect(amalie.contains("AMALIES-NOTE") && !mette.contains("AMALIES-NOTE"))
    }

    @Test(arguments: [Stage.planned, .sent, .drafted])
    func `The leader reads nothing of a draft, and cannot even tell that it grows (P-03)`(stage: Stage) async throws {
        let house = try await House.open()
        let id = try await house.conversation(stage).meeting
        let before = try await house.everythingReadable(by: Cast.mette)
        if stage != .planned {
            try await house[Cast.amalie].answer(Q.goals, .text("NYT-SVAR"), in: id)
            try await house[Cast.amalie].answer(Q.motivation, .scale(2), in: id)
        }
        let point = try await house[Cast.amalie].bring("NYT-PUNKT", to: id)
        try await house[Cast.amalie].write("AMALIES-NOTE", to: .privateNote, in: id)
        try await house[Cast.amalie].takeBack(point, from: id)
        #expect(try await house.everythingReadable(by: Cast.mette) == before)
        for word in [Words.answer, Words.point] { #expect(!before.contains(word)) }
    }

    @Test func `The employee cannot tell that the leader keeps a private note`() async throws {
        let house = try await House.open()
        let id = try await house.conversation(.during).meeting
        let before = try await house.everythingReadable(by: Cast.amalie)
        try await house[Cast.mette].write("En note mere", to: .privateNote, basedOn: 1, in: id)
        #expect(try await house.everythingReadable(by: Cast.amalie) == before)
    }

    @Test func `Somebody else's point or passage answers as one that does not exist (rule h)`() async throws {
        let house = try await House.open()
        let amalies = try await house.conversation(.during)
        let bjarnes = try await house.conversation(.during, of: Cast.bjarne)
        let drafted = try await house.conversation(.drafted, of: Cast.camilla)
        func answers(_ person: Person, _ attempt: (Someone) async throws -> String) async -> String {
            do { return try await attempt(Someone(person, in: house.rehearsal)) } catch { return "\(error)" }
        }
        let pairs: [(AgendaItem.ID?, Person, Conversation)] = [
            (amalies.point, Cast.bjarne, bjarnes), (amalies.point, Cast.mette, bjarnes), (drafted.point, Cast.mette, drafted),
            (drafted.point, Cast.bjarne, bjarnes),
        ]
        for (point, person, own) in pairs {
            let point = try #require(point)
            for verb in ["take back", "tick"] {
                func attempt(_ id: AgendaItem.ID) async -> String {
                    await answers(person) { someone in
                        if verb == "tick" {
                            try await someone.tick(id, in: own.meeting)
                        } else {
                            try await someone.takeBack(id, from: own.meeting)
                        }
                        return "done"
                    }
                }
                #expect(await attempt(point) == attempt(.init(stored: "nothing")), "\(person.name) \(verb)")
            }
        }
        let passage = try #require(amalies.passage)
        for id in [passage, .init(stored: "nothing")] {
            #expect(
                await answers(Cast.mette) { "\(String(describing: try await $0.removePassage(id, basedOn: 1, in: bjarnes.meeting)))" }
                    == "nil")
        }
        #expect(try await house[Cast.mette].read(amalies.meeting).passages.contains { $0.id == passage })
    }

    @Test func `A key that names something elsewhere finds nothing, and takes nothing`() async throws {
        let house = try await House.open()
        let amalies = try await house.conversation(.after)
        let bjarnes = try await house.conversation(.after, of: Cast.bjarne)
        let during = try await house.conversation(.during, of: Cast.camilla)
        let (point, passage, agreement) = (try #require(amalies.point), try #require(amalies.passage), try #require(amalies.agreement))
        let remark = try #require(try await house[Cast.amalie].read(amalies.meeting).remarks.first)
        let bjarne = Someone(Cast.bjarne, in: house.environment)
        await #expect(throws: NotFound.self) {
            try await Someone(Cast.camilla, in: house.environment).bring("Ferie", to: during.meeting, key: point)
        }
        await #expect(throws: NotFound.self) { try await bjarne.remark("Tak", to: bjarnes.meeting, key: remark.id) }
        await #expect(throws: NotFound.self) { try await bjarne.agree(house.draft(by: Cast.bjarne), in: bjarnes.meeting, key: agreement) }
        await #expect(throws: NotFound.self) {
            try await Someone(Cast.mette, in: house.environment).write("Mit", to: .passage(passage), in: bjarnes.meeting)
        }
        await #expect(throws: NotFound.self) {
            try await Someone(Cast.mette, in: house.environment).plan(with: Cast.ida, at: house.schedule(in: 3), key: amalies.meeting)
        }
        let view = try await house[Cast.amalie].read(amalies.meeting)
        #expect(view.passages.contains { $0.text == Words.passage } && view.remarks == [remark])
    }

    @Test func `Someone who has left does nothing more, whatever they still have open`() async throws {
        let house = try await House.open()
        let conversation = try await house.conversation(.after)
        let viewer = try await house[Cast.amalie].viewer
        try await house.give(Cast.amalie, leader: Cast.mette, leaves: true)
        await #expect(throws: NotFound.self) {
            try await AddRemark(house.environment)("Et ord endnu", to: conversation.meeting, as: viewer)
        }
        let agreement = try #require(conversation.agreement)
        await #expect(throws: NotFound.self) { try await KeepAgreement(house.environment)(agreement, as: viewer) }
        #expect(try await house.meeting(conversation.meeting).phase == .closed)
    }

    @Test func `Only an admin and HR look people up, and HR in its own area only`() async throws {
        let house = try await House.open()
        for person in Cast.everyone {
            let viewer = try await house[person].viewer
            let found = try? await ReadPeople(house.environment)(limit: 100, as: viewer).people.map(\.id)
            switch person {
            case Cast.jonas, Cast.charlotte: #expect(found?.count == Cast.everyone.count)
            case Cast.pernille:
                let area = [Cast.children.id, Cast.sun.id, Cast.school.id]
                #expect(Set(found ?? []) == Set(Cast.everyone.filter { area.contains($0.department) }.map(\.id)))
            case Cast.rasmus:
                let area = [Cast.works.id, Cast.park.id, Cast.digital.id]
                #expect(Set(found ?? []) == Set(Cast.everyone.filter { area.contains($0.department) }.map(\.id)))
            default: #expect(found == nil, "\(person.name)")
            }
            let sees = (try? await ReadSecurityLog(house.environment)(as: viewer)) != nil
            #expect(sees == (person == Cast.jonas), "\(person.name)")
        }
    }
}
