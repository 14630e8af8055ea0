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
    private var manifest = ManifestDraft.unknown
    private var textKeys: Set<String> = []
    private var unsure: Set<PluginPart> = []

    var hooks: [Hook] { manifest.hooks }
    var hooksPlace: SourceNode.Place? { manifest.hooksPlace }
    var knowsHooks: Bool { !unsure.contains(.hooks) }

    /// - Parameter found: What is wrong with the folder that the files come from.
    init(_ files: PluginFiles, digest: String, found: [PluginRefused.Problem]) {
        (self.files, self.digest) = (files, digest)
        problems = found + files.problems
        if found.contains(where: \.file.isEmpty) { unsure = Set(PluginPart.allCases) }
        if isHidden(PluginPath.rules) { unsure.insert(.rules) }
        if isHidden(PluginPath.Folder.questions.rawValue) { scope.isOpen = true }
        if isHidden(PluginPath.Folder.locales.rawValue) { unsure.insert(.texts) }
    }

    /// Whether something is wrong with a file, or with one in a folder, or stands under another name.
    private func isHidden(_ path: String) -> Bool {
        problems.contains { problem in
            let meant = problem.phrase.key == "plugin.unknown_file_near" ? problem.phrase.values["meant"] : nil
            return [problem.file, meant ?? ""].contains { $0 == path || $0.hasPrefix(path + "/") }
        }
    }

    /// As much of a plugin as could be read. It is whole when its manifest could be read and there are no problems.
    mutating func plugin() -> (outline: PluginOutline, isWhole: Bool) {
        manifest = read(PluginPath.manifest) { $0.manifest($1) } ?? .unknown
        unsure.formUnion(manifest.unsure)
        if files[PluginPath.manifest] == nil, !isHidden(PluginPath.manifest) {
            problems.append(.init("plugin.no_manifest", in: PluginPath.manifest))
        }
        scope.set = manifest.id
        scope.facts = manifest.facts(about: .meeting)
        let sets = questionSets()
        if scope.isOpen { unsure.insert(.questions) }
        noteMetricsWithoutQuestion(sets.flatMap(\.questions))
        let checks = checks(sets.flatMap(\.questions))
        let (own, settings) = (manifest.id, manifest.settings)
        let meetingTypes = all(.meetingTypes) { $0.meetingTypes($1, of: own, settings, &$2) }
        let types = own.flatMap { id in
            isHidden(PluginPath.Folder.meetingTypes.rawValue) ? nil : meetingTypes.compactMap { $0.id.name(in: id) }
        }
        let checklists = all(.checklists) { $0.checklists($1, &$2, of: types) }
        let templates = all(.agreementTemplates) { $0.agreementTemplates($1, &$2) }
        let guidance = all(.guidance) { [$0.guidanceFile($1, &$2, settings, of: types)] }
        let reminders = reminders()
        let questions = sets.flatMap(\.questions)
        let contracts = all(.contracts) { $0.contracts($1, &$2, questions) }
        let letters = all(.documents) { [manifest] in $0.letters($1, &$2, manifest.settings) }
        let procedures = procedures(checklists.map(\.id), letters)
        let texts = texts()
        rulesText = rules()
        problems.sortAsTheyStand()
        let plugin = Plugin(
            manifest: manifest.whole ?? manifest.outline ?? PluginManifest.unknown, digest: digest, questionSets: sets, checks: checks,
            checklists: checklists, agreementTemplates: templates, guidance: guidance.flatMap(\.guidance),
            roles: guidance.flatMap(\.roles), meetingTypes: meetingTypes, reminders: reminders, contracts: contracts,
            procedures: procedures, letters: letters, rules: rulesText, texts: texts)
        let names = scope.names.map(\.rawValue)
        let outline = PluginOutline(plugin: plugin, unsure: unsure, questionNames: Set(names), textKeys: textKeys)
        return (outline, manifest.whole != nil)
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
        let (id, knowsID) = (manifest.id, !unsure.contains(.id))
        return paths(in: .questions).compactMap { path in
            let before = problems.count
            let set: QuestionSet? = read(path) { reader, root in
                let set = reader.questionSet(root)
                if let id, knowsID, let other = set?.id, other != id {
                    reader.note("plugin.set_id", root.entry("id")?.place ?? root.place, "id", ["found": other.rawValue, "id": id.rawValue])
                }
                reader.scope.set = id
                return set
            }
            // A file that is no YAML, or not whole, may hold more than was seen.
            if problems[before...].contains(where: \.path.isEmpty) { scope.isOpen = true }
            return set
        }
    }

    private mutating func noteMetricsWithoutQuestion(_ questions: [Question]) {
        for (declaration, place, path) in manifest.questionMetrics {
            guard let id = declaration.question else { continue }
            let name = id.short
            guard let question = questions.first(where: { $0.id.short == name }) else {
                let names = questions.map(\.id.short)
                // A question that has mistakes itself is there, and one may be in what could not be read.
                if scope.isOpen || scope.names.contains(where: { $0.rawValue == name }) { continue }
                let phrase =
                    nearest(to: name, among: names).map { Phrase("set.condition_unknown_near", ["id": name, "meant": $0]) }
                    ?? Phrase("plugin.no_question", ["id": name])
                problems.append(.init(file: PluginPath.manifest, line: place.line, path: path, phrase: phrase))
                continue
            }
            switch question.kind {
            case .scale, .number, .yesNo:
                guard question.lane == .author else { continue }
                problems.append(.init("plugin.metric_private", in: PluginPath.manifest, line: place.line, path: path, ["id": name]))
            default:
                problems.append(
                    .init(
                        "plugin.metric_kind", in: PluginPath.manifest, line: place.line, path: path,
                        ["id": name, "kind": question.kind.name])
                )
            }
        }
    }

    private mutating func checks(_ questions: [Question]) -> [CheckRule] {
        let manifest = manifest
        let own = Set(questions.filter { $0.lane == .author }.map(\.id))
        return all(.checks) { $0.checks($1, &$2, manifest, private: own) }
    }

    private mutating func reminders() -> [ReminderRule] {
        let manifest = manifest
        scope.facts = manifest.facts(about: .reminder)
        return all(.reminders) { $0.reminders($1, &$2, manifest) }
    }

    private mutating func procedures(_ checklists: [Slug], _ letters: [LetterTemplate]) -> [Procedure] {
        // What stands in a file with mistakes is not known whole, and nothing is missed in it.
        func whole<Item>(_ items: [Item], _ folder: PluginPath.Folder) -> [Item]? {
            isHidden(folder.rawValue) ? nil : items
        }
        let parts = ProcedureParts(
            settings: manifest.settings, checklists: whole(checklists, .checklists), letters: whole(letters, .documents))
        scope.facts = manifest.facts(about: .meeting)
        return all(.procedures) { $0.procedures($1, &$2, parts) }
    }

    private mutating func texts() -> [String: LocalizedText] {
        var found: [Language: LocaleTexts] = [:]
        for (language, path) in zip([Language.danish, .english], PluginPath.locales) where files[path] != nil {
            let before = problems.count
            found[language] = read(path) { $0.localeTexts($1) }
            textKeys.formUnion(found[language]?.lines.keys.map { $0 } ?? [])
            let hidesKeys = problems[before...].contains { $0.path.isEmpty || $0.phrase.key == "plugin.text_key" }
            if found[language] == nil || hidesKeys { unsure.insert(.texts) }
        }
        let hasBoth = PluginPath.locales.allSatisfy { files[$0] != nil }
        for path in PluginPath.locales
        where !hasBoth && files[path] == nil && !isHidden(path) && PluginPath.locales.contains(where: { files[$0] != nil }) {
            problems.append(.init("plugin.no_locale", in: path))
        }
        guard let danish = found[.danish], let english = found[.english] else { return [:] }
        let (merged, differences) = danish.merged(with: english)
        problems += differences
        return merged
    }
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
