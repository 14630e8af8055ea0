public import EnrumDomain
public import EnrumTexts

/// A page about a plugin, in Markdown, made from its own declarations: what it asks, says, reads and counts, and what can be set.
public struct PluginReference: Sendable {
    let plugin: Plugin
    let texts: Texts

    public init(_ plugin: Plugin, in texts: Texts) { (self.plugin, self.texts) = (plugin, texts) }

    /// The whole page.
    public var markdown: String {
        let parts = [
            heading, reads, settings, questions, checks, hooks, metrics, reminders, checklists, templates, contracts, meetingTypes,
            guidance,
        ]
        return parts.compactMap { $0 }.joined(separator: "\n\n") + "\n"
    }

    // MARK: Wording

    func say(_ text: LocalizedText) -> String { text(texts.language) }
    func say(_ text: LocalizedText?) -> String { text.map(say) ?? "" }

    private func section(_ key: String, _ body: [String]) -> String? {
        body.isEmpty ? nil : (["## " + texts(key), ""] + body).joined(separator: "\n")
    }

    private func table(_ head: [String], _ rows: [[String]]) -> [String] {
        guard !rows.isEmpty else { return [] }
        let line = { (cells: [String]) in "| " + cells.map(\.inACell).joined(separator: " | ") + " |" }
        return [line(head.map { texts($0) }), line(head.map { _ in "---" })] + rows.map(line)
    }

    private func word(_ role: Question.Answerer) -> String { texts("plugin_docs.role.\(role.rawValue)") }
    private func word(_ phase: Question.Phase) -> String { texts("plugin_docs.phase.\(phase.rawValue)") }
    private func id(_ text: some StringProtocol) -> String { "`\(text)`" }

    // MARK: Parts

    private var heading: String {
        let manifest = plugin.manifest
        let lines = ["# " + say(manifest.title), "", say(manifest.summary), ""]
        let facts = texts(
            "plugin_docs.facts",
            [
                "id": id(manifest.id.rawValue), "version": manifest.version.description, "api": manifest.api.description,
                "author": manifest.author, "licence": manifest.licence,
            ])
        return (lines + [facts] + (manifest.source.map { ["", say($0)] } ?? [])).joined(separator: "\n")
    }

    private var reads: String? {
        let readings = PluginManifest.Reading.allCases.filter(plugin.manifest.reads.contains)
        let lines = readings.map { "- " + texts("module_page.reads.\($0.rawValue)") }
        return section("plugin_docs.reads", lines.isEmpty ? [texts("plugin_docs.reads_nothing")] : lines)
    }

    private var settings: String? {
        let rows = plugin.manifest.settings.map { field in
            [id(field.key.rawValue), say(field.label), kind(field.kind), field.standard.map(value) ?? "", say(field.help)]
        }
        let head = ["plugin_docs.id", "plugin_docs.label", "plugin_docs.kind", "plugin_docs.standard", "plugin_docs.help"]
        return section("plugin_docs.settings", table(head, rows))
    }

    private var questions: String? {
        let rows = plugin.questionSets.flatMap(\.questions).map { question in
            let isAlways = question.showIf == nil ? texts("plugin_docs.always") : texts("plugin_docs.sometimes")
            return [
                id(question.id.rawValue), say(question.label), kind(question.kind), word(question.answeredBy), word(question.phase),
                isAlways,
            ]
        }
        let head = ["plugin_docs.id", "plugin_docs.label", "plugin_docs.kind", "plugin_docs.who", "plugin_docs.when", "plugin_docs.asked"]
        return section("plugin_docs.questions", table(head, rows))
    }

    private var checks: String? {
        let rows = plugin.checks.map { rule in
            [id(rule.id.rawValue), texts("plugin_docs.level.\(rule.level.rawValue)"), say(rule.text), rule.field.map { id($0) } ?? ""]
        }
        return section(
            "plugin_docs.checks", table(["plugin_docs.id", "plugin_docs.level", "plugin_docs.text", "plugin_docs.beside"], rows))
    }

    private var hooks: String? {
        section(
            "plugin_docs.hooks",
            plugin.manifest.hooks.map { hook in "- \(id(hook.rawValue)): " + texts("module_page.hook.\(hook.rawValue)") })
    }

    private var metrics: String? {
        let rows = plugin.manifest.metrics.map { metric in
            [
                id(metric.id.rawValue), say(metric.label), say(metric.unit),
                "\(texts.number(metric.range.lowerBound))–\(texts.number(metric.range.upperBound))",
                texts("plugin_docs.better.\(metric.better.rawValue)"), metric.question.map { id($0.rawValue) } ?? id("metrics"),
            ]
        }
        let head = [
            "plugin_docs.id", "plugin_docs.label", "plugin_docs.unit", "plugin_docs.range", "plugin_docs.better", "plugin_docs.from",
        ]
        return section("plugin_docs.metrics", table(head, rows))
    }

    private var reminders: String? {
        section(
            "plugin_docs.reminders",
            table(
                ["plugin_docs.id", "plugin_docs.who", "plugin_docs.text"],
                plugin.reminders.map { [id($0.key.rawValue), word($0.to), say($0.text)] }))
    }

    private var checklists: String? {
        section(
            "plugin_docs.checklists",
            plugin.checklists.flatMap { list in
                ["**\(say(list.title))** (\(word(list.role)), \(word(list.phase)))", ""] + list.items.map { "- " + say($0.label) } + [""]
            })
    }

    private var templates: String? {
        let rows = plugin.agreementTemplates.map { template in
            [
                say(template.title), say(template.description), texts("plugin_docs.with.\(template.party.rawValue)"),
                template.areas.map { say($0.label) }.joined(separator: ", "),
            ]
        }
        let head = ["plugin_docs.label", "plugin_docs.help", "plugin_docs.with", "plugin_docs.areas"]
        return section("plugin_docs.templates", table(head, rows))
    }

    private var contracts: String? {
        let rows = plugin.contracts.map { contract in
            [
                say(contract.title), say(contract.description), texts("plugin_docs.role.\(contract.owner.rawValue)"),
                contract.parts.map { say($0.heading) }.joined(separator: ", "),
            ]
        }
        let head = ["plugin_docs.label", "plugin_docs.help", "plugin_docs.whose", "plugin_docs.parts"]
        return section("plugin_docs.contracts", table(head, rows))
    }

    private var meetingTypes: String? {
        let rows = plugin.meetingTypes.map(\.type).map { type in
            [
                say(type.title), say(type.description), "\(type.usualLengths.lowerBound)–\(type.usualLengths.upperBound)",
                word(type.prepares),
            ]
        }
        let head = ["plugin_docs.label", "plugin_docs.help", "plugin_docs.minutes", "plugin_docs.prepares"]
        return section("plugin_docs.meeting_types", table(head, rows))
    }

    private var guidance: String? {
        section(
            "plugin_docs.guidance",
            plugin.guidance.flatMap {
                ["**\(say($0.title))** (\(word($0.role))\($0.phase.map { ", " + word($0) } ?? ""))", "", say($0.text), ""]
            })
    }

    // MARK: Kinds and values

    private func kind(_ kind: Question.Kind) -> String {
        let name = texts("plugin_docs.kind.\(kind.name)")
        switch kind {
        case .scale(let scale): return "\(name) \(scale.lowest)–\(scale.highest)"
        case .choice(let options), .many(let options): return "\(name): \(options.map { say($0.label) }.joined(separator: ", "))"
        case .number(let range):
            let ends = [range.minimum, range.maximum].map { $0.map { texts.number($0) } ?? "" }
            return ends == ["", ""] ? name : "\(name) \(ends[0])–\(ends[1]) \(say(range.unit))".tidied ?? name
        default: return name
        }
    }

    private func value(_ value: AnswerValue) -> String {
        switch value {
        case .number(let number): texts.number(number)
        case .yesNo(let answer): texts(answer ? "question.yes" : "question.no")
        case .date(let date): texts.fullDate(date)
        case .many(let options): options.map(\.rawValue).joined(separator: ", ")
        default: value.stored
        }
    }
}

extension String {
    /// On one line, with nothing that would end the cell.
    fileprivate var inACell: String {
        split(whereSeparator: \.isNewline).joined(separator: " ").split(separator: "|", omittingEmptySubsequences: false).joined(
            separator: "\\|")
    }
}
