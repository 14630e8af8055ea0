import EnrumCore
import EnrumDomain
import EnrumPlugins
import Foundation
import Testing

/// *Når noget skal ændres* says what its source asks for, number by number (I-03 to I-51).
struct FormalToolkitTests {
    static let name = "adfaerdskorrigerende"

    private func toolkit() async throws -> Plugin {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try await LuaPluginHost().read(
            PluginFiles(try PluginPackage.files(inFolder: root.appending(path: "Plugins/\(Self.name)").path)))
    }

    private func procedure(_ id: String) async throws -> (Procedure, Plugin) {
        let plugin = try await toolkit()
        let found = try #require(plugin.procedures.first { $0.id.rawValue == id })
        let standard = plugin.manifest.settings.compactMap { field in field.standard.map { (field.key, $0) } }
        return (found.settled(with: Dictionary(uniqueKeysWithValues: standard)), plugin)
    }

    /// The table of formalities (I-09): a row for each stage, a word for each cell.
    @Test(arguments: [
        ("trin-0", ["no", "none", "none", "none", "none", "none", "none", "no", "advice"]),
        ("trin-1", ["no", "none", "none", "none", "private_note", "none", "none", "no", "advice"]),
        ("trin-2", ["no", "none", "tell", "if_wished", "note", "may", "none", "yes", "advice"]),
        ("trin-3", ["yes", "possible", "written", "must_be_told", "minutes", "right", "before_decision", "yes", "takes_part"]),
    ])
    func `Each stage asks for its own formalities`(stage: String, expected: [String]) async throws {
        let (procedure, _) = try await procedure("adfaerd")
        let stage = try #require(Slug(stage).flatMap { procedure.stage($0) })
        #expect(Formality.allCases.filter { $0 != .trigger }.map { stage.word(for: $0) } == expected)
        #expect(stage.trigger?.english != nil)
    }

    @Test func `Only the formal stage comes after others and can end in a sanction, and only the correcting one is silent on consequences`()
        async throws
    {
        let (procedure, _) = try await procedure("adfaerd")
        #expect(procedure.stages.map { $0.usuallyAfter.map(\.rawValue) } == [[], [], [], ["trin-1", "trin-2"]])
        #expect(procedure.stages.map(\.decisions) == [[], [], [], [.warning, .dismissal, .summaryDismissal]])
        #expect(procedure.stages.map { $0.recordAvoids.isEmpty } == [true, true, false, true])
    }

    @Test(arguments: [
        ("Bliver det ikke bedre, får det konsekvenser.", true), ("Næste gang giver jeg en advarsel.", true), ("ADVARSLEN kommer", true),
        ("A warning follows", true), ("Det er vigtigt, at du møder til tiden.", false), ("Vi ser på det igen om en måned.", false),
    ])
    func `A correcting note must not speak of what follows (I-06)`(text: String, isStopped: Bool) async throws {
        let (procedure, _) = try await procedure("adfaerd")
        let avoided = procedure.stages[2].recordAvoids.flatMap { $0.words.found(in: text) }
        #expect(avoided.isEmpty != isStopped)
    }

    @Test func `The numbers that have no number in the source are settings, with the defaults that were chosen`() async throws {
        let (procedure, plugin) = try await procedure("adfaerd")
        #expect(procedure.deadlines.noticeDays == 3 && procedure.deadlines.remarksDays == 10 && procedure.deadlines.hearingDays == 14)
        #expect(procedure.isPublic && procedure.deadlines.workingDays.value == true)
        #expect(plugin.manifest.settings.allSatisfy { $0.help?.english != nil })
        #expect(plugin.manifest.source?.danish.contains("Ishøj Kommune") == true)
    }

    @Test func `Seven points, twelve mistakes, five good things, seven stances, four beginnings, three reframings`() async throws {
        let (procedure, plugin) = try await procedure("adfaerd")
        func list(_ id: String) -> Int? { plugin.checklists.first { $0.id.rawValue == id }?.items.count }
        #expect(list("practical") == 7 && list("mistakes") == 12)
        #expect(procedure.exercise?.items == 5)
        #expect(procedure.exercise?.except?.map(\.rawValue) == ["goal", "change", "consequence", "expected"])
        #expect(procedure.during[0].items.count == 7)
        #expect(procedure.during[1].items.count == 4 + 1)
        #expect(procedure.during[4].items.count == 3 + 1)
        #expect(plugin.meetingChecklists.isEmpty)
    }

    @Test(arguments: ["adfaerd", "fravaer"])
    func `Everything is said in both languages`(id: String) async throws {
        let (procedure, _) = try await procedure(id)
        let texts =
            procedure.stages.flatMap { [$0.title, $0.description, $0.trigger].compactMap { $0 } }
            + procedure.during.flatMap { [$0.title].compactMap { $0 } + $0.items }
            + (procedure.preparation + procedure.record).map(\.question.label)
        #expect(texts.allSatisfy { $0.english != nil && $0.english != $0.danish })
    }

    @Test func `A conversation about absence begins with a good reason, and has no sanction (I-41)`() async throws {
        let (procedure, _) = try await procedure("fravaer")
        #expect(procedure.assumption?.danish.contains("god grund") == true)
        #expect(procedure.stages.allSatisfy { $0.decisions.isEmpty && $0.sanction == .none && !$0.isServiceRelated })
    }

    @Test(arguments: [
        "Ellers bliver du sagt op.", "Du kan siges op.", "Så mister du jobbet", "Du kan miste dit arbejde", "Det ender med en fyring",
        "Du bliver fyret", "Det kan få kon\u{AD}sekvenser",
    ])
    func `A correcting note does not speak of losing one's job, in whatever words (I-06)`(text: String) async throws {
        let (procedure, _) = try await procedure("adfaerd")
        let found = procedure.stages[2].recordAvoids.flatMap { $0.words.found(in: text) }
        #expect(!found.isEmpty)
    }

    @Test func `Every letter says what its kind must, in both languages, and nothing that is unknown`() async throws {
        let (procedure, plugin) = try await procedure("adfaerd")
        let settings = Set(plugin.manifest.settings.map(\.key.rawValue))
        #expect(Set(plugin.letters.map(\.kind)) == Set(CaseDocument.Kind.allCases))
        for letter in plugin.letters {
            for body in [letter.body.danish, try #require(letter.body.english)] {
                let read = LetterTemplate.read(body, settings: settings)
                #expect(read.mistakes.isEmpty)
                for key in letter.kind.neededKeys { #expect(LetterTemplate.gap(key, in: body) == nil, "\(letter.id): \(key)") }
            }
        }
        let note = try #require(plugin.letters.first { $0.kind == .note })
        #expect(procedure.stages[2].recordAvoids.flatMap { $0.words.found(in: note.body.danish + note.body.english!) }.isEmpty)
    }
}
