import EnrumCore
import EnrumDomain
import EnrumFormats

/// Turns a plugin's files into a plugin, and notes every mistake on the way.
struct PluginReader {
    private(set) var problems: [PluginRefused.Problem]
    let files: PluginFiles
    private let digest: String
    private(set) var rulesText: String?
    private var scope = ConditionScope()
    private var manifest = ManifestDraft()

    var hooks: [Hook] { manifest.hooks }
    var hooksPlace: SourceNode.Place? { manifest.hooksPlace }
    var hasManifest: Bool { manifest.id != nil }

    init(_ files: PluginFiles, digest: String) {
        (self.files, self.digest) = (files, digest)
        problems = files.problems
    }

    /// As much of a plugin as could be read; nil when not even its manifest could.
    mutating func plugin() -> Plugin? {
        manifest = read(PluginPath.manifest) { $0.manifest($1) } ?? ManifestDraft()
        if files[PluginPath.manifest] == nil { problems.append(.init("plugin.no_manifest", in: PluginPath.manifest)) }
        scope.set = manifest.id
        scope.facts = manifest.facts(about: .meeting)
        let sets = questionSets()
        noteMetricsWithoutQuestion(sets.flatMap(\.questions))
        let checks = checks()
        let checklists = all(.checklists) { $0.checklists($1, &$2) }
        let templates = all(.agreementTemplates) { $0.agreementTemplates($1, &$2) }
        let guidance = all(.guidance) { [settings = manifest.settings] in [$0.guidanceFile($1, &$2, settings)] }
        let (own, settings) = (manifest.id, manifest.settings ?? [])
        let meetingTypes = all(.meetingTypes) { $0.meetingTypes($1, of: own, settings, &$2) }
        let reminders = reminders()
        let questions = sets.flatMap(\.questions)
        let contracts = all(.contracts) { $0.contracts($1, &$2, questions) }
        let letters = all(.documents) { [manifest] in $0.letters($1, &$2, manifest.settings) }
        let procedures = procedures(checklists.map(\.id), letters)
        let texts = texts()
        rulesText = rules()
        problems.sortAsTheyStand()
        return manifest.whole.map { whole in
            Plugin(
                manifest: whole, digest: digest, questionSets: sets, checks: checks, checklists: checklists,
                agreementTemplates: templates, guidance: guidance.flatMap(\.guidance), roles: guidance.flatMap(\.roles),
                meetingTypes: meetingTypes, reminders: reminders, contracts: contracts, procedures: procedures, letters: letters,
                rules: rulesText,
                texts: texts)
        }
    }

    mutating func note(_ found: [PluginRefused.Problem]) {
        problems += found
        problems.sortAsTheyStand()
    }

    // MARK: Files

    /// What one file holds; nil when it is not there or cannot be read.
    private mutating func read<Value>(_ file: String, _ value: (inout SourceReader, SourceNode) -> Value?) -> Value? {
        guard let bytes = files[file] else { return nil }
        let tree = SourceFile.tree(bytes, name: file)
        var reader = SourceReader(problems: tree.problems, scope: scope)
        let result = tree.root.flatMap { value(&reader, $0) }
        problems += reader.problems.map { .init($0, in: file) }
        scope = reader.scope
        return result
    }

    private func paths(in folder: PluginPath.Folder) -> [String] {
        files.paths.filter { $0.hasPrefix(folder.rawValue + "/") && $0.hasSuffix(".yaml") }
    }

    /// The contributions of every file in a folder; the set remembers ids that earlier files have used.
    private mutating func all<Item>(
        _ folder: PluginPath.Folder, _ items: (inout SourceReader, SourceNode, inout Set<Slug>) -> [Item]
    ) -> [Item] {
        var taken: Set<Slug> = []
        return paths(in: folder).flatMap { path in read(path) { reader, root in items(&reader, root, &taken) } ?? [] }
    }

    // MARK: Points

    private mutating func questionSets() -> [QuestionSet] {
        let id = manifest.id
        return paths(in: .questions).compactMap { path in
            read(path) { reader, root in
                let set = reader.questionSet(root)
                if let id, let other = set?.id, other != id {
                    reader.note("plugin.set_id", root.entry("id")?.place ?? root.place, "id", ["found": other.rawValue, "id": id.rawValue])
                }
                reader.scope.set = id
                return set
            }
        }
    }

    private mutating func noteMetricsWithoutQuestion(_ questions: [Question]) {
        for (declaration, place, path) in manifest.questionMetrics {
            guard let id = declaration.question else { continue }
            let name = id.name
            guard let question = questions.first(where: { $0.id.name == name }) else {
                let names = questions.map(\.id.name)
                let phrase =
                    nearest(to: name, among: names).map { Phrase("set.condition_unknown_near", ["id": name, "meant": $0]) }
                    ?? Phrase("plugin.no_question", ["id": name])
                problems.append(.init(file: PluginPath.manifest, line: place.line, path: path, phrase: phrase))
                continue
            }
            switch question.kind {
            case .scale, .number, .yesNo: continue
            default:
                problems.append(
                    .init(
                        "plugin.metric_kind", in: PluginPath.manifest, line: place.line, path: path,
                        ["id": name, "kind": question.kind.name])
                )
            }
        }
    }

    private mutating func checks() -> [CheckRule] {
        let manifest = manifest
        return all(.checks) { $0.checks($1, &$2, manifest) }
    }

    private mutating func reminders() -> [ReminderRule] {
        let manifest = manifest
        scope.facts = manifest.facts(about: .reminder)
        return all(.reminders) { $0.reminders($1, &$2, manifest) }
    }

    private mutating func procedures(_ checklists: [Slug], _ letters: [LetterTemplate]) -> [Procedure] {
        // What stands in a file with mistakes is not known whole, and nothing is missed in it.
        func whole<Item>(_ items: [Item], _ folder: PluginPath.Folder) -> [Item]? {
            problems.contains { $0.file.hasPrefix(folder.rawValue + "/") } ? nil : items
        }
        let parts = ProcedureParts(
            settings: manifest.settings, checklists: whole(checklists, .checklists), letters: whole(letters, .documents))
        scope.facts = manifest.facts(about: .meeting)
        return all(.procedures) { $0.procedures($1, &$2, parts) }
    }

    private mutating func texts() -> [String: LocalizedText] {
        var found: [Language: LocaleTexts] = [:]
        for (language, path) in zip([Language.danish, .english], PluginPath.locales) {
            found[language] = read(path) { $0.localeTexts($1) }
        }
        let hasBoth = PluginPath.locales.allSatisfy { files[$0] != nil }
        for path in PluginPath.locales where !hasBoth && files[path] == nil && PluginPath.locales.contains(where: { files[$0] != nil }) {
            problems.append(.init("plugin.no_locale", in: path))
        }
        guard let danish = found[.danish], let english = found[.english] else { return [:] }
        let (merged, differences) = danish.merged(with: english)
        problems += differences
        return merged
    }
}

extension QuestionID {
    /// The half after the stroke.
    fileprivate var name: String { String(rawValue.dropFirst(set.count + 1)) }
}

extension SourceNode {
    /// The value of a key of a map.
    func entry(_ key: String) -> SourceNode? {
        guard case .map(let entries) = content else { return nil }
        return entries.first { $0.key == key }?.value
    }
}

extension PluginRefused.Problem {
    init(_ problem: SourceProblem, in file: String) {
        self.init(file: file, line: problem.place.line, path: problem.path, phrase: problem.phrase)
    }
}

extension [PluginRefused.Problem] {
    /// By file, the manifest first, and in the file by line.
    mutating func sortAsTheyStand() {
        let ordered = enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            if a.file != b.file {
                return a.file == PluginPath.manifest
                    || (b.file != PluginPath.manifest && a.file.utf8.lexicographicallyPrecedes(b.file.utf8))
            }
            return (a.line, left.offset) < (b.line, right.offset)
        }
        self = ordered.map(\.element)
    }
}
