import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// What HR recommends (P-22), what leaders write to themselves (P-21), and what everybody may know about the modules.
struct FrameTests {
    private static let purpose = Plugin.scripted(
        "purpose", reads: [.meeting, .answers], questions: [.text("purpose", "why")],
        roles: [RoleText(id: "hr", title: .words("HR"), text: .words("Hjælp til"))])
    private static let distance = Plugin.scripted("distance", questions: [.scale("distance", "closeness")])

    private func recommend(
        _ house: House, _ modules: [Slug] = ["purpose"], weeks: Int? = 3, because reason: String? = "Ro på", in department: Department,
        as person: Person
    ) async throws {
        try await RecommendFrame(house.environment)(
            modules, weeks: weeks, because: reason, in: department.id, as: house[person].viewer)
    }

    @Test func `P-22: the nearest recommendation holds, and everybody where it is made can read it`() async throws {
        let house = try await House.open(with: [Self.purpose])
        let read = { (person: Person) in try await ReadActiveModules(house.environment)(as: house[person].viewer).frame }
        #expect(try await read(Cast.amalie) == nil)
        try await recommend(house, in: Cast.children, as: Cast.pernille)
        try await recommend(house, weeks: 2, because: nil, in: Cast.school, as: Cast.charlotte)
        let first = try await read(Cast.amalie)
        #expect(first?.weeks == 3 && first?.reason == "Ro på")
        #expect(try await read(Cast.karen)?.weeks == 2)
        #expect(try await read(Cast.yusuf) == nil)
        try await recommend(house, [], weeks: 4, because: "Ny", in: Cast.children, as: Cast.pernille)
        let newest = try await read(Cast.amalie)
        #expect(newest?.modules == [] && newest?.weeks == 4, "the newest takes the place of the old")
        try await WithdrawFrame(house.environment)(in: Cast.school.id, as: house[Cast.pernille].viewer)
        #expect(try await read(Cast.karen)?.weeks == 4)
        let list = try await ReadActiveModules(house.environment)(for: Cast.amalie.id, as: house[Cast.mette].viewer)
        #expect(list.modules.map(\.id) == ["purpose"] && list.modules[0].granted == [.meeting, .answers])
        await #expect(throws: NotFound.self) {
            try await ReadActiveModules(house.environment)(for: Cast.amalie.id, as: house[Cast.karen].viewer)
        }
    }

    @Test func `Nobody recommends outside their area, and nothing is recommended that is not there`() async throws {
        let house = try await House.open(with: [Self.purpose])
        for (person, department) in [(Cast.pernille, Cast.park), (Cast.rasmus, Cast.sun), (Cast.mette, Cast.sun), (Cast.amalie, Cast.sun)] {
            await #expect(throws: NotFound.self) { try await recommend(house, in: department, as: person) }
            await #expect(throws: NotFound.self) { try await WithdrawFrame(house.environment)(in: department.id, as: house[person].viewer) }
        }
        let wrong: [(modules: [Slug], weeks: Int?, reason: String?, field: String)] = [
            (["nothing"], nil, nil, "modules"), ([], nil, " ", "modules"), (["purpose"], 0, nil, "weeks"), (["purpose"], 53, nil, "weeks"),
            (["purpose"], 3, String(repeating: "x", count: Limits.remark + 1), "reason"),
        ]
        for (modules, weeks, reason, field) in wrong {
            let broken = try #require(
                await #expect(throws: RuleBroken.self) {
                    try await recommend(house, modules, weeks: weeks, because: reason, in: Cast.sun, as: Cast.pernille)
                })
            #expect(broken.field == field)
        }
        try await recommend(
            house, ["purpose"], weeks: 52, because: String(repeating: "x", count: Limits.remark), in: Cast.sun, as: Cast.pernille)
        for person in [Cast.amalie, Cast.mette] {
            await #expect(throws: NotFound.self) { try await ReadFrames(house.environment)(as: house[person].viewer) }
        }
        #expect(try await ReadFrames(house.environment)(as: house[Cast.pernille].viewer).frames.count == 1)
    }

    @Test func `P-21: a leader's own words are there for the leader alone, and meet them when they prepare`() async throws {
        let house = try await House.open(with: [Self.purpose, Self.distance])
        let mette = Viewer(Cast.mette, isLeader: true)
        let save = { (value: String, basedOn: Int) in
            try await SaveReflection(house.environment)(
                value: value, behaviour: "Jeg lytter", styles: ["purpose", "purpose"], basedOn: basedOn, as: mette)
        }
        #expect(try await ReadReflection(house.environment)(as: mette) == nil)
        await #expect(throws: RuleBroken("rule.choice", field: "style"), "a style is a module that is here") {
            try await SaveReflection(house.environment)(value: "Ro", behaviour: nil, styles: ["nothing"], basedOn: 0, as: mette)
        }
        try await save("RO-OG-RETNING", 0)
        let kept = try #require(try await ReadReflection(house.environment)(as: mette))
        #expect(kept.value == "RO-OG-RETNING" && kept.styles == ["purpose"] && kept.version == 1)
        try await save("RO-OG-RETNING", 0)
        #expect(try await ReadReflection(house.environment)(as: mette)?.version == 1, "the same twice is once")
        let changed = await #expect(throws: ReflectionChanged.self) { try await save("Andet", 0) }
        #expect(changed?.standing == kept)
        try await save("Mere ro", 1)
        await #expect(throws: RuleBroken.self) { try await save(String(repeating: "x", count: Limits.remark + 1), 2) }

        let id = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 3))
        #expect(try await house[Cast.mette].read(id).reflection?.value == "Mere ro")
        #expect(try await house[Cast.amalie].read(id).reflection == nil)
        await #expect(throws: NotFound.self) { try await ReadReflection(house.environment)(as: Viewer(Cast.amalie)) }
        #expect(try await ReadReflection(house.environment)(as: Viewer(Cast.henrik, isLeader: true)) == nil)
    }
}
