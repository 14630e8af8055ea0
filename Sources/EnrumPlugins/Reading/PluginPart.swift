/// A part of a plugin that others are held against.
enum PluginPart: String, CaseIterable, Sendable {
    case id, version, api, reads, hooks, settings, metrics, questions, texts, rules
}
