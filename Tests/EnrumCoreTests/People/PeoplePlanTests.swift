import EnrumCore
import EnrumDomain
import Testing

struct PeoplePlanTests {
    // MARK: Nothing there yet

    @Test func `People, departments and leaders are planned into an empty installation`() throws {
        let plan = try plan(["1 ane a@x.dk Kommune", "2 bo b@x.dk Kommune/HR <a@x.dk", "3 cia c@x.dk Kommune/HR <2"])
        #expect(plan.newDepartments.map(\.name) == ["Kommune", "HR"])
        #expect(plan.newDepartments[1].parent == plan.newDepartments[0].id)
        #expect(plan.added.map(\.name) == ["ane", "bo", "cia"])
        #expect(plan.added.map(\.department) == [0, 1, 1].map { plan.newDepartments[$0].id })
        #expect(plan.added.map(\.leader) == [nil, plan.added[0].id, plan.added[1].id])
        #expect(Set(plan.added.map(\.id)).count == 3)
        #expect(plan.added.allSatisfy { $0.workplace == .onSite && $0.language == .danish && $0.roles.isEmpty && $0.isActive })
    }

    @Test func `A leader may stand before or after those whom they lead`() throws {
        let plan = try plan(["- bo b@x.dk HR <A@X.dk", "- ane a@x.dk HR"])
        #expect(plan.added[0].leader == plan.added[1].id)
    }

    @Test func `Two spellings of one path are one department`() throws {
        let plan = try plan(rows: [
            row(2, "ane", "a@x.dk", ["Børn og  Unge", " Dagtilbud "]), row(3, "bo", "b@x.dk", ["Børn og Unge", "Dagtilbud"]),
            row(4, "cia", "c@x.dk", ["Bo\u{308}rn"]), row(5, "dan", "d@x.dk", ["B\u{f6}rn"]),
        ])
        #expect(plan.newDepartments.count == 3)
        #expect(plan.added[0].department == plan.added[1].department)
        #expect(plan.added[2].department == plan.added[3].department)
    }

    @Test func `Departments of one name under two parents are two`() throws {
        let plan = try plan(["- ane a@x.dk A/Drift", "- bo b@x.dk B/Drift"])
        #expect(plan.newDepartments.map(\.name) == ["A", "Drift", "B", "Drift"])
        #expect(plan.added[0].department != plan.added[1].department)
    }

    // MARK: Doing it twice

    @Test func `Importing the same rows again changes nothing`() throws {
        let rows = ["1 ane a@x.dk K", "- bo b@x.dk K/HR <1", "3 cia c@x.dk K <b@x.dk", "- dan D@x.dk K <3"]
        let first = try plan(rows)
        let again = try plan(rows, people: first.added, departments: first.newDepartments)
        #expect(again.isEmpty)
        #expect((again.unchanged, again.missing.count) == (4, 0))
    }

    @Test(arguments: 1...100)
    func `Planning after doing the plan gives an empty plan`(seed: UInt64) throws {
        var random = Chance(seed)
        let first = try plan(rows: randomRows(&random, 30), people: [], departments: [])
        let rows = randomRows(&random, 30)
        let second = try plan(
            rows: rows, people: first.added, departments: first.newDepartments, deactivateMissing: Bool.random(using: &random))
        let people = second.done(to: first.added)
        #expect(Set(people.map(\.email)).count == people.count)
        let third = try plan(rows: rows, people: people, departments: first.newDepartments + second.newDepartments)
        #expect(third.isEmpty)
    }

    private func randomRows(_ random: inout Chance, _ count: Int) -> [PersonRow] {
        let numbers = (0..<60).shuffled(using: &random).prefix(count)
        return numbers.enumerated().compactMap { index, number in
            guard let email = EmailAddress("p\(number)@x.dk") else { return nil }
            let earlier = numbers.prefix(index).randomElement(using: &random)
            let leader: PersonRow.Leader = earlier.map { Bool.random(using: &random) ? .person("p\($0)@x.dk") : .nobody } ?? .nobody
            return PersonRow(
                line: index + 2, externalID: number % 2 == 0 ? "n\(number)" : nil, name: "P\(Int.random(in: 0...3, using: &random))",
                email: email,
                departmentPath: ["K", "A\(Int.random(in: 0...4, using: &random))"], leader: leader)
        }
    }

    // MARK: Who is who

    @Test func `An email that moves follows the id`() throws {
        let before = try plan(["1 ane a@x.dk K"])
        let plan = try plan(["1 ane ane@x.dk K"], after: before)
        #expect(plan.changed.map(\.after.email.address) == ["ane@x.dk"])
        #expect(plan.changed.map(\.after.id) == before.added.map(\.id))
        #expect(plan.added.isEmpty)
    }

    @Test func `Two people can swap emails in one file`() throws {
        let before = try plan(["1 ane a@x.dk K", "2 bo b@x.dk K <1"])
        let plan = try plan(["1 ane b@x.dk K", "2 bo a@x.dk K <b@x.dk"], after: before)
        #expect(plan.changed.map(\.after.email.address) == ["b@x.dk", "a@x.dk"])
        #expect(plan.changed.map(\.after.id) == before.added.map(\.id))
        #expect(plan.changed[1].after.leader == before.added[0].id)
    }

    @Test func `An email that someone gave up can go to someone new`() throws {
        let before = try plan(["1 ane a@x.dk K"])
        let plan = try plan(["1 ane ane@x.dk K", "2 alf a@x.dk K"], after: before)
        #expect(plan.changed.map(\.after.name) == ["ane"])
        #expect(plan.added.map(\.name) == ["alf"])
    }

    @Test func `Someone known by email alone takes the id that the file brings`() throws {
        let before = try plan(["- ane a@x.dk K"])
        let plan = try plan(["1 ane A@x.dk K"], after: before)
        #expect(plan.changed.map(\.after.externalID) == ["1"])
        #expect(plan.changed.map(\.after.id) == before.added.map(\.id))
    }

    @Test func `A file without ids takes none away`() throws {
        let before = try plan(["1 ane a@x.dk K", "2 bo b@x.dk K <1"])
        let plan = try plan(["- ane a@x.dk K", "- bo b@x.dk K <1"], after: before)
        #expect(plan.isEmpty)
    }

    @Test func `What the file says nothing about stays`() throws {
        let before = try plan(["1 ane a@x.dk K", "2 bo b@x.dk K <1"])
        var people = before.added
        (people[1].workplace, people[1].language, people[1].roles) = (.remote, .english, [.hr(before.newDepartments[0].id)])
        let silent = PersonRow(line: 2, externalID: "2", name: "bo", email: people[1].email, departmentPath: ["K"])
        #expect(try plan(rows: [silent], people: people, departments: before.newDepartments).isEmpty)
        var outspoken = silent
        (outspoken.leader, outspoken.workplace, outspoken.language, outspoken.roles) = (.nobody, .hybrid, .danish, [])
        let after = try #require(try plan(rows: [outspoken], people: people, departments: before.newDepartments).changed.first?.after)
        #expect((after.leader, after.workplace, after.language, after.roles) == (nil, .hybrid, .danish, []))
    }

    // MARK: Coming and going

    @Test func `Someone who is not in the file stays, or leaves when asked to`() throws {
        let before = try plan(["1 ane a@x.dk K", "2 bo b@x.dk K"])
        let kept = try plan(["1 ane a@x.dk K"], after: before)
        #expect(kept.isEmpty)
        #expect(kept.missing.map(\.name) == ["bo"])
        let cut = try plan(["1 ane a@x.dk K"], after: before, deactivateMissing: true)
        #expect(cut.missing.isEmpty)
        #expect(cut.deactivated.map(\.name) == ["bo"])
        #expect(cut.deactivated.map(\.deactivatedAt) == [Self.now])
    }

    @Test func `Someone who had left and is in the file comes back`() throws {
        let before = try plan(["1 ane a@x.dk K", "2 bo b@x.dk K"])
        let gone = try plan(["1 ane a@x.dk K"], after: before, deactivateMissing: true).done(to: before.added)
        let missing = try plan(["1 ane a@x.dk K"], people: gone, departments: before.newDepartments)
        #expect(missing.missing.isEmpty && missing.isEmpty)
        let back = try plan(["1 ane a@x.dk K", "2 bo b@x.dk K <1"], people: gone, departments: before.newDepartments)
        #expect(back.reactivated.map(\.after.name) == ["bo"])
        #expect(back.reactivated.map(\.after.isActive) == [true])
        #expect(back.reactivated.map(\.after.leader) == [before.added[0].id])
        #expect(back.changed.isEmpty && back.added.isEmpty)
    }

    @Test func `A leader outside the file is found by email or id`() throws {
        let before = try plan(["1 ane a@x.dk K"])
        let plan = try plan(["- bo b@x.dk K <a@x.dk", "- cia c@x.dk K <1"], after: before)
        #expect(plan.added.map(\.leader) == [before.added[0].id, before.added[0].id])
    }

    // MARK: Refused

    @Test(
        arguments: [
            (["1 ane a@x.dk K", "1 bo b@x.dk K"], ["3 id people_file.duplicate_id"]),
            (["1 ane a@x.dk K", "2 bo A@x.dk K"], ["3 email people_file.duplicate_email"]),
            (
                ["1 ane a@x.dk K", "1 bo a@x.dk K", "1 cia c@x.dk K"],
                [
                    "3 id people_file.duplicate_id", "3 email people_file.duplicate_email", "4 id people_file.duplicate_id",
                ]
            ),
            (["1 ane a@x.dk K <z@x.dk"], ["2 leader people_file.unknown_leader"]),
            (["1 ane a@x.dk K <7"], ["2 leader people_file.unknown_leader"]),
            (["1 ane a@x.dk K <a@x.dk"], ["2 leader people_file.own_leader"]), (["1 ane a@x.dk K <1"], ["2 leader people_file.own_leader"]),
            (["1 ane a@x.dk K <2", "2 bo b@x.dk K <1"], ["2 leader people_file.leader_cycle"]),
            (["1 ane a@x.dk K <2", "2 bo b@x.dk K <3", "3 cia c@x.dk K <1", "4 dan d@x.dk K <1"], ["2 leader people_file.leader_cycle"]),
            (
                ["4 dan d@x.dk K <2", "1 ane a@x.dk K", "2 bo b@x.dk K <3", "3 cia c@x.dk K <2", "5 eva e@x.dk K <6", "6 fie f@x.dk K <5"],
                [
                    "4 leader people_file.leader_cycle", "6 leader people_file.leader_cycle",
                ]
            ),
            (["1 ane a@x.dk K//B"], ["2 department people_file.department_path"]),
            (
                ["1 ane a@x.dk K <9", "2 bo b@x.dk /", "2 cia c@x.dk K"],
                [
                    "2 leader people_file.unknown_leader", "3 department people_file.department_path", "4 id people_file.duplicate_id",
                ]
            ),
        ] as [([String], [String])])
    func `A file that cannot be is refused with every problem`(rows: [String], expected: [String]) {
        #expect(problems(rows) == expected)
    }

    @Test func `A circle is named, from the line that comes first`() throws {
        let rows = ["1 ane a@x.dk K <3", "2 bo b@x.dk K <1", "3 cia c@x.dk K <2"]
        let refused = try #require(throws: PeoplePlan.Refused.self) { try plan(rows) }
        #expect(refused.problems.map(\.phrase.values) == [["cycle": "ane → cia → bo → ane"]])
    }

    @Test func `A circle through someone outside the file is found`() throws {
        let before = try plan(["1 ane a@x.dk K", "2 bo b@x.dk K <1", "3 cia c@x.dk K <2"])
        #expect(problems(["1 ane a@x.dk K <3"], after: before) == ["2 leader people_file.leader_cycle"])
        #expect(problems(["1 ane a@x.dk K <2", "2 bo b@x.dk K"], after: before) == [])
    }

    @Test func `Whoever has left, or leaves now, leads nobody`() throws {
        let before = try plan(["1 ane a@x.dk K", "2 bo b@x.dk K <1"])
        #expect(problems(["2 bo b@x.dk K <1"], after: before, deactivateMissing: true) == ["2 leader people_file.leader_left"])
        var people = before.added
        people[0].deactivatedAt = Self.now
        #expect(throws: PeoplePlan.Refused.self) { try plan(["2 bo b@x.dk K <1"], people: people, departments: before.newDepartments) }
        let silent = PersonRow(line: 2, externalID: "2", name: "bo", email: people[1].email, departmentPath: ["K"])
        #expect(throws: PeoplePlan.Refused.self) {
            try plan(rows: [silent], people: before.added, departments: before.newDepartments, deactivateMissing: true)
        }
    }

    @Test func `An email of someone with another id is not taken over`() throws {
        let before = try plan(["1 ane a@x.dk K"])
        #expect(problems(["2 alf a@x.dk K"], after: before) == ["2 email people_file.email_taken"])
    }

    @Test func `An email that was given up in the file names no leader`() throws {
        let before = try plan(["1 ane a@x.dk K"])
        #expect(problems(["1 ane ane@x.dk K", "2 bo b@x.dk K <a@x.dk"], after: before) == ["3 leader people_file.unknown_leader"])
    }

    @Test func `A role is for a department that exists or that the file brings`() throws {
        let email = try #require(EmailAddress("a@x.dk"))
        var row = PersonRow(line: 2, name: "ane", email: email, departmentPath: ["K", "HR"], roles: [.admin, .hr(["K"])])
        let plan = try plan(rows: [row])
        #expect(plan.added[0].roles == [.admin, .hr(plan.newDepartments[0].id)])
        row.roles = [.hr(["HR"])]
        let refused = try #require(throws: PeoplePlan.Refused.self) { try self.plan(rows: [row]) }
        #expect(
            refused.problems == [
                PeopleProblem(line: 2, column: "roles", phrase: Phrase("people_file.unknown_department", ["department": "HR"]))
            ])
    }

    @Test func `The last admin keeps the role`() throws {
        let before = try plan(["1 ane a@x.dk K", "2 bo b@x.dk K"])
        var people = before.added
        people[0].roles = [.admin]
        var ane = row(2, "ane", "a@x.dk", ["K"])
        ane.roles = []
        let refused = try #require(throws: PeoplePlan.Refused.self) {
            try plan(rows: [ane], people: people, departments: before.newDepartments)
        }
        #expect(refused.problems.map(\.phrase.key) == ["people_file.no_admin_left"])
        #expect(throws: PeoplePlan.Refused.self) {
            try plan(["2 bo b@x.dk K"], people: people, departments: before.newDepartments, deactivateMissing: true)
        }
        var bo = row(3, "bo", "b@x.dk", ["K"])
        bo.roles = [.admin]
        #expect(try plan(rows: [ane, bo], people: people, departments: before.newDepartments).changed.count == 2)
    }

    // MARK: Making rows and plans

    private static let now = Instant(seconds: 1_800_000_000)

    private func row(_ line: Int, _ name: String, _ email: String, _ path: [String]) -> PersonRow {
        guard let address = EmailAddress(email) else { preconditionFailure("the test's own table holds \(email)") }
        return PersonRow(line: line, name: name, email: address, departmentPath: path, leader: .nobody)
    }

    /// "1 ane a@x.dk Kommune/HR <leader": id or "-", name, email, path and perhaps a leader, from line 2 on.
    private func rows(_ texts: [String]) -> [PersonRow] {
        texts.enumerated().map { index, text in
            let words = text.split(separator: " ").map(String.init)
            var row = row(index + 2, words[1], words[2], words[3].split(separator: "/", omittingEmptySubsequences: false).map(String.init))
            row.externalID = words[0] == "-" ? nil : words[0]
            if words.count > 4 { row.leader = .person(String(words[4].dropFirst())) }
            return row
        }
    }

    private func plan(
        rows: [PersonRow], people: [Person] = [], departments: [Department] = [], deactivateMissing: Bool = false
    ) throws(PeoplePlan.Refused) -> PeoplePlan {
        var count = people.count + departments.count
        return try PeoplePlan(
            rows: rows, people: people, departments: departments, deactivateMissing: deactivateMissing, now: Self.now,
            newID: {
                count += 1
                return "new\(count)"
            })
    }

    private func plan(
        _ texts: [String], people: [Person] = [], departments: [Department] = [], deactivateMissing: Bool = false
    ) throws(PeoplePlan.Refused) -> PeoplePlan {
        try plan(rows: rows(texts), people: people, departments: departments, deactivateMissing: deactivateMissing)
    }

    private func plan(_ texts: [String], after: PeoplePlan, deactivateMissing: Bool = false) throws(PeoplePlan.Refused) -> PeoplePlan {
        try plan(texts, people: after.added, departments: after.newDepartments, deactivateMissing: deactivateMissing)
    }

    private func problems(_ texts: [String], after: PeoplePlan? = nil, deactivateMissing: Bool = false) -> [String] {
        do throws(PeoplePlan.Refused) {
            _ = try plan(
                texts, people: after?.added ?? [], departments: after?.newDepartments ?? [], deactivateMissing: deactivateMissing)
            return []
        } catch {
            return error.problems.map { "\($0.line) \($0.column ?? "-") \($0.phrase.key)" }
        }
    }
}

extension PeoplePlan {
    /// Everybody after the plan has been done to `people`.
    fileprivate func done(to people: [Person]) -> [Person] {
        let after = Dictionary(
            (changed.map(\.after) + reactivated.map(\.after) + deactivated).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        return people.map { after[$0.id] ?? $0 } + added
    }
}

/// A repeatable source of chance (SplitMix64, https://prng.di.unimi.it/splitmix64.c).
private struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
