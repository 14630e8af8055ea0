import EnrumDomain

/// As much of a plugin as could be read, and what of it is not known whole, because what says it has mistakes.
///
/// Such a part is held against nothing: what follows from a mistake elsewhere would only be noise.
struct PluginOutline: Sendable {
    /// With stand-ins for what is missing in its manifest.
    let plugin: Plugin
    let unsure: Set<PluginPart>
    /// The short names of its questions, also of those that have mistakes.
    let questionNames: Set<String>
    /// The keys of its texts, also of those that have mistakes.
    let textKeys: Set<String>

    func isSure(_ part: PluginPart) -> Bool { !unsure.contains(part) }

    /// Whether a question of the plugin's own can have the name: it stands in a file, or rules can make it.
    func canAsk(_ name: String) -> Bool {
        questionNames.contains(name) || plugin.manifest.hooks.contains(.questions)
            || !unsure.isDisjoint(with: [.id, .questions, .hooks])
    }
}

extension PluginOutline {
    /// Of a plugin without mistakes.
    init(_ plugin: Plugin) {
        let names = plugin.questionSets.flatMap(\.questions).map(\.id.short)
        self.init(plugin: plugin, unsure: [], questionNames: Set(names), textKeys: Set(plugin.texts.keys))
    }
}

extension QuestionID {
    /// The half after the stroke.
    var short: String { String(rawValue.dropFirst(set.utf8.count + 1)) }
}
