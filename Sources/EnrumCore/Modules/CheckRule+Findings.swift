import EnrumDomain

extension ActiveModule {
    /// The findings of the plugin's checks that are data (level 1), on what the module may read.
    func findings(_ subject: CheckRule.Subject, _ snapshot: PluginSnapshot, _ agreement: AgreementFacts? = nil) -> [Finding] {
        let rules = plugin.checks.filter { $0.subject == subject }
        guard !rules.isEmpty else { return [] }
        let facts = snapshot.facts(for: self, agreement)
        return rules.filter { $0.when.holds(given: facts) }.map { rule in
            Finding(level: rule.level, text: rule.text, field: rule.field, source: plugin.id)
        }
    }
}

extension PluginSnapshot {
    /// What conditions see: no more than the plugin's hooks would.
    func facts(for module: ActiveModule, _ agreement: AgreementFacts?) -> Condition.Facts {
        let reads = module.plugin.manifest.reads.intersection(module.granted)
        var facts = Condition.Facts(today: today)
        if reads.contains(.answers) || reads.contains(.ownAnswers) {
            let isSeen = { (id: QuestionID) in reads.contains(.answers) || id.set == module.plugin.id.rawValue }
            for (id, value) in answers.leader where isSeen(id) { facts.answers[id] = value.condition }
            for (id, value) in answers.employee where isSeen(id) { facts.answers[id] = value.condition }
        }
        if reads.contains(.meeting), let meeting { facts.meeting = meeting.conditions }
        if let agreement, audience != .background || reads.contains(.agreements) { facts.agreement = agreement.conditions }
        facts.settings = Dictionary(
            uniqueKeysWithValues: module.settings.map { ($0.key.rawValue, $0.value.condition) })
        return facts
    }
}

extension MeetingFacts {
    var conditions: [String: Condition.Value] {
        var facts: [String: Condition.Value] = [
            "date": .date(date), "length": .number(Double(length)), "type": .text(type), "phase": .text(phase), "shared": .yesNo(isShared),
            "moves": .number(Double(moves)),
        ]
        if let place { facts["place"] = .text(place) }
        return facts
    }
}

extension AgreementFacts {
    var conditions: [String: Condition.Value] {
        var facts: [String: Condition.Value] = ["title": .text(title), "state": .text(state), "amendments": .number(Double(amendments))]
        if let responsible { facts["responsible"] = .text(responsible) }
        if let due { facts["due"] = .date(due) }
        if let firstStep { facts["first_step"] = .text(firstStep) }
        if let followUp { facts["follow_up"] = .text(followUp) }
        if let outcome { facts["outcome"] = .text(outcome) }
        if let made { facts["made"] = .date(made) }
        return facts
    }
}
