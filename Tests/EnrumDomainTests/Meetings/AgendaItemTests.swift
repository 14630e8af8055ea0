import EnrumDomain
import Testing

struct AgendaItemTests {
    private let now = Instant(seconds: 1_795_000_600)

    private func item(by author: Person.ID, in meeting: Meeting, _ text: String = "Sommerferien") throws -> AgendaItem {
        try AgendaItem(id: Identifier(stored: "item"), meeting: meeting, author: author, text: text, at: now)
    }

    @Test(arguments: [Meeting.Phase.planned, .before])
    func `The employee's point is a draft until the preparation is shared; the leader's is for both at once (P-03)`(phase: Meeting.Phase)
        throws
    {
        let meeting = try Lives.meeting(in: phase)
        let draft = try item(by: Lives.employee, in: meeting)
        #expect(draft.isVisible(to: Lives.employee) && !draft.isVisible(to: Lives.leader))
        let open = try item(by: Lives.leader, in: meeting)
        #expect(open.isVisible(to: Lives.employee) && open.isVisible(to: Lives.leader))
    }

    @Test func `A point brought after sharing, or at the table, is for both`() throws {
        var shared = try Lives.meeting(in: .before)
        try shared.share(by: Lives.stamp(1, by: Lives.employee))
        #expect(try item(by: Lives.employee, in: shared).isVisible(to: Lives.leader))
        #expect(try item(by: Lives.employee, in: try Lives.meeting(in: .during)).isVisible(to: Lives.leader))
    }

    @Test func `Sharing keeps its first time, and taking back makes a draft again`() throws {
        var point = try item(by: Lives.employee, in: try Lives.meeting(in: .before))
        point.share(at: Instant(seconds: 1))
        point.share(at: Instant(seconds: 2))
        #expect(point.sharedAt == Instant(seconds: 1))
        point.withdraw()
        #expect(!point.isVisible(to: Lives.leader))
    }

    @Test func `A tick says who, when and in which meeting, and can be taken away`() throws {
        var point = try item(by: Lives.leader, in: try Lives.meeting(in: .during))
        let meeting = Meeting.ID(stored: "meeting")
        point.tick(by: Lives.leader, at: Instant(seconds: 5), in: meeting)
        point.tick(by: Lives.employee, at: Instant(seconds: 6), in: Meeting.ID(stored: "other"))
        #expect(point.ticked == AgendaItem.Tick(by: Lives.leader, at: Instant(seconds: 5), meeting: meeting))
        point.untick()
        #expect(point.ticked == nil)
    }

    @Test func `A point is 1 to 200 characters`() throws {
        let meeting = try Lives.meeting(in: .before)
        #expect(try item(by: Lives.leader, in: meeting, " Ferie\n").text == "Ferie")
        #expect(try item(by: Lives.leader, in: meeting, String(repeating: "å", count: Limits.title)).text.count == Limits.title)
        for (text, key) in [("", "rule.empty"), (" \n", "rule.empty"), (String(repeating: "å", count: Limits.title + 1), "rule.too_long")] {
            let error = try #require(throws: RuleBroken.self) { try item(by: Lives.leader, in: meeting, text) }
            #expect(error.phrase.key == key && error.field == "item")
        }
    }
}
