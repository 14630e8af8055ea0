import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

extension Set<PluginManifest.Reading> {
    /// Everything that a plugin can ask to read.
    static let everything = Set(PluginManifest.Reading.allCases)
}

extension LocalizedText {
    /// The same words in both languages.
    static func words(_ text: String) -> LocalizedText { LocalizedText(danish: text, english: text) }
}

extension Question {
    /// A question of a plugin, "closeness" of "distance", that takes a number from 1 to 5.
    static func scale(
        _ plugin: Slug, _ name: Slug, phase: Phase = .before, by answerer: Answerer = .employee, lane: Lane = .pair
    ) -> Question {
        guard let scale = Scale(lowest: 1, highest: 5, lowestLabel: .words("Lidt"), highestLabel: .words("Meget")) else {
            preconditionFailure("one to five is a scale")
        }
        return Question(
            id: QuestionID(set: plugin, name: name), kind: .scale(scale), label: .words("Hvor meget?"), phase: phase, answeredBy: answerer,
            lane: lane)
    }

    static func text(
        _ plugin: Slug, _ name: Slug, label: String = "Hvad?", by answerer: Answerer = .employee, lane: Lane = .pair,
        showIf: Condition? = nil
    )
        -> Question
    {
        Question(
            id: QuestionID(set: plugin, name: name), kind: .text, label: .words(label), showIf: showIf, answeredBy: answerer, lane: lane)
    }
}

extension SettingField {
    static func number(_ key: Slug, standard: Double? = nil, was former: [Slug] = []) -> SettingField {
        SettingField(
            key: key, label: .words("Antal"), kind: .number(.init(minimum: 1, maximum: 100)), standard: standard.map { .number($0) },
            formerKeys: former)
    }
}

extension Finding {
    static func says(_ level: Level, _ text: String = "Se her", source: Slug = "distance") -> Finding {
        Finding(level: level, text: .words(text), source: source)
    }
}

extension House {
    /// What modules say to someone about a conversation.
    func ask(_ questions: ModuleQuestions, as person: Person, about id: Meeting.ID) async throws -> ModuleNotes {
        try await AskModules(environment)(questions, about: self[person].read(id))
    }

    /// The snapshot that the hooks of the pair get when someone looks at a conversation.
    func pairSnapshot(as person: Person, of id: Meeting.ID) async throws -> PluginSnapshot {
        host.forgetCalls()
        _ = try await ask(.meeting, as: person, about: id)
        return try #require(host.received(.checkMeeting).first?.snapshot)
    }

    func switchModule(_ plugin: Slug, _ changes: ChangeModule.Change..., in department: Department) async throws {
        try await ChangeModule(environment)(plugin, in: department.id, changes, as: nil)
    }

    /// What is said about a plugin in a department; one that says nothing where nothing is said.
    func rule(of plugin: Slug, in department: Department) async throws -> ModuleRule {
        try await environment.store.read { try $0.moduleRules() }.first { $0.plugin == plugin && $0.department == department.id }
            ?? ModuleRule(department: department.id, plugin: plugin)
    }

    func faults(of plugin: Slug = "distance") async throws -> [FaultRow] {
        try await environment.store.read { try $0.faults(of: plugin, limit: 100) }
    }

    func pinned(in id: Meeting.ID) async throws -> [PinnedModule] { try await environment.store.read { try $0.pinnedModules(of: id) } }

    /// What plugins keep about a pair.
    func stored(_ employee: Person, with leader: Person) async throws -> [Slug: [String: String]] {
        try await environment.store.read { try $0.pluginData(employee: employee.id, leader: leader.id) }
    }

    /// The names of the sections of a conversation's form.
    func sections(of id: Meeting.ID) async throws -> [String] {
        let form = try await environment.store.read { try $0.meeting(id)?.form.flatMap($0.form) }
        return try #require(form).sections.map(\.set.rawValue)
    }

    /// The deeds that were logged since there were so many rows.
    func deeds(since count: Int) async throws -> [String] { try await wholeLog().dropFirst(count).map(\.action) }
}
