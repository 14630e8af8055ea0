import EnrumDomain
import EnrumFormats

extension SourceReader {
    private static let stageKeys = [
        "id", "title", "also_called", "description", "trigger", "service_related", "sanction", "convening", "companion", "record",
        "remarks", "hearing", "filing", "hr", "usually_after", "decisions", "record_avoids",
    ]

    /// The stages of a procedure, in order; what one usually comes after must stand before it.
    mutating func stages(_ fields: Fields, _ parts: ProcedureParts) -> [Stage] {
        guard let node = fields["stages"] else {
            missing("stages", fields)
            return []
        }
        guard let nodes = list(node, fields.path("stages"), 1...12) else { return [] }
        var (stages, taken): ([Stage], Set<Slug>) = ([], [])
        for (index, node) in nodes.enumerated() {
            let path = "\(fields.path("stages"))[\(index)]"
            guard let stage = stage(node, path, &taken, before: stages.map(\.id), parts) else { continue }
            stages.append(stage)
        }
        return stages
    }

    private mutating func stage(
        _ node: SourceNode, _ path: String, _ taken: inout Set<Slug>, before: [Slug], _ parts: ProcedureParts
    ) -> Stage? {
        guard let fields = fields(node, path: path, allowed: Self.stageKeys) else { return nil }
        let id = ownSlug(fields, &taken)
        let title = localized(fields, "title", atMost: Limits.title)
        let sanction: Stage.Sanction = word(fields, "sanction", or: .none)
        let decisions = (words(fields, "decisions") as [Decision]).filter(\.isSanction)
        if sanction == .none, !decisions.isEmpty, let node = fields["decisions"] {
            note("procedure.decision_without_sanction", node.place, fields.path("decisions"), ["line": "sanction: possible"])
        }
        let usuallyAfter = slugs(fields, "usually_after", atMost: 12)
        for name in usuallyAfter where !before.contains(name) {
            let place = fields["usually_after"]?.place ?? fields.place
            unknown(
                name.rawValue, among: before.map(\.rawValue), place, fields.path("usually_after"), "procedure.stage_unknown",
                near: "procedure.stage_unknown_near")
        }
        let stage = Stage(
            id: id ?? before.first ?? Self.unnamed, title: title ?? LocalizedText(danish: ""),
            alsoCalled: localizedIfAny(fields, "also_called", atMost: Limits.title),
            description: localizedIfAny(fields, "description", atMost: Limits.remark),
            trigger: localizedIfAny(fields, "trigger", atMost: Limits.remark), isServiceRelated: yesNo(fields, "service_related"),
            sanction: sanction, convening: word(fields, "convening", or: .none), companion: word(fields, "companion", or: .none),
            record: word(fields, "record", or: .none), remarks: word(fields, "remarks", or: .none),
            hearing: word(fields, "hearing", or: .none), filing: declaredYesNo(fields, "filing", or: false, parts.settings),
            hr: word(fields, "hr", or: .advice), usuallyAfter: usuallyAfter, decisions: decisions,
            recordAvoids: avoidedWords(fields))
        guard id != nil, title != nil else { return nil }
        guard let letters = parts.letters else { return stage }
        for kind in stage.neededLetters where !letters.contains(where: { $0.isFor(kind, stage.id) }) {
            note("procedure.no_letter", fields.place, path, ["kind": kind.rawValue, "stage": stage.id.rawValue, "folder": "documents/"])
        }
        return stage
    }

    /// Stands in while an id is missing, which has been noted.
    private static let unnamed: Slug = {
        guard let slug = Slug("unnamed") else { preconditionFailure("this is a short name") }
        return slug
    }()

    private mutating func avoidedWords(_ fields: Fields) -> [AvoidedWords] {
        guard let node = fields["record_avoids"], let nodes = list(node, fields.path("record_avoids"), 1...20) else { return [] }
        return nodes.enumerated().compactMap { index, node in
            guard let fields = self.fields(node, path: "\(fields.path("record_avoids"))[\(index)]", allowed: ["words", "say"]) else {
                return nil
            }
            let say = localized(fields, "say", atMost: Limits.remark)
            guard let words = wordList(fields, "words"), let say else { return nil }
            return AvoidedWords(words: words, say: say)
        }
    }
}

extension Stage {
    /// The letters that it cannot do without.
    fileprivate var neededLetters: [CaseDocument.Kind] {
        var kinds: [CaseDocument.Kind] = convening == .written ? [.convening] : []
        if record == .note { kinds.append(.note) }
        if record == .minutes { kinds.append(.minutes) }
        if hearing == .beforeDecision { kinds.append(.hearing) }
        for kind in decisions.map(\.letter) where !kinds.contains(kind) { kinds.append(kind) }
        return kinds
    }
}

extension LetterTemplate {
    fileprivate func isFor(_ kind: CaseDocument.Kind, _ stage: Slug) -> Bool {
        self.kind == kind && (stages.isEmpty || stages.contains(stage))
    }
}
