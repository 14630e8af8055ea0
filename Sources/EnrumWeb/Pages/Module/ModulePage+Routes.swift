import EnrumCore
import EnrumDomain
import EnrumTexts
import HTTPTypes
import Hummingbird

extension Web {
    func addModule(to table: RouteTable) {
        table.page("/modules/:module") { request, visit in try await modulePage(visit, notices: notices(request, visit)) }
        change("grant", done: "module_granted", in: table) { fields throws(NotFound) in
            let named = fields.all("read")
            let readings = named.compactMap { PluginManifest.Reading(rawValue: $0) }
            guard readings.count == named.count else { throw NotFound() }
            return .grant(Set(readings))
        }
        change("pause", done: "module_paused", in: table) { _ in .pause }
        change("resumption", done: "module_resumed", in: table) { _ in .resume }
        change("limits", done: "module_limited", in: table) { fields in .limits(try PluginLimits(typed: fields)) }
        change("version", done: "module_version", in: table) { fields throws(NotFound) in
            guard let version = fields["version"].flatMap({ PluginVersion($0) }) else { throw NotFound() }
            return .version(version)
        }
        table.change("/modules/:module/removal") { _, _, visit in
            try await ChangePlugin(environment)(visit.module(), .remove, as: visit.signedIn())
            return seeOther("/modules?done=module_removed")
        }
        table.change("/modules/:module/departments") { fields, _, visit in
            try await mending(fields) {
                try await ChangeModule(environment)(visit.module(), fields.switches(), as: visit.signedIn())
                return seeOther("/modules/\(try visit.module())?done=module_switched")
            } again: {
                try await modulePage(visit, $0)
            }
        }
        table.change("/modules/:module/faults/:fault/replay") { _, _, visit in try await replay(visit) }
    }

    /// A change of the module as a whole, by an admin.
    private func change(
        _ name: String, done: String, in table: RouteTable, _ change: @escaping @Sendable (FormFields) throws -> ChangePlugin.Change
    ) {
        table.change("/modules/:module/\(name)") { fields, _, visit in
            try await mending(fields) {
                try await ChangePlugin(environment)(visit.module(), change(fields), as: visit.signedIn())
                return seeOther("/modules/\(try visit.module())?done=\(done)")
            } again: {
                try await modulePage(visit, $0)
            }
        }
    }

    /// Nothing is changed by a replay, so the page says at once what came of it.
    private func replay(_ visit: Visit) async throws -> Response {
        let (t, viewer, module) = (texts(visit), try visit.signedIn(), try visit.module())
        guard viewer.isAdmin, let number = visit.parameters.get("fault").flatMap({ Int64($0) }),
            try await ReadPluginHealth(environment)(module, as: viewer).faults.contains(where: { $0.number == number })
        else { throw NotFound() }
        let fault = try await ReplayFault(environment)(number, as: viewer)
        // Where it fails now can tell what it was given, so the place is known only to those for whom the hook was called.
        let words = fault.map { fault in
            let what = [t(Phrase("module_page.fault.\(fault.kind.rawValue)")), fault.file.map { _ in fault.place(t) }].compactMap(\.self)
            return t("module_page.replay_failed", ["version": "\(fault.version)", "fault": what.joined(separator: ", ")])
        }
        let notice = Notice(kind: fault == nil ? .done : .warning, text: words ?? t("module_page.replay_answered"))
        return try await modulePage(visit, notices: [notice])
    }

    private func modulePage(_ visit: Visit, _ refusal: Refusal? = nil, notices: [Notice] = []) async throws -> Response {
        let (t, viewer) = (texts(visit), try visit.signedIn())
        let health = try await ReadPluginHealth(environment)(visit.module(), as: viewer)
        let wording = ModuleWording(view: try await ReadModules(environment)(as: viewer), texts: t, clock: environment.clock)
        let model = ModulePage(health, wording, refusal)
        return page(model.title, at: "/modules", visit, refusal: refusal, notices: notices) { model.view($0) }
    }
}

extension FormFields {
    /// What was changed in the tree of departments: a row that is as it was when the page was made says nothing, so that nobody's change
    /// meanwhile is taken back unseen.
    fileprivate func switches() throws -> [Identifier<Department>: [ChangeModule.Change]] {
        var changes: [Identifier<Department>: [ChangeModule.Change]] = [:]
        for (name, was) in pairs where name.hasPrefix("was/") {
            guard let id = Identifier<Department>(name.dropFirst("was/".count)), let choice = self["on/\(id)"] else { throw NotFound() }
            let (before, now) = (ModuleSwitch(was), ModuleSwitch(choice: choice, isLocked: self["lock/\(id)"] == "yes"))
            guard let before, let now else { throw NotFound() }
            let changed: [ChangeModule.Change?] = [
                before.isOn == now.isOn ? nil : .isOn(now.isOn), before.isLocked == now.isLocked ? nil : .isLocked(now.isLocked),
            ]
            if changed.contains(where: { $0 != nil }) { changes[id] = changed.compactMap { $0 } }
        }
        return changes
    }
}

/// How a module is switched in one department, as forms carry it: "inherit", "on" or "off", and "locked" or "free".
struct ModuleSwitch: Hashable {
    let isOn: Bool?
    let isLocked: Bool

    init(_ rule: ModuleRule?) { (isOn, isLocked) = (rule?.isOn, rule?.isLocked ?? false) }

    /// Nil for a word that is none of the three.
    init?(choice: String, isLocked: Bool) {
        guard let isOn = Self.words[choice] else { return nil }
        (self.isOn, self.isLocked) = (isOn, isLocked)
    }

    /// What ``text`` wrote.
    init?(_ text: String) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard words.count == 2, ["locked", "free"].contains(words[1]) else { return nil }
        self.init(choice: words[0], isLocked: words[1] == "locked")
    }

    var choice: String { isOn.map { $0 ? "on" : "off" } ?? "inherit" }
    var text: String { "\(choice) \(isLocked ? "locked" : "free")" }

    private static let words: [String: Bool?] = ["inherit": Bool?.none, "on": true, "off": false]
}

extension PluginLimits {
    /// Steps in millions, memory in MiB, as the form asks for them.
    /// - Throws: ``RefusedAnswers`` with every field that holds no number.
    init(typed fields: FormFields) throws(RefusedAnswers) {
        var problems: [RuleBroken] = []
        func number(_ name: String, times unit: Double) -> Int {
            let number = Double(fields.text(name)?.replacingComma ?? "") ?? .nan
            guard abs(number) < 1e9 else {
                problems.append(RuleBroken("rule.number", field: name))
                return 0
            }
            return Int((number * unit).rounded())
        }
        self.init(
            instructions: number("instructions", times: 1e6), matcherSteps: number("matcher_steps", times: 1e6),
            milliseconds: number("milliseconds", times: 1), memoryBytes: number("memory_bytes", times: 1_048_576))
        guard problems.isEmpty else { throw RefusedAnswers(problems: problems) }
    }
}
