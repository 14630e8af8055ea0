import EnrumCore
import EnrumDomain
import EnrumFormats
import EnrumSQLite

extension Examination {
    mutating func installation() async {
        do {
            let installation = try Installation(settings)
            let health = try await StoreHealth.check(installation.store)
            database(health)
            try await contents(installation)
            try await modules(installation)
            try await auditLog(installation)
            backup(health.lastVerifiedAt, installation.environment.clock)
        } catch {
            let refusal = Refusal(error) ?? Refusal("cli.store_fault", ["what": String(describing: error)])
            for problem in refusal.problems { note(.wrong, problem.phrase.key, problem.phrase.values) }
        }
    }

    private mutating func contents(_ installation: Installation) async throws {
        let base = BaseQuestionSet.load().id
        let (hasAdmin, set, counts) = try await installation.store.read { transaction in
            (try transaction.hasAdmin(), try transaction.questionSet(base), try transaction.counts())
        }
        note(
            .fine, "cli.doctor_counts",
            [
                "people": String(counts.people), "departments": String(counts.departments), "meetings": String(counts.meetings),
                "agreements": String(counts.agreements), "sets": String(counts.questionSets),
            ])
        if hasAdmin {
            note(.fine, "cli.doctor_admin")
        } else {
            note(.wrong, "cli.doctor_admin_missing", ["command": settings.command("init")])
        }
        switch set?.isActive {
        case true?: note(.fine, "cli.doctor_base")
        case false?: note(.worthKnowing, "cli.doctor_base_off")
        case nil: note(.worthKnowing, "cli.doctor_base_missing")
        }
    }

    /// Follows the chain of the log from its first row to its last.
    private mutating func auditLog(_ installation: Installation) async throws {
        let (rows, broken) = try await installation.store.read { transaction in
            var (previous, broken) = (AuditRow?.none, Int64?.none)
            try transaction.forEachAuditRow { row in
                guard row.follows(previous) else {
                    broken = row.sequence
                    return false
                }
                previous = row
                return true
            }
            return (previous?.sequence ?? 0, broken)
        }
        if let broken {
            note(.wrong, "cli.doctor_audit_broken", ["row": String(broken)])
        } else {
            note(.fine, "cli.doctor_audit", ["rows": String(rows)])
        }
    }

    private mutating func database(_ health: StoreHealth) {
        let found = health.damage + health.settingFaults
        if found.isEmpty {
            note(.fine, "cli.doctor_database")
        } else {
            note(.wrong, "cli.doctor_database_fault", ["what": found.joined(separator: "; ")])
        }
    }

    private mutating func backup(_ last: Instant?, _ clock: any EnrumCore.Clock) {
        let command = settings.command("backup …")
        guard let last else { return note(.worthKnowing, "cli.doctor_backup_never", ["command": command]) }
        let isOld = last.advanced(bySeconds: 26 * 3600) < clock.now
        note(
            isOld ? .worthKnowing : .fine, isOld ? "cli.doctor_backup_old" : "cli.doctor_backup",
            ["time": clock.stamp(last), "command": command])
    }
}
