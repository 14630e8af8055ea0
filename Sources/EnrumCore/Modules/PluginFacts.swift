public import EnrumDomain

// What the conditions of level 1 see of a snapshot, under the names that Lua sees too.

extension MeetingFacts {
    /// What `{ meeting: … }` can name.
    public static let factNames = ["id", "type", "date", "time", "length", "place", "phase", "shared", "moves"]

    /// The facts by name; what is absent is not there.
    public var facts: [String: Condition.Value] {
        [
            "id": .text(id), "type": .text(type), "date": .date(date), "time": time.map { .text($0.iso) },
            "length": .number(Double(length)), "place": place.map { .text($0) }, "phase": .text(phase), "shared": .yesNo(isShared),
            "moves": .number(Double(moves)),
        ].compactMapValues { $0 }
    }
}

extension AgreementFacts {
    /// What a finding on an agreement can stand beside.
    public static let fieldNames = ["title", "responsible", "due", "first_step", "follow_up"]

    /// What `{ agreement: … }` can name.
    public static let factNames = fieldNames + ["id", "meeting", "state", "outcome", "made", "amendments", "overdue"]

    /// Open, and its deadline is behind us.
    public func isOverdue(on today: CalendarDate) -> Bool { state == "open" && due.map { $0 < today } == true }

    /// Kept, or evaluated as improved: what `kept` counts in `ctx.history`.
    public var isKept: Bool { state == "kept" || outcome == "improved" }

    /// The facts by name; what is absent is not there.
    public func facts(on today: CalendarDate) -> [String: Condition.Value] {
        [
            "id": id.map { .text($0) }, "meeting": meeting.map { .text($0) }, "title": title.tidied.map { .text($0) },
            "responsible": responsible.map { .text($0) }, "due": due.map { .date($0) }, "first_step": firstStep.map { .text($0) },
            "follow_up": followUp.map { .text($0) }, "state": .text(state), "outcome": outcome.map { .text($0) },
            "made": made.map { .date($0) }, "amendments": .number(Double(amendments)), "overdue": .yesNo(isOverdue(on: today)),
        ].compactMapValues { $0 }
    }
}

extension ReminderRule {
    /// What `{ meeting: … }` can name in a reminder: facts of the pair's latest conversation.
    public static let factNames = ["date", "held", "closed", "last_held", "open_agreements"]
}

extension AnswerValue {
    /// Whether it holds no word of anybody's own: what a background hook may get.
    public var isWithoutText: Bool {
        switch self {
        case .scale, .choice, .many, .number, .date, .yesNo: true
        case .text, .person, .table: false
        }
    }
}

extension AnswerFacts {
    /// What is left for a plugin that reads only answers to its own questions.
    public func own(of plugin: Slug) -> AnswerFacts {
        let prefix = plugin.rawValue + "/"
        return AnswerFacts(
            employee: employee.filter { $0.key.rawValue.hasPrefix(prefix) }, leader: leader.filter { $0.key.rawValue.hasPrefix(prefix) },
            marked: marked.filter { $0.rawValue.hasPrefix(prefix) })
    }

    /// What is left for the background.
    public var withoutText: AnswerFacts {
        AnswerFacts(employee: employee.filter(\.value.isWithoutText), leader: leader.filter(\.value.isWithoutText), marked: marked)
    }
}

extension PluginSnapshot {
    /// The answers that a plugin with these reads may see.
    public func answers(for manifest: PluginManifest) -> AnswerFacts {
        if manifest.reads.contains(.answers) { return answers }
        return manifest.reads.contains(.ownAnswers) ? answers.own(of: manifest.id) : AnswerFacts()
    }

    /// What a plugin's conditions see: the employee's answers and, where the employee was not asked, the leader's.
    public func facts(for manifest: PluginManifest, settings: SettingValues) -> Condition.Facts {
        let answers = answers(for: manifest)
        return Condition.Facts(
            today: today, answers: answers.employee.merging(answers.leader) { employee, _ in employee }.mapValues(\.condition),
            meeting: manifest.reads.contains(.meeting) ? meeting?.facts ?? [:] : [:],
            settings: manifest.effective(settings).conditionValues)
    }
}

extension PluginManifest {
    /// A value for each setting that has one: what is given, else the declaration's own.
    public func effective(_ given: SettingValues) -> SettingValues {
        self.settings.reduce(into: [:]) { $0[$1.key] = given[$1.key] ?? $1.standard }
    }
}

extension SettingValues {
    /// The settings as conditions see them.
    public var conditionValues: [String: Condition.Value] {
        reduce(into: [:]) { $0[$1.key.rawValue] = $1.value.condition }
    }
}
