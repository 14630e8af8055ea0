import EnrumCore
import EnrumDomain
import EnrumTesting

@testable import EnrumWeb

/// Solvig Kommune with two modules: "distance", with everything a module can have, on in Børn og Unge; "purpose", without anything, on nowhere.
struct Modules: Sendable {
    let site: Site
    let host: ScriptedHost

    static let distance = Plugin.scripted(
        "distance", reads: [.meeting, .people, .history], hooks: [.questions, .reminders],
        settings: [
            SettingField(
                key: slug("gap"), label: words("Hvor mange dage må der gå?"), help: words("Fra 7 til 120."),
                kind: .number(.init(minimum: 7, maximum: 120, unit: words("dage"))), standard: .number(21)),
            SettingField(
                key: slug("to"), label: words("Hvem mindes?"),
                kind: .choice([.init(id: slug("leader"), label: words("Lederen")), .init(id: slug("both"), label: words("Begge"))]),
                standard: .choice(slug("leader"))),
            SettingField(key: slug("aim"), label: words("Hvorfor bruger I det?"), kind: .longText),
            SettingField(key: slug("strict"), label: words("Er det strengt?"), kind: .yesNo, standard: .yesNo(false)),
        ],
        questions: [
            Question(id: QuestionID(set: slug("distance"), name: slug("closeness")), kind: .text, label: words("Hvor tæt er I på?"))
        ])
    static let purpose = Plugin.scripted("purpose")

    static func open() async throws -> Modules {
        let host = ScriptedHost([distance, purpose])
        let site = try await Site.cast(plugins: host)
        try await site.environment.install(distance, on: [Cast.children])
        try await site.environment.install(purpose, on: [])
        return Modules(site: site, host: host)
    }

    func browser(of person: Person) async throws -> Browser { try await site.browser(of: person) }

    /// What is said about the module in a department.
    func rule(in department: Department) async throws -> ModuleRule? {
        try await site.environment.store.read { try $0.moduleRules() }.first {
            $0.plugin == Self.distance.id && $0.department == department.id
        }
    }

    func change(_ changes: ChangeModule.Change..., in department: Department) async throws {
        try await ChangeModule(site.environment)(Self.distance.id, in: department.id, changes, as: nil)
    }

    /// Lets the hook that adds questions fail, once for each.
    func fail(_ times: Int = 1, _ kind: PluginFault.Kind = .error) async throws {
        host.fail(.questions, of: Self.distance.id, ScriptedHost.Fault(kind, "Amalie skrev noget hemmeligt", line: 12, log: ["hemmeligt"]))
        for person in [Cast.amalie, Cast.bjarne, Cast.camilla].prefix(times) {
            try await Someone(Cast.mette, in: site.environment).plan(with: person, at: .init(date: site.clock.today.adding(days: 3)))
        }
    }

    /// The hook answers again.
    func mend() { host.on(.questions, of: Self.distance.id) { _, _ in HookResult(.nothing) } }

    /// Reminds Mette of Amalie.
    func remind(_ text: String = "Det er længe siden.") async throws {
        let (id, now, today) = (Self.distance.id, site.clock.now, site.clock.today)
        let reminder = Reminder(
            id: Reminder.ID(stored: "reminder"), plugin: id, employee: Cast.amalie.id, leader: Cast.mette.id, key: "k",
            recipient: Cast.mette.id, due: today, text: Self.words(text), madeAt: now)
        let own = Reminder(
            id: Reminder.ID(stored: "own"), plugin: id, employee: Cast.amalie.id, leader: Cast.mette.id, key: "k",
            recipient: Cast.amalie.id, due: today, text: Self.words(text), madeAt: now)
        try await site.environment.store.write { transaction in
            for each in [reminder, own] { _ = try transaction.insert(each) }
        }
    }

    static func words(_ text: String) -> LocalizedText { LocalizedText(danish: text, english: "English: " + text) }

    private static func slug(_ text: String) -> Slug {
        guard let slug = Slug(text) else { preconditionFailure("\(text) is no slug") }
        return slug
    }
}
