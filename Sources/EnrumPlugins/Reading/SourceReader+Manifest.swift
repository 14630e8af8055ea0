import EnrumDomain
import EnrumFormats

/// The parts of a manifest, as far as they could be read: other files are checked against them even when the whole is refused.
struct ManifestDraft {
    var id: Slug?
    var reads: Set<PluginManifest.Reading> = []
    var settings: [SettingField]?
    /// The metrics that take a question's answer, and where they say so.
    var questionMetrics: [(declaration: MetricDeclaration, place: SourceNode.Place, path: String)] = []
    var hooks: [Hook] = []
    var hooksPlace: SourceNode.Place?
    var whole: PluginManifest?
    /// With stand-ins for what is missing.
    var outline: PluginManifest?
    /// What could not be read whole.
    var unsure: Set<PluginPart> = []

    /// Of a manifest of which nothing could be read.
    static var unknown: ManifestDraft {
        ManifestDraft(
            reads: Set(PluginManifest.Reading.allCases), unsure: Set(PluginPart.allCases).subtracting([.questions, .texts, .rules]))
    }
}

extension SourceReader {
    static let manifestFormat = "plugin/1"

    private static let manifestKeys = [
        "enrum", "id", "version", "api", "title", "summary", "author", "licence", "source", "reads", "hooks", "on_guard_failure", "after",
        "settings", "metrics", "between", "joins",
    ]

    /// `plugin.yaml`.
    mutating func manifest(_ root: SourceNode) -> ManifestDraft? {
        guard let fields = fields(root, path: "", allowed: Self.manifestKeys) else { return nil }
        var draft = ManifestDraft()
        format(fields, Self.manifestFormat)
        draft.id = slug(fields, "id")
        if let id = draft.id, NewPlugin.reserved.contains(id.rawValue), let node = fields["id"] {
            note("plugin.id_reserved", node.place, "id", ["id": id.rawValue])
        }
        let version = version(fields)
        let api = api(fields)
        let title = localized(fields, "title", atMost: Limits.title)
        let summary = localized(fields, "summary", atMost: Limits.remark)
        let author = text(fields, "author", atMost: Limits.name)
        let licence = text(fields, "licence", atMost: Limits.name)
        let source = localizedIfAny(fields, "source", atMost: Limits.remark)
        draft.reads = Set(words(fields, "reads"))
        if isUnsure("reads", fields) { draft.reads = Set(PluginManifest.Reading.allCases) }
        draft.hooksPlace = fields["hooks"]?.place
        draft.hooks = words(fields, "hooks")
        if isUnsure("hooks", fields) { draft.unsure.insert(.hooks) }
        let onGuardFailure: PluginManifest.GuardFailure = word(fields, "on_guard_failure", or: .warn)
        let after = slugs(fields, "after", atMost: 50)
        if let id = draft.id, after.contains(id), let node = fields["after"] { note("plugin.after_itself", node.place, "after") }
        draft.settings = settings(fields)
        if isUnsure("settings", fields) { draft.settings = nil }
        let metrics = metrics(fields, &draft)
        let between: PluginManifest.Participants = word(fields, "between", or: .anyone)
        let joins = `switch`(fields, "joins", draft.settings)
        draft.unsure.formUnion([.id, .version, .api, .reads, .settings, .metrics].filter { isUnsure($0.rawValue, fields) })
        let unknown = PluginManifest.unknown
        draft.outline = PluginManifest(
            id: draft.id ?? unknown.id, version: version ?? unknown.version, api: api ?? unknown.api, title: title ?? unknown.title,
            summary: summary ?? unknown.summary, author: author ?? unknown.author, licence: licence ?? unknown.licence, source: source,
            reads: draft.reads, hooks: draft.hooks, onGuardFailure: onGuardFailure, after: after, settings: draft.settings ?? [],
            metrics: metrics, between: between, joins: joins)
        guard let id = draft.id, let version, let api, let title, let summary, let author, let licence else { return draft }
        draft.whole = PluginManifest(
            id: id, version: version, api: api, title: title, summary: summary, author: author, licence: licence, source: source,
            reads: draft.reads, hooks: draft.hooks, onGuardFailure: onGuardFailure, after: after, settings: draft.settings ?? [],
            metrics: metrics, between: between, joins: joins)
        return draft
    }

    /// Whether something about a key is wrong: in what it holds, or because it is missing or misspelt.
    private func isUnsure(_ key: String, _ fields: Fields) -> Bool {
        problems.contains { problem in
            problem.path == key || problem.path.hasPrefix(key + ".") || problem.path.hasPrefix(key + "[")
                || (fields[key] == nil && problem.phrase.key == "set.unknown_key_near" && problem.phrase.values["meant"] == key
                    && !problem.path.contains("."))
        }
    }

    private mutating func version(_ fields: Fields) -> PluginVersion? {
        if let node = fields["version"], case .number(let number) = node.content {
            note("plugin.version", node.place, "version", ["found": number.plain])
            return nil
        }
        guard let text = text(fields, "version", atMost: Limits.title), let node = fields["version"] else { return nil }
        if PluginVersion(text) == nil { note("plugin.version", node.place, "version", ["found": String(text.prefix(80))]) }
        return PluginVersion(text)
    }

    private mutating func api(_ fields: Fields) -> PluginAPIVersion? {
        guard let text = text(fields, "api", atMost: Limits.title), let node = fields["api"] else { return nil }
        guard let version = PluginAPIVersion(text) else {
            let values = ["found": String(text.prefix(80)), "current": PluginAPIVersion.current.description]
            note("plugin.api", node.place, "api", values)
            return nil
        }
        return version
    }

    // MARK: Metrics

    private mutating func metrics(_ fields: Fields, _ draft: inout ManifestDraft) -> [MetricDeclaration] {
        guard let node = fields["metrics"], let items = list(node, fields.path("metrics"), 0...20) else { return [] }
        var taken: Set<Slug> = []
        var metrics: [MetricDeclaration] = []
        for (index, item) in items.enumerated() {
            let path = "\(fields.path("metrics"))[\(index)]"
            guard let metric = metric(item, path, &taken, &draft) else { continue }
            metrics.append(metric)
        }
        return metrics
    }

    private mutating func metric(
        _ node: SourceNode, _ path: String, _ taken: inout Set<Slug>, _ draft: inout ManifestDraft
    ) -> MetricDeclaration? {
        guard let fields = fields(node, path: path, allowed: ["id", "label", "unit", "range", "better", "sensitive", "from"]) else {
            return nil
        }
        let id = ownSlug(fields, &taken)
        let label = localized(fields, "label", atMost: Limits.title)
        let unit = localizedIfAny(fields, "unit", atMost: Limits.title)
        let range = range(fields)
        let better: MetricDeclaration.Direction = word(fields, "better", or: .neither)
        let isSensitive = yesNo(fields, "sensitive")
        let name = fields["from"].flatMap { slug($0, fields.path("from")) }
        guard let id, let label, let range else { return nil }
        if fields["from"] == nil, !draft.hooks.contains(.metrics), !draft.unsure.contains(.hooks) {
            note("plugin.metric_unfilled", fields.place, path, ["id": id.rawValue])
        }
        let question = name.flatMap { name in draft.id.map { QuestionID(set: $0, name: name) } }
        let metric = MetricDeclaration(
            id: id, label: label, unit: unit, range: range, better: better, isSensitive: isSensitive, question: question)
        if let node = fields["from"], question != nil {
            draft.questionMetrics.append((metric, node.place, fields.path("from")))
            if draft.reads.isDisjoint(with: [.ownAnswers, .answers]) { needs("own_answers", node.place, fields.path("from")) }
        }
        return metric
    }

    private mutating func range(_ fields: Fields) -> ClosedRange<Double>? {
        guard let node = fields["range"] else {
            missing("range", fields)
            return nil
        }
        guard case .list(let ends) = node.content, ends.count == 2, case .number(let low) = ends[0].content,
            case .number(let high) = ends[1].content, low < high, abs(low) <= 1e15, abs(high) <= 1e15
        else {
            note("plugin.range", node.place, fields.path("range"))
            return nil
        }
        return low...high
    }

    /// A part of the snapshot that the file uses and the manifest does not ask for.
    mutating func needs(_ reading: String, _ place: SourceNode.Place, _ path: String) {
        note("plugin.not_in_reads", place, path, ["reading": reading])
    }
}
