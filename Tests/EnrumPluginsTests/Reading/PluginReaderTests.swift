import EnrumCore
import EnrumDomain
import EnrumPlugins
import EnrumTexts
import Testing

struct PluginReaderTests {
    @Test func `A plugin is read with everything it brings`() async throws {
        let plugin = try await Sample.host.read(Sample.bytes(Sample.files))
        let manifest = plugin.manifest
        #expect(manifest.id.rawValue == "proeve")
        #expect(manifest.version == PluginVersion("1.2.0"))
        #expect(manifest.title == LocalizedText(danish: "Prøven", english: "The sample"))
        #expect(manifest.reads == [.meeting, .people, .ownAnswers, .agreements, .history])
        #expect(manifest.hooks == [.checkMeeting, .report])
        #expect(manifest.after.map(\.rawValue) == ["anden"])
        #expect(manifest.onGuardFailure == .warn)
        #expect(manifest.settings.map(\.key.rawValue) == ["gap", "mood"])
        #expect(manifest.settings.map(\.standard) == [.number(21), nil])
        #expect(manifest.settings[0].formerKeys.map(\.rawValue) == ["days"])
        #expect(manifest.metrics.map(\.question?.rawValue) == ["proeve/near"])
        #expect(manifest.metrics[0].range == 1...5)
        #expect(plugin.questionSets.flatMap(\.questions).map(\.id.rawValue) == ["proeve/near", "proeve/why", "proeve/late"])
        #expect(plugin.checks.map(\.field) == ["proeve/near", "due"])
        #expect(plugin.checklists[0].items.map(\.label.danish) == ["Luk døren"])
        #expect(plugin.checklists[0].types?.map(\.rawValue) == ["short"])
        #expect(plugin.agreementTemplates[0].days == 14)
        #expect(plugin.agreementTemplates[0].areas.map(\.firstStep) == [.required])
        #expect(plugin.agreementTemplates[0].party == .pair && plugin.agreementTemplates[0].filledBy == .both)
        let near = plugin.questionSets[0].questions[0].id
        #expect(plugin.contracts.map(\.owner) == [.employee])
        #expect(plugin.contracts.flatMap(\.parts).flatMap(\.fields) == [.question(near), .agreements(.oneself)])
        #expect(plugin.guidance[0].text(.english) == "One first." && plugin.guidance[0].types == nil)
        #expect(plugin.meetingTypes[0].type.usualLengths == 10...20)
        #expect(plugin.meetingTypes[0].type.asksOwnQuestionsOnly && !plugin.meetingTypes[0].type.asksForAcknowledgement)
        #expect(plugin.reminders[0].to == .leader)
        #expect(plugin.letters.map(\.kind) == [.convening, .note, .minutes, .hearing, .warning])
        let procedure = try #require(plugin.procedures.first)
        #expect(
            procedure.stages.map(\.id.rawValue) == ["talk", "note", "formal"]
                && procedure.deadlines.notice == .setting(manifest.settings[0].key))
        #expect(procedure.settled(with: [:]).deadlines.noticeDays == 3 && !procedure.isPublic)
        #expect(procedure.preparation.map(\.stages) == [[], [procedure.stages[2].id]])
        #expect(procedure.preparation.allSatisfy { $0.question.lane == .author && $0.question.answeredBy == .leader })
        #expect(procedure.stages[1].recordAvoids[0].words.found(in: "Det får konsekvenser") == ["konsekvenser"])
        #expect(procedure.followUp[.worse].next == .nextStage && procedure.exercise?.items == 5)
        #expect(plugin.texts["fewer"] == LocalizedText(danish: "Sidst var tallet {before}.", english: "Last time it was {before}."))
        #expect(plugin.rules?.contains("check_meeting") == true)
    }

    @Test func `Two plugins have one digest only when every byte is the same`() {
        let (one, other) = (Sample.bytes(Sample.files), Sample.bytes(Sample.files))
        #expect(one.digest == other.digest)
        var changed = Sample.files
        changed["README.md"] = "Prøven."
        #expect(Sample.bytes(changed).digest != one.digest)
        // What moves from one file to the next is another plugin.
        #expect(Sample.bytes(["a": "bc", "d": ""]).digest != Sample.bytes(["a": "b", "d": "c"]).digest)
    }

    @Test func `A plugin is remembered by its package's digest once it has been read`() async throws {
        let package = try PluginPackage.write(files: Sample.bytes(Sample.files).contents)
        let host = LuaPluginHost()
        let plugin = try await host.plugin(from: package)
        #expect(host.remembered(plugin.digest) == plugin)
        #expect(try await host.plugin(from: package) == plugin)
        #expect(LuaPluginHost().remembered(plugin.digest) == nil)
    }

    @Test func `A package that is none is refused`() async {
        await #expect(throws: PluginRefused.self) { try await LuaPluginHost().plugin(from: Array("nothing".utf8)) }
    }

    @Test(arguments: BadPlugin.table)
    func `Every mistake is told with its file, line and place`(bad: BadPlugin) async {
        var files = Sample.files
        bad.change(&files)
        let found = await problems(files)
        #expect(found == bad.expected, "\(found)")
    }

    @Test func `Every mistake is worded in both languages`() async {
        for bad in BadPlugin.table {
            var files = Sample.files
            bad.change(&files)
            let refused = await #expect(throws: PluginRefused.self) { try await Sample.host.read(Sample.bytes(files)) }
            for problem in refused?.problems ?? [] {
                for texts in [Texts.danish, Texts.english] {
                    let words = texts(problem.phrase)
                    #expect(!words.hasPrefix("[") && !words.contains("{\(problem.phrase.values.keys.first ?? "")}"), "\(words)")
                }
            }
        }
    }

    @Test func `All mistakes are told at once, the manifest's first`() async {
        var files = Sample.files
        files["plugin.yaml", default: ""] += "\nextra: 1\n"
        files["checks/a.yaml"] = "enrum: checks/1\nchecks: []\n"
        files["rules.lua"] = "return {"
        let expected = ["plugin.yaml:17 extra set.unknown_key", "checks/a.yaml:2 checks set.count", "rules.lua:1 - plugin.lua"]
        let found = await problems(files)
        #expect(found == expected, "\(found)")
    }
}
