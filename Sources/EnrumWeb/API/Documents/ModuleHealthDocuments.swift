import EnrumCore
import EnrumDomain

/// What went wrong in a module, without what it quotes.
struct FaultDocument: Encodable {
    let kind: String
    let hook: String
    let version: String
    let file: String?
    let line: Int?

    init(_ fault: PluginFault) {
        (kind, hook, version) = (fault.kind.rawValue, fault.hook.rawValue, "\(fault.version)")
        (file, line) = (fault.file, fault.line)
    }
}

struct FaultListDocument: Encodable {
    let faults: [Row]

    struct Row: Encodable {
        let number: Int64
        let at: Int64
        let department: DepartmentDocument
        let fault: FaultDocument
    }

    init(_ health: PluginHealth, _ departments: DepartmentTree) {
        faults = health.faults.map { row in
            Row(
                number: row.number, at: row.at.milliseconds, department: DepartmentDocument(row.department, in: departments),
                fault: FaultDocument(row.fault))
        }
    }
}

/// What came of a replay.
struct ReplayDocument: Encodable {
    /// Whether the hook answers now.
    let isMended: Bool
    let fault: FaultDocument?

    enum CodingKeys: String, CodingKey {
        case fault
        case isMended = "is_mended"
    }

    init(_ fault: PluginFault?) { (isMended, self.fault) = (fault == nil, fault.map(FaultDocument.init)) }
}

/// How often each hook was asked in the last seven days, and what it used.
struct UsageDocument: Encodable {
    let hooks: [Row]
    let limits: LimitsDocument

    struct Row: Encodable {
        let hook: String
        let calls: Int
        let failures: Int
        /// Microseconds that 95 of 100 calls stayed under.
        let p95: Int?
        let most: Most

        enum CodingKeys: String, CodingKey {
            case hook, calls, failures, most
            case p95 = "p95_microseconds"
        }
    }

    /// The most that one call used.
    struct Most: Encodable {
        let instructions: Int
        let matcherSteps: Int
        let microseconds: Int
        let memoryBytes: Int

        enum CodingKeys: String, CodingKey {
            case instructions, microseconds
            case matcherSteps = "matcher_steps"
            case memoryBytes = "memory_bytes"
        }
    }

    /// Without rows where the viewer may not see all that is counted.
    init(_ health: PluginHealth) {
        limits = LimitsDocument(health.view.installed.limits)
        hooks = (health.usage ?? []).map { usage in
            Row(
                hook: usage.hook.rawValue, calls: usage.calls, failures: usage.failures, p95: usage.p95,
                most: Most(
                    instructions: usage.most.instructions, matcherSteps: usage.most.matcherSteps,
                    microseconds: usage.most.nanoseconds / 1000, memoryBytes: usage.most.memoryBytes))
        }
    }
}

struct ReminderListDocument: Encodable {
    let reminders: [Row]

    struct Row: Encodable {
        let id: String
        let module: String
        let due: String
        let text: String
        /// The other of the two.
        let other: PersonDocument
    }

    init(_ due: [(reminder: Reminder, other: Person)], _ language: Language) {
        reminders = due.map { reminder, other in
            Row(
                id: reminder.id.rawValue, module: reminder.plugin.rawValue, due: reminder.due.iso, text: reminder.text(language),
                other: PersonDocument(other))
        }
    }
}
