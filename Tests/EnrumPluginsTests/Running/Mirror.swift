import EnrumCore
import EnrumDomain
import EnrumPlugins
import Testing

/// A plugin that gives back all it can see, by asking for every name there is; and a snapshot that has something everywhere.
enum Mirror {
    /// `store` keeps a list of "path=value" for each part of `ctx`, and one for what comes after it.
    private static let rules = """
        local function lines(value, path, found)
          if type(value) ~= "table" then
            table.insert(found, path .. "=" .. tostring(value))
          else
            for key, inner in pairs(value) do lines(inner, path .. "." .. tostring(key), found) end
          end
          return found
        end
        local function mirror(ctx, ...)
          local store = {}
          for part, value in pairs(ctx) do store["p-" .. part] = lines(value, part, {}) end
          for place, value in ipairs({ ... }) do store["a-" .. place] = lines(value, "arg", {}) end
          return { store = store }
        end
        return { check_meeting = mirror, check_answer = mirror, reminders = mirror, metrics = mirror, guard = mirror, questions = mirror }
        """

    static func plugin(reads: [PluginManifest.Reading]) async throws -> Plugin {
        let questions = """
            enrum: question-set/1
            id: lille
            title: Lille
            questions:
              - { id: own, kind: text, label: Egen }
              - { id: rows, kind: table, label: Rækker, table: { columns: [ { id: what, label: Hvad }, { id: hours, label: Timer, cell: number } ] } }
            """
        return try await Sample.plugin(
            rules, hooks: [.checkMeeting, .checkAnswer, .reminders, .metrics, .guard, .questions],
            reads: "[\(reads.map(\.rawValue).joined(separator: ", "))]",
            more: "settings: [ { id: gap, kind: number, label: Dage, default: 21 } ]", files: ["questions/a.yaml": questions])
    }

    /// Everything that a call saw, one line each, sorted.
    static func lines(_ call: HookCall, _ snapshot: PluginSnapshot) async throws -> [String] {
        let outcome = try #require(await Sample.host.run([call], on: snapshot).first)
        return try outcome.result.get().store.values.compactMap { $0 }.flatMap { json in
            json.dropFirst().dropLast().split(separator: "\",\"").map { $0.filter { $0 != "\"" } }
        }.sorted()
    }

    /// Every text in it is `word`, with a number behind.
    static func snapshot(_ audience: PluginAudience = .pair, word: String = "Ord") throws -> PluginSnapshot {
        let (own, rows, other) = (try id("lille/own"), try id("lille/rows"), try id("basis/andet"))
        let scale = try id("lille/near")
        let agreement = AgreementFacts(
            id: "a1", meeting: "m1", title: "\(word)1", responsible: "employee", due: try .day("2026-03-01"), firstStep: "\(word)2",
            followUp: "\(word)3", template: "lille/habits", area: "self", state: "open", made: try .day("2026-02-01"), amendments: 1)
        let answers = AnswerFacts(
            employee: [own: .text("\(word)4"), rows: .table([["\(word)5", "2"]]), other: .text("\(word)6"), scale: .scale(3)],
            leader: [other: .text("\(word)7")], marked: [own, other])
        return PluginSnapshot(
            audience: audience, today: try .day("2026-03-14"), time: try #require(TimeOfDay("10:30")),
            meeting: MeetingFacts(
                id: "m2", type: "one_to_one", date: try .day("2026-03-14"), time: TimeOfDay("13:00"), length: 45, place: "\(word)8",
                phase: "before", isShared: true, moves: 2),
            people: PeopleFacts(
                employee: .init(id: "p1", name: "\(word)9", firstName: "\(word)10", workplace: .remote),
                leader: .init(id: "p2", name: "\(word)11", firstName: "\(word)12", workplace: .onSite)),
            answers: answers, agreements: [agreement],
            history: [
                PastMeeting(
                    id: "m1", type: "one_to_one", date: try .day("2026-02-01"), length: 30, answers: answers, agreements: [agreement],
                    metrics: [try #require(Slug("lille")): [try #require(Slug("mine")): 2], try #require(Slug("anden")): [:]])
            ])
    }

    static func id(_ text: String) throws -> QuestionID { try #require(QuestionID(text)) }
}
