public import EnrumDomain

/// A letter of a plugin that is installed, with the organisation's wording where it has its own.
public struct LetterLine: Sendable {
    public let plugin: Slug
    public let pluginTitle: LocalizedText
    /// As it came with the plugin.
    public let original: LetterTemplate
    public let saved: SavedLetter?
    /// The plugin's own settings, which a letter can name after "settings.".
    public let settings: Set<String>

    public var template: LetterTemplate { saved.map { original.worded($0) } ?? original }
}

/// Reads the letters that the organisation can make its own (Breve og skabeloner).
public struct ReadLetters: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``NotFound`` for everybody but HR and the admin.
    public func callAsFunction(as viewer: Viewer) async throws -> [LetterLine] {
        let installed = try await environment.store.read { transaction in
            try AccessPolicy.require(.read, .letter, for: viewer.letterRelations)
            return try transaction.installedPlugins().map(\.digest)
        }
        var lines: [LetterLine] = []
        for digest in installed {
            guard let plugin = try await environment.plugin(digest), !plugin.letters.isEmpty else { continue }
            let saved = try await environment.store.read { try $0.savedLetters(of: plugin.id) }
            lines += plugin.letters.map { letter in
                LetterLine(
                    plugin: plugin.id, pluginTitle: plugin.manifest.title, original: letter,
                    saved: saved.filter { $0.letter == letter.id }.max { $0.version < $1.version },
                    settings: Set(plugin.manifest.settings.map(\.key.rawValue)))
            }
        }
        return lines
    }
}

/// Keeps the organisation's wording of a letter, as a new version; cases use it from then on, and what was handed over stays.
public struct SaveLetter: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameters:
    ///   - body: Nil puts the plugin's own back.
    ///   - basedOn: The version that the author had before them; nil when there was none.
    /// - Throws: ``RuleBroken`` for an unknown key, a section that is not ended, or a convening letter that leaves out what it must say.
    public func callAsFunction(
        _ letter: Slug, of plugin: Slug, title: LocalizedText?, body: LocalizedText?, basedOn: Int?, as viewer: Viewer
    ) async throws {
        guard let line = try await ReadLetters(environment)(as: viewer).first(where: { $0.plugin == plugin && $0.original.id == letter })
        else { throw NotFound() }
        for text in [body?.danish, body?.english, title?.danish, title?.english].compactMap({ $0 }) {
            try text.checkAsTemplate(line.settings)
        }
        if let body { try line.original.kind.check(body) }
        let now = environment.clock.now
        try await environment.store.write { transaction in
            let standing = try transaction.savedLetters(of: plugin).filter { $0.letter == letter }.map(\.version).max()
            guard standing == basedOn else { throw RuleBroken("rule.letter_changed") }
            try transaction.insert(
                SavedLetter(
                    plugin: plugin, letter: letter, version: (standing ?? 0) + 1, title: title, body: body, savedBy: viewer.id, savedAt: now
                ))
            try transaction.log(
                body == nil ? "letter.put_back" : "letter.saved", at: now, by: viewer.id, object: "letter/\(plugin)/\(letter)")
        }
    }
}

extension Viewer {
    fileprivate var letterRelations: Set<AccessMatrix.Relation> {
        var relations: Set<AccessMatrix.Relation> = [.colleague]
        if isAdmin { relations.insert(.admin) }
        if isHR { relations.insert(.hr) }
        return relations
    }
}

extension String {
    fileprivate func checkAsTemplate(_ settings: Set<String>) throws(RuleBroken) {
        guard !isLonger(than: Limits.text) else {
            throw RuleBroken("rule.too_long", field: "body", ["limit": String(Limits.text), "length": String(count)])
        }
        switch LetterTemplate.read(self, settings: settings).mistakes.first {
        case .unknownKey(let tag)? where tag.key.hasPrefix("settings."):
            throw RuleBroken("rule.letter_setting", field: "body", ["key": tag.key, "line": String(tag.line)])
        case .unknownKey(let tag)?: throw RuleBroken("rule.letter_key", field: "body", ["key": tag.key, "line": String(tag.line)])
        case .notAllowed(let tag)?: throw RuleBroken("rule.letter_tag", field: "body", ["key": tag.key, "line": String(tag.line)])
        case .notClosed(let line)?: throw RuleBroken("rule.letter_open", field: "body", ["line": String(line)])
        case .unmatched(let tag)?: throw RuleBroken("rule.letter_section", field: "body", ["key": tag.key, "line": String(tag.line)])
        case nil: break
        }
    }
}

extension CaseDocument.Kind {
    /// What a letter of the kind must say.
    public var neededKeys: [String] {
        switch self {
        case .convening: ["topic", "purpose", "date", "time", "place", "duration", "participants", "companion_right"]
        case .hearing: ["facts", "intended", "deadline", "extension_right", "companion_right"]
        case .warning, .decision: ["rule", "facts", "reasons"]
        case .note, .minutes: ["record"]
        }
    }

    fileprivate func check(_ body: LocalizedText) throws(RuleBroken) {
        for text in [body.danish, body.english].compactMap({ $0 }) {
            for key in neededKeys {
                switch LetterTemplate.gap(key, in: text) {
                case .missing?: throw RuleBroken("rule.letter_needs", field: "body", ["key": key])
                case .inside(let section)?:
                    throw RuleBroken(
                        "rule.letter_needs_always", field: "body", ["key": key, "section": section.key, "line": String(section.line)])
                case nil: break
                }
            }
        }
    }
}
