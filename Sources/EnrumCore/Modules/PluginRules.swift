public import EnrumDomain

// What a plugin's data says without any Lua (levels 0 and 1): pure functions of a plugin and a snapshot.

extension Plugin {
    /// What its checks say about one answer: those that stand beside the question, or look at it.
    public func findings(on question: QuestionID, in snapshot: PluginSnapshot, settings: SettingValues) -> [Finding] {
        let facts = snapshot.facts(for: manifest, settings: settings)
        return checks.filter { rule in
            rule.subject == .answer && (rule.field.map { $0 == question.rawValue } ?? rule.when.questions.contains(question))
        }.compactMap { finding($0, facts) }
    }

    /// What its checks say about the conversation as a whole: those on the meeting, and those on answers again, as they are now.
    public func findings(onMeetingIn snapshot: PluginSnapshot, settings: SettingValues) -> [Finding] {
        let facts = snapshot.facts(for: manifest, settings: settings)
        return checks.filter { $0.subject != .agreement }.compactMap { finding($0, facts) }
    }

    /// What its checks say about one agreement.
    public func findings(on agreement: AgreementFacts, in snapshot: PluginSnapshot, settings: SettingValues) -> [Finding] {
        var facts = snapshot.facts(for: manifest, settings: settings)
        facts.agreement = agreement.facts(on: snapshot.today)
        return checks.filter { $0.subject == .agreement }.compactMap { finding($0, facts) }
    }

    private func finding(_ rule: CheckRule, _ facts: Condition.Facts) -> Finding? {
        rule.when.holds(given: facts) ? Finding(level: rule.level, text: rule.text, field: rule.field, source: id) : nil
    }

    /// What its reminder rules ask for today. A key holds the conversation it is about, so that each is sent once for each conversation.
    public func reminders(from snapshot: PluginSnapshot, settings: SettingValues) -> [SuggestedReminder] {
        guard !reminders.isEmpty, let latest = snapshot.latest else { return [] }
        var facts = snapshot.facts(for: manifest, settings: settings)
        facts.meeting = manifest.reads.contains(.meeting) ? latest.facts : [:]
        return reminders.filter { $0.when.holds(given: facts) }.map { rule in
            SuggestedReminder(key: "\(rule.key)-\(latest.id.prefix(32))", due: snapshot.today, to: rule.to, text: rule.text, source: id)
        }
    }

    /// The metrics that take the answer to a question; one that is not answered, or out of range, is not there.
    public func answeredMetrics(from answers: AnswerFacts) -> [Slug: Double] {
        manifest.metrics.reduce(into: [:]) { values, metric in
            guard let question = metric.question, let number = (answers.employee[question] ?? answers.leader[question])?.number else { return }
            if metric.range.contains(number) { values[metric.id] = number }
        }
    }
}

extension AnswerValue {
    /// The number it stands for; yes is 1 and no is 0.
    public var number: Double? {
        switch self {
        case .scale(let step): Double(step)
        case .number(let number): number
        case .yesNo(let answer): answer ? 1 : 0
        case .text, .choice, .many, .date, .person, .table: nil
        }
    }
}

extension PluginSnapshot {
    /// The pair's latest conversation: the one at hand, else the latest that was held.
    fileprivate var latest: (id: String, facts: [String: Condition.Value])? {
        guard let id = meeting?.id ?? history.first?.id, let date = meeting?.date ?? history.first?.date else { return nil }
        var facts: [String: Condition.Value] = ["date": .date(date)]
        facts["held"] = .yesNo(meeting.map { ["after", "closed"].contains($0.phase) } ?? true)
        facts["closed"] = .yesNo(meeting.map { $0.phase == "closed" } ?? true)
        facts["last_held"] = history.first.map { .date($0.date) }
        facts["open_agreements"] = .number(Double(agreements.count { $0.state == "open" }))
        return (id, facts)
    }
}
