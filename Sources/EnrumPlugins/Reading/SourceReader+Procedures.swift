import EnrumDomain
import EnrumFormats

/// `procedures/*.yaml`: how cases are handled, stage by stage.
extension SourceReader {
    private static let procedureKeys = [
        "id", "title", "description", "assumption", "public_rules", "deadlines", "competence", "stages", "preparation", "exercise",
        "checklists", "during", "record", "follow_up",
    ]

    mutating func procedures(_ root: SourceNode, _ taken: inout Set<Slug>, _ parts: ProcedureParts) -> [Procedure] {
        items(root, "procedures/1", "procedures", atMost: 20) { reader, node, path in
            guard let fields = reader.fields(node, path: path, allowed: Self.procedureKeys) else { return nil }
            let id = reader.ownSlug(fields, &taken)
            let title = reader.localized(fields, "title", atMost: Limits.title)
            let description = reader.localizedIfAny(fields, "description", atMost: Limits.remark)
            let assumption = reader.localizedIfAny(fields, "assumption", atMost: Limits.remark)
            let publicRules = reader.declaredYesNo(fields, "public_rules", or: true, parts.settings)
            let deadlines = reader.deadlines(fields, parts.settings)
            let competence = fields["competence"].flatMap { node in
                reader.declared(node, fields.path("competence"), kinds: ["text", "long_text"], parts.settings) { reader, _, _ in
                    reader.localizedIfAny(fields, "competence", atMost: Limits.remark)
                }
            }
            let stages = reader.stages(fields, parts)
            let known = stages.map(\.id)
            let preparation = reader.staged(fields, "preparation", known)
            let record = reader.staged(fields, "record", known)
            let exercise = fields["exercise"].flatMap { reader.exercise($0, fields.path("exercise"), after: preparation.map(\.question)) }
            let checklists = reader.checklists(fields, parts)
            let during = reader.during(fields)
            let followUp = fields["follow_up"].map { reader.followUp($0, fields.path("follow_up")) } ?? Procedure.FollowUpGuide()
            guard let id, let title, !stages.isEmpty else { return nil }
            return Procedure(
                id: id, title: title, description: description, assumption: assumption, publicRules: publicRules, deadlines: deadlines,
                competence: competence, stages: stages, preparation: preparation, exercise: exercise, checklists: checklists,
                during: during, record: record, followUp: followUp)
        }
    }

    private mutating func deadlines(_ fields: Fields, _ settings: [SettingField]?) -> Procedure.Deadlines {
        let standard = Procedure.Deadlines()
        guard let node = fields["deadlines"],
            let fields = self.fields(
                node, path: fields.path("deadlines"), allowed: ["notice", "remarks", "hearing", "follow_up", "working_days"])
        else { return standard }
        return Procedure.Deadlines(
            notice: declaredDays(fields, "notice", or: standard.notice, settings),
            remarks: declaredDays(fields, "remarks", or: standard.remarks, settings),
            hearing: declaredDays(fields, "hearing", or: standard.hearing, settings),
            followUp: declaredDays(fields, "follow_up", or: standard.followUp, settings),
            workingDays: declaredYesNo(fields, "working_days", or: true, settings))
    }

    /// `{ questions: […] }`.
    private mutating func staged(_ fields: Fields, _ key: String, _ known: [Slug]) -> [Procedure.StagedQuestion] {
        guard let node = fields[key], let inner = self.fields(node, path: fields.path(key), allowed: ["questions"]) else { return [] }
        guard let list = inner["questions"] else {
            missing("questions", inner)
            return []
        }
        guard let nodes = self.list(list, inner.path("questions"), 1...Limits.questions) else { return [] }
        return stagedQuestions(nodes, path: inner.path("questions")) { $0.stageNames($1, "stages", known) }
            .map { Procedure.StagedQuestion($0.question, stages: $0.stages) }
    }

    /// Names of stages, each of which must be there; every one is allowed when none could be read.
    mutating func stageNames(_ fields: Fields, _ key: String, _ known: [Slug]) -> [Slug] {
        let names = slugs(fields, key, atMost: 20)
        guard !known.isEmpty, let place = fields[key]?.place else { return names }
        for name in names where !known.contains(name) {
            unknown(
                name.rawValue, among: known.map(\.rawValue), place, fields.path(key), "procedure.stage_unknown",
                near: "procedure.stage_unknown_near")
        }
        return names
    }

    private mutating func checklists(_ fields: Fields, _ parts: ProcedureParts) -> [Slug] {
        let names = slugs(fields, "checklists", atMost: 20)
        guard let known = parts.checklists else { return names }
        for name in names where !known.contains(name) {
            let place = fields["checklists"]?.place ?? fields.place
            unknown(
                name.rawValue, among: known.map(\.rawValue), place, fields.path("checklists"), "procedure.checklist_unknown",
                near: "procedure.checklist_unknown_near")
        }
        return names
    }

    private mutating func exercise(_ node: SourceNode, _ path: String, after preparation: [Question]) -> Procedure.Exercise? {
        guard let fields = fields(node, path: path, allowed: ["title", "text", "items", "say", "words", "except"]) else { return nil }
        let title = localized(fields, "title", atMost: Limits.title)
        let text = localized(fields, "text", atMost: Limits.remark)
        let items = wholeNumber(fields, "items", in: 1...10) ?? 5
        let say = localized(fields, "say", atMost: Limits.remark)
        let except = slugs(fields, "except", atMost: 20)
        let known = preparation.map { $0.id.rawValue.split(separator: "/").last.map(String.init) ?? "" }
        for name in except where !known.contains(name.rawValue) {
            let place = fields["except"]?.place ?? fields.place
            unknown(
                name.rawValue, among: known, place, fields.path("except"), "procedure.preparation_unknown",
                near: "procedure.preparation_unknown_near")
        }
        guard let words = wordList(fields, "words"), let title, let text, let say else { return nil }
        return Procedure.Exercise(
            title: title, text: text, items: items, say: say, words: words, except: except.isEmpty ? nil : except)
    }

    /// `{ da: […], en: […] }`.
    mutating func wordList(_ fields: Fields, _ key: String) -> WordList? {
        guard let node = fields[key] else {
            missing(key, fields)
            return nil
        }
        guard let inner = self.fields(node, path: fields.path(key), allowed: ["da", "en"]) else { return nil }
        if inner["da"] == nil { missing("da", inner, "set.danish_missing") }
        func words(_ reader: inout SourceReader, _ language: String) -> [String] {
            guard let node = inner[language], let nodes = reader.list(node, inner.path(language), 1...200) else { return [] }
            return nodes.enumerated().compactMap { reader.text($1, "\(inner.path(language))[\($0)]", atMost: Limits.title) }
        }
        return WordList(danish: words(&self, "da"), english: words(&self, "en"))
    }

    private mutating func during(_ fields: Fields) -> [Procedure.Prompts] {
        guard let node = fields["during"], let nodes = list(node, fields.path("during"), 1...30) else { return [] }
        return nodes.enumerated().compactMap { index, node in
            guard let fields = self.fields(node, path: "\(fields.path("during"))[\(index)]", allowed: ["title", "items"]) else {
                return nil
            }
            let title = localized(fields, "title", atMost: Limits.title)
            return Procedure.Prompts(title: title, items: texts(fields, "items", 1...30))
        }
    }

    /// A list of texts in both languages.
    private mutating func texts(_ fields: Fields, _ key: String, _ count: ClosedRange<Int>) -> [LocalizedText] {
        guard let node = fields[key] else {
            missing(key, fields)
            return []
        }
        guard let nodes = list(node, fields.path(key), count) else { return [] }
        return nodes.enumerated().compactMap { localized($1, "\(fields.path(key))[\($0)]", atMost: Limits.remark) }
    }

    private mutating func followUp(_ node: SourceNode, _ path: String) -> Procedure.FollowUpGuide {
        let standard = Procedure.FollowUpGuide()
        guard let fields = fields(node, path: path, allowed: ["improved", "unchanged", "worse"]) else { return standard }
        func outcome(_ reader: inout SourceReader, _ key: String, _ fallback: Procedure.FollowUpGuide.Outcome)
            -> Procedure.FollowUpGuide.Outcome
        {
            guard let node = fields[key], let inner = reader.fields(node, path: fields.path(key), allowed: ["prompts", "next"]) else {
                return fallback
            }
            return Procedure.FollowUpGuide.Outcome(
                prompts: inner["prompts"] == nil ? [] : reader.texts(inner, "prompts", 1...20),
                next: reader.word(inner, "next", or: fallback.next))
        }
        return Procedure.FollowUpGuide(
            improved: outcome(&self, "improved", standard.improved), unchanged: outcome(&self, "unchanged", standard.unchanged),
            worse: outcome(&self, "worse", standard.worse))
    }
}
