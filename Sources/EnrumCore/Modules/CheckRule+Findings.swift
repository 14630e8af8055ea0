import EnrumDomain

extension ActiveModule {
    /// The findings of the plugin's checks that are data (level 1), on what the module may read.
    func findings(_ subject: CheckRule.Subject, _ snapshot: PluginSnapshot, _ agreement: AgreementFacts? = nil) -> [Finding] {
        let rules = plugin.checks.filter { $0.subject == subject }
        guard !rules.isEmpty else { return [] }
        let facts = snapshot.facts(for: self, agreement)
        let values = plugin.words(for: settings)
        return rules.filter { $0.when.holds(given: facts) }.compactMap { rule in
            rule.text.filled(with: values).map { Finding(level: rule.level, text: $0, field: rule.field, source: plugin.id) }
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
        if reads.contains(.meeting), let meeting { facts.meeting = meeting.facts }
        if let agreement, audience != .background || reads.contains(.agreements) { facts.agreement = agreement.facts(on: today) }
        facts.settings = Dictionary(
            uniqueKeysWithValues: module.settings.map { ($0.key.rawValue, $0.value.condition) })
        return facts
    }
}
