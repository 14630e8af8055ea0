import EnrumCore
import EnrumDomain
import EnrumFormats

extension ManifestDraft {
    /// What a condition is about.
    enum Subject { case meeting, agreement, reminder }

    /// The names that its facts have.
    func facts(about subject: Subject) -> ConditionScope.Facts {
        ConditionScope.Facts(
            meeting: subject == .reminder ? ReminderRule.factNames : MeetingFacts.factNames,
            agreement: subject == .agreement ? AgreementFacts.factNames : [], settings: settings?.map(\.key.rawValue))
    }
}

/// The rules of level 1: what holds while a condition does.
extension SourceReader {
    /// - Parameter private: The plugin's questions whose answers only their author reads.
    mutating func checks(
        _ root: SourceNode, _ taken: inout Set<Slug>, _ manifest: ManifestDraft, private: Set<QuestionID>
    ) -> [CheckRule] {
        items(root, "checks/1", "checks") { reader, node, path in
            guard let fields = reader.fields(node, path: path, allowed: ["id", "on", "when", "say", "text", "field"]) else { return nil }
            let id = reader.ownSlug(fields, &taken)
            let subject: CheckRule.Subject? = reader.word(fields, "on")
            reader.scope.facts = manifest.facts(about: subject == .agreement ? .agreement : .meeting)
            let when = reader.when(fields, manifest)
            let level: Finding.Level? = reader.word(fields, "say")
            let text = reader.text(fields, naming: manifest.settings, atMost: Limits.remark)
            let field = fields["field"].flatMap { reader.field($0, fields.path("field"), of: subject) }
            if subject == .meeting { reader.noteIfPrivate(field, when, fields, `private`) }
            guard let id, let subject, let when, let level, let text else { return nil }
            return CheckRule(id: id, subject: subject, when: when, level: level, text: text, field: field)
        }
    }

    /// What only one of the two reads is in nothing that both see.
    private mutating func noteIfPrivate(_ field: String?, _ when: Condition?, _ fields: Fields, _ questions: Set<QuestionID>) {
        let field = field.flatMap { QuestionID($0) }
        if let field, questions.contains(field), let node = fields["field"] {
            note("plugin.check_private", node.place, fields.path("field"), ["id": field.short])
        } else if let id = when?.questions.sorted(by: { $0.rawValue < $1.rawValue }).first(where: questions.contains),
            let node = fields["when"]
        {
            note("plugin.check_private", node.place, fields.path("when"), ["id": id.short])
        }
    }

    mutating func reminders(_ root: SourceNode, _ taken: inout Set<Slug>, _ manifest: ManifestDraft) -> [ReminderRule] {
        items(root, "reminders/1", "reminders") { reader, node, path in
            guard let fields = reader.fields(node, path: path, allowed: ["id", "when", "to", "text"]) else { return nil }
            let id = reader.ownSlug(fields, &taken)
            let when = reader.reminderCondition(fields, manifest)
            let to: Question.Answerer? = reader.word(fields, "to")
            let text = reader.localized(fields, "text", atMost: Limits.remark)
            guard let id, let when, let to, let text else { return nil }
            return ReminderRule(key: id, when: when, to: to, text: text)
        }
    }

    /// A condition that sees no more than the manifest reads.
    private mutating func when(_ fields: Fields, _ manifest: ManifestDraft) -> Condition? {
        guard let node = fields["when"] else {
            missing("when", fields)
            return nil
        }
        let path = fields.path("when")
        guard let condition = wholeCondition(node, path) else { return nil }
        for reading in condition.readings(of: manifest.id) where !manifest.reads.contains(reading) {
            if reading == .ownAnswers, manifest.reads.contains(.answers) { continue }
            needs(reading.rawValue, node.place, path)
        }
        return condition
    }

    /// A condition on the pair's latest conversation: the host asks it for every pair, and reads no answer for that.
    private mutating func reminderCondition(_ fields: Fields, _ manifest: ManifestDraft) -> Condition? {
        guard let node = fields["when"] else {
            missing("when", fields)
            return nil
        }
        guard let condition = wholeCondition(node, fields.path("when")) else { return nil }
        guard condition.questions.isEmpty else {
            note("plugin.reminder_answer", node.place, fields.path("when"))
            return nil
        }
        return condition
    }

    /// A field that a finding can stand beside: a question, by its short name or its id, or a field of an agreement.
    private mutating func field(_ node: SourceNode, _ path: String, of subject: CheckRule.Subject?) -> String? {
        if subject == .agreement {
            guard case .text(let text) = node.content, AgreementFacts.fieldNames.contains(text) else {
                unknownWord(node, path, AgreementFacts.fieldNames)
                return nil
            }
            return text
        }
        guard case .text(let text) = node.content else {
            note("set.want_text", node.place, path)
            return nil
        }
        if text.contains("/"), let id = QuestionID(text) { return id.rawValue }
        guard let set = scope.set, let name = scope.names.first(where: { $0.rawValue == text }) else {
            if scope.set == nil || scope.isOpen { return nil }
            if let meant = nearest(to: text, among: scope.names.map(\.rawValue)) {
                note("set.condition_unknown_near", node.place, path, ["id": text, "meant": meant])
            } else {
                note("plugin.no_question", node.place, path, ["id": String(text.prefix(80))])
            }
            return nil
        }
        return QuestionID(set: set, name: name).rawValue
    }
}
