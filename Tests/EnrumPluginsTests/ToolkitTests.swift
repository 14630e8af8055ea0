import EnrumCore
import EnrumDomain
import EnrumFormats
import EnrumPlugins
import Foundation
import Testing

/// The toolkits in `Plugins/` keep the contract that everybody's plugins keep, and their rules of data say what they should (P-15, P-19, P-20).
struct ToolkitTests {
    private static let all = [
        "distanceledelse",
        "faglig",
        "formaalsdrevet",
        "lederdialog",
        "ledertrivsel",
        "opgaveorienteret",
        "relation-potentiale",
        "trivsel",
    ]
    private let host = LuaPluginHost()

    @Test func `Every folder in Plugins is a toolkit that is tested here`() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(folders.filter { !$0.hasPrefix(".") }.sorted() == (Self.all + [FormalToolkitTests.name]).sorted())
    }

    @Test(arguments: all)
    func `A toolkit passes its own tests`(name: String) async throws {
        let (plugin, files) = try await toolkit(name)
        let report = await PluginTests(host)(plugin, files)
        #expect(report.problems.isEmpty)
        #expect(report.failures.isEmpty)
        #expect(report.passed >= 20)
    }

    @Test(arguments: all)
    func `A toolkit is read the same from its package as from its folder`(name: String) async throws {
        let (plugin, files) = try await toolkit(name)
        let package = try PluginPackage.write(files: files.contents)
        let packed = try await host.plugin(from: package)
        #expect(packed.manifest == plugin.manifest)
        #expect(packed.questionSets == plugin.questionSets)
        #expect(packed.rules == plugin.rules)
    }

    @Test(arguments: all)
    func `A toolkit asks few questions, credits its source and speaks both languages`(name: String) async throws {
        let (plugin, _) = try await toolkit(name)
        // The leaders' interview guide takes three quarters of an hour, and has a short way of its own (L-02, L-07).
        #expect((5...(name == "lederdialog" ? 20 : 8)).contains(plugin.questionSets.flatMap(\.questions).count))
        let source = try #require(plugin.manifest.source)
        #expect(["PINO", "godtarbejdsmiljo.dk", "Ledertrivselsmodellen"].contains { source(.danish).contains($0) })
        #expect(plugin.questionSets.flatMap(\.questions).allSatisfy { $0.label.english != nil && $0.label.english != $0.label.danish })
        #expect(plugin.texts.values.allSatisfy { $0.english != nil })
    }

    @Test func `P-16: together, no two toolkits ask the same, tick the same or propose the same, nor what the base form asks`() async throws
    {
        var said: [(words: String, source: String)] = BaseQuestionSet.load().questions.map { ($0.label.danish, "basis") }
        for name in Self.all {
            let (plugin, _) = try await toolkit(name)
            said += plugin.questionSets.flatMap(\.questions).map { ($0.label.danish, name) }
            said += plugin.checklists.flatMap(\.items).map { ($0.label.danish, name) }
            said += plugin.agreementTemplates.map { ($0.title.danish, name) }
        }
        let sources = Dictionary(grouping: said) { $0.words.lowercased().filter { $0.isLetter || $0 == " " } }.mapValues {
            Set($0.map(\.source))
        }
        #expect(sources.filter { $0.value.count > 1 }.isEmpty)
        #expect(said.count > 150)
    }

    struct Case: CustomTestStringConvertible {
        let toolkit: String
        let answers: [String: Condition.Value]
        let expected: Set<String>

        init(_ toolkit: String, _ answers: [String: Condition.Value], _ expected: Set<String>) {
            (self.toolkit, self.answers, self.expected) = (toolkit, answers, expected)
        }

        var testDescription: String { "\(toolkit): \(answers.keys.sorted().joined(separator: ", "))" }
    }

    @Test(arguments: [
        Case("distanceledelse", ["closeness": .number(2)], ["alone"]),
        Case("distanceledelse", ["closeness": .number(3)], []),
        Case("distanceledelse", ["reachable": .yesNo(false)], ["reachable_unclear"]),
        Case("distanceledelse", ["reachable": .yesNo(true)], []),
        Case("distanceledelse", ["met": .text("2025-12-13")], ["long_apart"]),
        Case("distanceledelse", ["met": .text("2025-12-14")], []),
        Case("distanceledelse", ["met": .text("2026-03-14")], []),
        Case("distanceledelse", ["met": .text("2026-03-15")], ["met_in_future"]),
        Case("distanceledelse", [:], []),
        Case("formaalsdrevet", ["clarity": .number(2)], ["no_line"]),
        Case("formaalsdrevet", ["clarity": .number(3)], []),
        Case("formaalsdrevet", ["change": .yesNo(true), "change_why": .number(2)], ["change_not_understood"]),
        Case("formaalsdrevet", ["change": .yesNo(true), "change_why": .number(3)], []),
        Case("formaalsdrevet", [:], []),
        Case("faglig", ["standard": .number(2)], ["cannot_stand_by"]),
        Case("faglig", ["standard": .number(3)], []),
        Case("faglig", [:], []),
        Case("lederdialog", ["how_often": .text("never")], ["no_rhythm"]),
        Case("lederdialog", ["how_often": .text("quarterly")], []),
        Case("lederdialog", ["going": .number(2)], ["slipping"]),
        Case("lederdialog", ["going": .number(3)], []),
        Case("lederdialog", ["promises": .list(["mail", "off", "breaks", "tick"])], ["many_promises"]),
        Case("lederdialog", ["promises": .list(["mail", "off", "breaks"])], []),
        Case("lederdialog", [:], []),
        Case("ledertrivsel", ["wellbeing": .number(4)], ["low"]),
        Case("ledertrivsel", ["wellbeing": .number(5)], []),
        Case("ledertrivsel", [:], []),
        Case("opgaveorienteret", ["week": .number(38)], ["long_week"]),
        Case("opgaveorienteret", ["week": .number(37)], []),
        Case("opgaveorienteret", ["ahead": .yesNo(true)], ["busy_ahead"]),
        Case("opgaveorienteret", ["ahead": .yesNo(false)], []),
        Case("opgaveorienteret", [:], []),
        Case("relation-potentiale", ["feedback": .number(2)], ["no_feedback"]),
        Case("relation-potentiale", ["feedback": .number(3)], []),
        Case("relation-potentiale", ["seen": .text("Du var god til mødet i tirsdags, synes jeg")], []),
        Case("relation-potentiale", ["seen": .text("Du var god til mødet i tirsdags")], ["praise_without_example"]),
        Case("relation-potentiale", [:], []),
        Case("trivsel", ["wellbeing": .number(1), "pressure": .number(5)], []),
    ])
    func `A check speaks where it should, and is silent one step beside`(one: Case) async throws {
        let (plugin, _) = try await toolkit(one.toolkit)
        let facts = try facts(one.answers, of: plugin)
        #expect(Set(plugin.checks.filter { $0.when.holds(given: facts) }.map(\.id.rawValue)) == one.expected)
    }

    @Test(arguments: [
        Case("distanceledelse", [:], ["place"]),
        Case("distanceledelse", ["place": .text("here")], ["place"]),
        Case("distanceledelse", ["place": .text("home")], ["place", "closeness", "unseen", "reachable", "met"]),
        Case(
            "distanceledelse", ["place": .text("other_site"), "closeness": .number(3)],
            ["place", "closeness", "missing", "unseen", "reachable", "met"]),
        Case("distanceledelse", ["place": .text("out"), "closeness": .number(4)], ["place", "closeness", "unseen", "reachable", "met"]),
        Case("formaalsdrevet", [:], ["clarity", "matters", "change", "direction", "can_wait"]),
        Case("formaalsdrevet", ["clarity": .number(3)], ["clarity", "unclear", "matters", "change", "direction", "can_wait"]),
        Case(
            "formaalsdrevet", ["clarity": .number(4), "change": .yesNo(true)],
            ["clarity", "matters", "change", "change_why", "direction", "can_wait"]),
        Case(
            "formaalsdrevet", ["change": .yesNo(true), "change_why": .number(3)],
            ["clarity", "matters", "change", "change_why", "change_missing", "direction", "can_wait"]),
        Case(
            "formaalsdrevet", ["change": .yesNo(false), "change_why": .number(1)],
            ["clarity", "matters", "change", "direction", "can_wait"]),
        Case("faglig", [:], ["standard", "proud", "areas", "hold", "pass_on"]),
        Case("faglig", ["standard": .number(4), "areas": .list(["none"])], ["standard", "proud", "areas", "hold", "pass_on"]),
        Case(
            "faglig", ["standard": .number(3), "areas": .list(["digital"])],
            ["standard", "compromise", "proud", "areas", "plan", "hold", "pass_on"]),
        Case(
            "lederdialog", ["pace": .text("short")],
            ["pace", "directions", "matters", "promises", "points", "align", "how_often", "leader_view"]),
        Case("ledertrivsel", [:], ["wellbeing", "gives", "takes", "lift_boss", "lift_frames", "lift_group", "lift_self"]),
        Case("opgaveorienteret", [:], ["state", "tasks", "ahead", "offer", "adjust"]),
        Case("opgaveorienteret", ["state": .text("same")], ["state", "ahead", "offer", "adjust"]),
        Case(
            "opgaveorienteret", ["tasks": .list(["Telefonen daily 1 high"]), "ahead": .yesNo(true)],
            ["state", "tasks", "week", "lighten", "ahead", "ahead_what", "offer", "adjust"]),
        Case("relation-potentiale", [:], ["feedback", "safety", "strength", "chances", "seen", "to_leader"]),
        Case(
            "relation-potentiale", ["feedback": .number(4), "safety": .number(4)],
            ["feedback", "safety", "strength", "chances", "seen", "to_leader"]),
        Case(
            "relation-potentiale", ["feedback": .number(3)],
            ["feedback", "feedback_better", "safety", "strength", "chances", "seen", "to_leader"]),
        Case(
            "relation-potentiale", ["safety": .number(3)], ["feedback", "safety", "safer", "strength", "chances", "seen", "to_leader"]),
        Case("trivsel", [:], ["wellbeing", "pressure", "needs", "mind", "hope", "share", "worry"]),
        Case(
            "trivsel", ["wellbeing": .number(3), "pressure": .number(3), "worry": .yesNo(false)],
            ["wellbeing", "pressure", "needs", "mind", "hope", "share", "worry"]),
        Case("trivsel", ["wellbeing": .number(2)], ["wellbeing", "pressure", "needs", "mind", "hope", "share", "worry", "areas"]),
        Case("trivsel", ["pressure": .number(4)], ["wellbeing", "pressure", "needs", "mind", "hope", "share", "worry", "areas"]),
        Case("trivsel", ["worry": .yesNo(true)], ["wellbeing", "pressure", "needs", "mind", "hope", "share", "worry", "areas"]),
    ])
    func `Only those whom it concerns are asked more`(one: Case) async throws {
        let (plugin, _) = try await toolkit(one.toolkit)
        let facts = try facts(one.answers, of: plugin)
        let asked = plugin.questionSets.flatMap(\.questions).filter { $0.showIf?.holds(given: facts) ?? true }
        #expect(Set(asked.map { String($0.id.rawValue.dropFirst(one.toolkit.count + 1)) }) == one.expected)
    }

    @Test func `The interview guide has three blocks, and the leader alone reads all but what goes to the own leader (L-07, L-09, L-12)`()
        async throws
    {
        let (plugin, _) = try await toolkit("lederdialog")
        #expect(plugin.questionSets.map(\.questions.count) == [1, 5, 5, 6, 1, 2])
        let questions = plugin.questionSets.flatMap(\.questions)
        let shared = questions.filter { $0.lane == .pair }.map { String($0.id.rawValue.dropFirst("lederdialog/".count)) }
        #expect(Set(shared) == ["points", "align", "how_often", "leader_view", "going", "change"])
        let directions = try #require(questions.first { $0.id.rawValue == "lederdialog/directions" })
        guard case .table(let table) = directions.kind else {
            Issue.record("directions is no table")
            return
        }
        #expect(table.rows.count == 6)
    }

    @Test func `The short follow-up asks its own two questions and none of the guide's (L-11)`() async throws {
        let (plugin, _) = try await toolkit("lederdialog")
        var facts = try facts(["going": .number(3)], of: plugin)
        facts.meeting["type"] = .text("lederdialog/follow_up")
        let asked = plugin.questionSets.flatMap(\.questions).filter { $0.showIf?.holds(given: facts) ?? true }
        #expect(asked.map(\.id.rawValue) == ["lederdialog/going", "lederdialog/change"])
    }

    @Test func `The dialogue takes 45 minutes after 45 of preparation, and names five roles (L-02, L-16)`() async throws {
        let (plugin, _) = try await toolkit("lederdialog")
        let dialogue = try #require(plugin.meetingTypes.first { $0.id.rawValue == "lederdialog/dialogue" })
        #expect(dialogue.type.preparationMinutes == 45)
        #expect(dialogue.type.usualLength == 45)
        #expect(plugin.roles.count == 5)
    }

    @Test func `The leader's number goes from 1 to 10, and the tools are for three levels (T-01, T-05)`() async throws {
        let (plugin, _) = try await toolkit("ledertrivsel")
        let number = try #require(plugin.questionSets.first?.questions.first)
        guard case .scale(let scale) = number.kind else {
            Issue.record("the number is no scale")
            return
        }
        #expect(scale.lowest == 1)
        #expect(scale.highest == 10)
        #expect(plugin.roles.count == 3)
    }

    private func facts(_ answers: [String: Condition.Value], of plugin: Plugin) throws -> Condition.Facts {
        let today = try #require(CalendarDate(iso: "2026-03-14"))
        let answers = answers.map { (QuestionID(stored: "\(plugin.id)/\($0)"), $1) }
        let settings = plugin.manifest.settings.compactMap { field in field.standard.map { (field.key.rawValue, $0.condition) } }
        return Condition.Facts(
            today: today, answers: Dictionary(uniqueKeysWithValues: answers), settings: Dictionary(uniqueKeysWithValues: settings))
    }

    private static var folder: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(
            path: "Plugins")
    }

    private func toolkit(_ name: String) async throws -> (Plugin, PluginFiles) {
        let files = PluginFiles(try PluginPackage.files(inFolder: Self.folder.appending(path: name).path))
        return (try await host.read(files), files)
    }
}
