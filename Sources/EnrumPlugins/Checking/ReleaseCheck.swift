import EnrumCore
import EnrumDomain

/// Holds a plugin against its last release: what answers, numbers and settings are kept under is for ever.
struct ReleaseCheck {
    private let outline: PluginOutline
    private var plugin: Plugin { outline.plugin }
    private let previous: Plugin

    init(_ outline: PluginOutline, after previous: Plugin) { (self.outline, self.previous) = (outline, previous) }

    /// What could not be read may still be there, and is not missed.
    var problems: [PluginRefused.Problem] {
        guard outline.isSure(.id) else { return [] }
        guard plugin.id == previous.id else {
            return [manifest("plugin.release_other", "id", ["found": previous.id.rawValue, "id": plugin.id.rawValue])]
        }
        return (outline.isSure(.version) ? version : []) + questions + (outline.isSure(.metrics) ? metrics : [])
            + (outline.isSure(.settings) ? settings : [])
    }

    private func manifest(_ key: String, _ path: String, _ values: [String: String]) -> PluginRefused.Problem {
        .init(key, in: PluginPath.manifest, path: path, values)
    }

    private var version: [PluginRefused.Problem] {
        let (new, old) = (plugin.manifest.version, previous.manifest.version)
        guard new <= old else { return [] }
        return [manifest("plugin.release_version", "version", ["version": new.description, "previous": old.description])]
    }

    private var questions: [PluginRefused.Problem] {
        let now = Dictionary(plugin.questionSets.flatMap(\.questions).map { ($0.id, $0) }) { first, _ in first }
        return previous.questionSets.flatMap(\.questions).compactMap { old in
            guard let new = now[old.id] else {
                if !outline.isSure(.questions) || outline.questionNames.contains(old.id.short) { return nil }
                return .init("plugin.release_question_gone", in: "", ["id": old.id.rawValue])
            }
            guard new.kind.name == old.kind.name else {
                let values = ["id": old.id.rawValue, "kind": old.kind.name, "found": new.kind.name]
                return .init("plugin.release_question_kind", in: "", values)
            }
            let gone = old.kind.optionIDs.filter { !new.kind.optionIDs.contains($0) }
            guard let option = gone.first else { return nil }
            return .init("plugin.release_option_gone", in: "", ["id": old.id.rawValue, "option": option.rawValue])
        }
    }

    private var metrics: [PluginRefused.Problem] {
        previous.manifest.metrics.filter { old in !plugin.manifest.metrics.contains { $0.id == old.id } }
            .map { manifest("plugin.release_metric_gone", "metrics", ["id": $0.id.rawValue]) }
    }

    private var settings: [PluginRefused.Problem] {
        previous.manifest.settings.compactMap { old in
            guard let new = plugin.manifest.settings.first(where: { $0.key == old.key || $0.formerKeys.contains(old.key) }) else {
                return manifest("plugin.release_setting_gone", "settings", ["id": old.key.rawValue])
            }
            guard new.kind.name != old.kind.name, outline.isSure(.hooks), !plugin.manifest.hooks.contains(.migrate) else { return nil }
            let values = ["id": old.key.rawValue, "kind": old.kind.name, "found": new.kind.name]
            return manifest("plugin.release_setting_kind", "settings", values)
        }
    }
}

extension Question.Kind {
    fileprivate var optionIDs: [Slug] {
        switch self {
        case .choice(let options), .many(let options): options.map(\.id)
        default: []
        }
    }
}
