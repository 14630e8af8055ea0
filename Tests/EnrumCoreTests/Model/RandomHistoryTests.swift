import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// Random histories of several people against a simple model (SECURITY, "state model test").
struct RandomHistoryTests {
    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func `Whatever people do in whatever order, nobody reads what is not shared and nothing acknowledged is lost`(seed: UInt64) async throws
    {
        let house = try await House.open(seed: seed)
        var model = try await Model(house, seed: seed)
        for _ in 0..<300 { try await model.step() }
        #expect(model.faults.isEmpty, "\(model.faults.joined(separator: "\n"))")
        #expect(model.done > 60, "a history in which almost everything is refused tests nothing")
    }
}

/// What two pairs should see, kept beside what the house shows them.
private struct Model {
    private let house: House
    private var random: Generator
    private var meetings: [Meeting.ID] = []
    private var pairs: [Meeting.ID: (employee: Person, leader: Person)] = [:]
    private var truths: [Meeting.ID: Truth] = [:]
    /// The leader of each employee now.
    private var leaders: [Person: Person] = [:]
    private var words = 0
    private(set) var done = 0
    private(set) var faults: [String] = []

    /// Planning and preparing more often than closing, so that there is always something to do.
    private static let deeds = [0, 0, 0, 0, 1, 2, 3, 4, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]

    private static let people = [Cast.amalie, Cast.bjarne, Cast.mette, Cast.anders, Cast.pernille, Cast.jonas]

    /// What was acknowledged as kept in one meeting.
    private struct Truth {
        var drafts: [QuestionID: String] = [:]
        var isShared = false
        var wasOpened = false
        var hasBegun = false
        var said: [QuestionID: (text: String, version: Int)] = [:]
        var privateNotes: [Person: (text: String, version: Int)] = [:]
        var remarks: [String] = []
        var version = 0
    }

    struct Generator: RandomNumberGenerator {
        let source: SeededRandomness
        mutating func next() -> UInt64 { source.next() }
    }

    init(_ house: House, seed: UInt64) async throws {
        self.house = house
        random = Generator(source: SeededRandomness(seed &* 7919))
        for employee in [Cast.amalie, Cast.bjarne] {
            leaders[employee] = Cast.mette
            let id = try await house[Cast.mette].plan(with: employee, at: house.schedule(in: 5))
            add(id, employee, Cast.mette)
        }
    }

    private mutating func add(_ id: Meeting.ID, _ employee: Person, _ leader: Person) {
        meetings.append(id)
        pairs[id] = (employee, leader)
        truths[id] = Truth()
    }

    private mutating func word() -> String {
        words += 1
        return "ORD\(words)SLUT"
    }

    // MARK: One step

    mutating func step() async throws {
        guard let id = meetings.suffix(5).randomElement(using: &random), let pair = pairs[id] else { return }
        // Mostly the two themselves, or else almost everything is refused.
        let likely = [pair.employee, pair.employee, leaders[pair.employee] ?? pair.leader, leaders[pair.employee] ?? pair.leader]
        guard let actor = (likely + Self.people).randomElement(using: &random) else { return }
        let rowsBefore = try await house.countLog()
        let deed = Self.deeds.randomElement(using: &random) ?? 0
        if deed == 15 {
            if Int.random(in: 0..<6, using: &random) == 0 { try await changeLeader() }
        } else {
            var (rows, reached) = (0, true)
            do {
                rows = try await perform(deed, on: id, by: actor)
                done += 1
            } catch {
                reached = !(error is NotFound)
            }
            let grown = try await house.countLog() - rowsBefore
            if grown != rows { faults.append("deed \(deed) left \(grown) rows, not \(rows)") }
            if reached, !mayTake(part: actor, in: id), deed != 0 {
                faults.append("\(actor.name) took part in a conversation of others (\(deed))")
            }
        }
        try await look(at: id)
    }

    private func mayTake(part person: Person, in id: Meeting.ID) -> Bool {
        guard let pair = pairs[id] else { return false }
        return person == pair.employee || person == pair.leader && leaders[pair.employee] == pair.leader
    }

    /// Does one thing and notes in the model what was answered as done. Returns how many rows the log should have grown.
    private mutating func perform(_ deed: Int, on id: Meeting.ID, by actor: Person) async throws -> Int {
        let someone = house[actor]
        guard let pair = pairs[id], var truth = truths[id] else { return 0 }
        defer { truths[id] = truth }
        let question = [Q.tasks, Q.goals, Q.topics].randomElement(using: &random) ?? Q.tasks
        let text = word()
        switch deed {
        case 0:
            let new = try await someone.plan(with: pair.employee, at: house.schedule(in: Int.random(in: 1...20, using: &random)))
            add(new, pair.employee, leaders[pair.employee] ?? pair.leader)
            return 1
        case 1, 2, 3:
            let version = try await house.environment.store.read { try $0.answers(of: id) }.first { $0.question == question }?.version
            let outcome = try await someone.answer(question, .text(text), basedOn: version, in: id)
            guard case .saved = outcome else { return 0 }
            truth.drafts[question] = text
            return 1
        case 4:
            let wasShared = truth.isShared
            try await someone.share(id)
            truth.isShared = true
            return wasShared ? 0 : 1
        case 5:
            let wasShared = truth.isShared
            try await someone.withdraw(id)
            if truth.wasOpened, wasShared { faults.append("what was read was taken back") }
            truth.isShared = false
            return wasShared ? 1 : 0
        case 6:
            try await someone.begin(id)
            defer { truth.hasBegun = true }
            return truth.hasBegun ? 0 : 1
        case 7:
            try await someone.finish(id)
            return 1
        case 8:
            let had = try await house.environment.store.read { try $0.acknowledgements(of: id) }.contains { $0.person == actor.id }
            try await someone.acknowledge(id)
            return had ? 0 : 1
        case 9:
            try await someone.remark(text, to: id)
            truth.remarks.append(text)
            return 1
        case 10, 11:
            let isStale = Bool.random(using: &random)
            let standing = truth.said[question]
            let outcome = try await someone.write(text, to: .said(question), basedOn: isStale ? nil : standing?.version, in: id)
            switch outcome {
            case .saved(_, let version):
                if isStale, standing != nil { faults.append("a text was overwritten unseen") }
                truth.said[question] = (text, version)
                return 1
            case .conflict(let conflict):
                if conflict.theirs != standing?.text || conflict.yours != text {
                    faults.append("a conflict shows other texts than the two")
                }
                return 0
            }
        case 12:
            let standing = truth.privateNotes[actor]
            guard case .saved(_, let version) = try await someone.write(text, to: .privateNote, basedOn: standing?.version, in: id) else {
                return 0
            }
            truth.privateNotes[actor] = (text, version)
            return 1
        case 13:
            try await someone.bring(text, to: id)
            return 1
        default:
            try await someone.passPen(in: id)
            return 1
        }
    }

    private mutating func changeLeader() async throws {
        guard let employee = [Cast.amalie, Cast.bjarne].randomElement(using: &random) else { return }
        let leader = leaders[employee] == Cast.mette ? Cast.anders : Cast.mette
        let before = Set(try await house[employee].history(of: employee).meetings.map(\.id))
        try await house.give(employee, leader: leader)
        leaders[employee] = leader
        for meeting in try await house[employee].history(of: employee).meetings where !before.contains(meeting.id) {
            add(meeting.id, employee, leader)
            let answers = try await house.environment.store.read { try $0.answers(of: meeting.id) }
            for answer in answers { if case .text(let text)? = answer.value { truths[meeting.id]?.drafts[answer.question] = text } }
        }
    }

    // MARK: What everybody sees

    private mutating func look(at id: Meeting.ID) async throws {
        guard let pair = pairs[id], var truth = truths[id] else { return }
        for person in Self.people {
            let rows = try await house.countLog()
            let view = try? await house[person].read(id)
            guard mayTake(part: person, in: id) else {
                if view != nil { faults.append("\(person.name) reads a conversation of others") }
                continue
            }
            guard let view else {
                faults.append("\(person.name) cannot read their own conversation")
                continue
            }
            let isEmployee = person == pair.employee
            let opens = !isEmployee && truth.isShared && !truth.wasOpened && view.meeting.opened != nil
            if opens { truth.wasOpened = true }
            if try await house.countLog() != rows + (opens ? 1 : 0) { faults.append("reading left the wrong number of rows") }
            check(view, of: person, isEmployee: isEmployee, against: truth)
            if view.meeting.version < truth.version { faults.append("the version went back") }
            truth.version = view.meeting.version
        }
        truths[id] = truth
    }

    private mutating func check(_ view: MeetingView, of person: Person, isEmployee: Bool, against truth: Truth) {
        let answers = (isEmployee ? view.ownAnswers : view.otherAnswers).compactMapValues { $0.value?.stored }
        let expected = isEmployee || truth.isShared ? truth.drafts : [:]
        if answers != expected { faults.append("\(person.name) sees answers \(answers), not \(expected)") }
        if view.notes.mapValues(\.text) != truth.said.mapValues(\.text) { faults.append("\(person.name) misses something that was said") }
        if view.remarks.map(\.text) != truth.remarks { faults.append("\(person.name) misses a remark") }
        if view.privateNote?.text != truth.privateNotes[person]?.text {
            faults.append("\(person.name) sees another private note than their own")
        }
        let hidden = isEmployee || truth.isShared ? [] : view.agenda.filter { $0.author != person.id && $0.sharedAt == nil }
        if !hidden.isEmpty { faults.append("\(person.name) sees points that are not shared") }
    }
}
