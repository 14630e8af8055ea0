import EnrumCore
import EnrumDomain
import EnrumTexts

extension ModuleHealth {
    /// - Parameter path: The module's own address for an admin, who may replay and change versions; nil for others.
    init(_ health: PluginHealth, _ wording: ModuleWording, path: String?) {
        faults = [FaultGroup](health.faults).map { Fault($0, wording, path: path) }
        usage = health.usage?.map { Usage($0, limits: health.view.installed.limits, wording) }
        versions = health.versions.map { Version($0, health, wording, path: path) }
    }
}

/// Faults that are the same but for when and where.
private struct FaultGroup {
    let latest: FaultRow
    var count = 1

    private func isLike(_ row: FaultRow) -> Bool {
        let (own, other) = (latest.fault, row.fault)
        return own.kind == other.kind && own.hook == other.hook && own.version == other.version && own.file == other.file
            && own.line == other.line
    }

    /// - Parameter rows: Newest first.
    static func all(_ rows: [FaultRow]) -> [FaultGroup] {
        rows.reduce(into: []) { groups, row in
            if let place = groups.firstIndex(where: { $0.isLike(row) }) {
                groups[place].count += 1
            } else {
                groups.append(.init(latest: row))
            }
        }
    }
}

extension [FaultGroup] {
    fileprivate init(_ rows: [FaultRow]) { self = FaultGroup.all(rows) }
}

extension PluginFault {
    /// "rules.lua, linje 12"; the file alone where no line is known.
    func place(_ t: Texts) -> String {
        guard let file else { return t("module_page.place_unknown") }
        return line.map { t("module_page.place", ["file": file, "line": String($0)]) } ?? file
    }
}

extension ModuleHealth.Fault {
    fileprivate init(_ group: FaultGroup, _ wording: ModuleWording, path: String?) {
        let (row, fault, t) = (group.latest, group.latest.fault, wording.texts)
        kind = t("module_page.fault.\(fault.kind.rawValue)")
        place = [wording.hook(fault.hook), fault.place(t), t("module_page.version", ["version": "\(fault.version)"])].joined(
            separator: " · ")
        time = t(
            "module_page.fault_time", count: group.count,
            [
                "time": row.isVague ? t.fullDate(wording.clock.day(of: row.at)) : t.moment(row.at, wording.clock),
                "department": wording.name(of: row.department),
            ])
        replay = path.map {
            ActionForm(path: "\($0)/faults/\(row.number)/replay", words: t("module_page.replay"), subject: fault.place(t), style: .quiet)
        }
    }
}

extension ModuleHealth.Usage {
    fileprivate init(_ usage: HookUsage, limits: PluginLimits, _ wording: ModuleWording) {
        let t = wording.texts
        hook = wording.hook(usage.hook)
        (calls, failures, hasFailed) = (String(usage.calls), String(usage.failures), usage.failures > 0)
        time = usage.p95.map { t("module_page.usage_under", ["time": t.number(Double($0) / 1000)]) } ?? ""
        share = wording.share(usage, of: limits)
    }
}

extension ModuleHealth.Version {
    fileprivate init(_ row: PluginPackageRow, _ health: PluginHealth, _ wording: ModuleWording, path: String?) {
        let (t, current) = (wording.texts, health.view.installed.version)
        let (number, isCurrent) = ("\(row.version)", row.version == current)
        (self.number, self.isCurrent) = (number, isCurrent)
        let who = row.installedBy.map { health.people[$0]?.name ?? t("person.someone") } ?? t("module_page.installed_at_server")
        installed = t("module_page.installed", ["name": who, "time": t.moment(row.installedAt, wording.clock)])
        signature =
            row.signedBy.map { signer in
                let name = health.keys.first { $0.fingerprint == signer }?.name
                return t("module_page.signed", ["name": name ?? t("module_page.unknown_key", ["fingerprint": signer])])
            } ?? t("module_page.unsigned")
        let isBack = row.version < current
        change =
            isCurrent
            ? nil
            : path.map {
                ActionForm(
                    path: $0 + "/version", words: t(isBack ? "module_page.roll_back" : "module_page.roll_forward"), subject: number,
                    style: .quiet,
                    values: [("version", number)])
            }
    }
}
