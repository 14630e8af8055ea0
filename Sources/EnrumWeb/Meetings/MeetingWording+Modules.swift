import EnrumCore
import EnrumDomain
import EnrumTexts

/// What modules say, in words.
extension MeetingWording {
    /// "Fra Distanceledelse".
    func source(_ plugin: Slug) -> String {
        texts("module.from", ["title": notes.title(of: plugin)?(language) ?? plugin.rawValue])
    }

    func line(_ finding: Finding) -> FindingList.Line {
        FindingList.Line(
            level: finding.level.rawValue, word: texts(Phrase("finding.\(finding.level.rawValue)")), text: finding.text(language),
            source: source(finding.source))
    }

    /// One that stands away from its field leads there, where the page has it.
    ///
    /// - Parameter anchors: Where questions stand on the page, by their ids.
    func line(_ finding: Finding, leadingTo anchors: [String: String]) -> FindingList.Line {
        var line = line(finding)
        line.anchor = question(of: finding).flatMap { anchors[$0] }
        return line
    }

    /// What is about the whole, or about a question that has no field on this page.
    func findings(except questions: Set<String>, leadingTo anchors: [String: String]) -> FindingList {
        FindingList(
            findings: (notes.findings + notes.answerFindings).filter { question(of: $0).map { !questions.contains($0) } ?? true }
                .map { line($0, leadingTo: anchors) })
    }

    /// What stands beside a question.
    func findings(about question: QuestionID) -> FindingList {
        FindingList(findings: notes.findings.filter { self.question(of: $0) == question.rawValue }.map(line))
    }

    /// What stands beside a question because of the viewer's own answers: it comes and goes as they are saved. That an answer is unusual is
    /// the first.
    func answerFindings(about question: Question) -> FindingList {
        let lines = notes.answerFindings.filter { self.question(of: $0) == question.id.rawValue }.map(line)
        return FindingList(findings: [unusual(question)].compactMap { $0 } + lines)
    }

    /// The question that a finding names: a plugin names its own without its own name before them.
    private func question(of finding: Finding) -> String? { finding.field.map { fullID($0, finding.source.rawValue) } }

    func findings(about agreement: Agreement.ID) -> FindingList {
        FindingList(findings: (notes.agreementFindings[agreement] ?? []).map(line))
    }

    private func fullID(_ field: String, _ plugin: String) -> String { field.contains("/") ? field : "\(plugin)/\(field)" }

    var missingParts: MissingParts {
        var seen: Set<ModuleNotes.Missing> = []
        return MissingParts(
            parts: notes.missing.filter { seen.insert($0).inserted }.map { missing in
                let title = missing.title?(language) ?? missing.plugin.rawValue
                if missing.isStopped { return MissingParts.Part(words: texts("module.stopped", ["title": title])) }
                if missing.isResting { return MissingParts.Part(words: texts("module.resting", ["title": title])) }
                guard let fault = missing.fault else {
                    return MissingParts.Part(
                        words: texts("module.unreadable", ["title": title]), detail: missing.problem.map(texts.mistake))
                }
                return MissingParts.Part(words: texts("module.missing", ["title": title]), detail: detail(fault))
            }, again: notes.missing.contains { $0.fault != nil } ? path : nil)
    }

    /// Where a fault happened and what Lua said; shown to those for whom the module was asked.
    private func detail(_ fault: PluginFault) -> String {
        let place = fault.file.map { file in fault.line.map { "\(file):\($0)" } ?? file } ?? fault.hook.rawValue
        let told = texts("module.fault", ["place": place, "message": fault.message])
        return ([told] + fault.log.map { texts("module.fault_log", ["line": $0]) }).joined(separator: "\n")
    }

    /// Advice for the viewer's role in a phase.
    func guidance(_ phases: [Question.Phase]) -> GuidanceList {
        let role: Question.Answerer = view.isEmployee ? .employee : .leader
        return GuidanceList(
            texts: notes.plugins.flatMap { plugin in
                plugin.guidance(in: meeting.type.id).filter {
                    ($0.phase.map(phases.contains) ?? true) && ($0.role == role || $0.role == .both)
                }.map {
                    guidance in
                    GuidanceList.Text(
                        title: guidance.title(language),
                        paragraphs: guidance.text(language).split(separator: "\n\n").map { String($0.replacing("\n", with: " ")) },
                        source: source(plugin.id))
                }
            })
    }

    /// The lists for the viewer's role in a phase.
    func checklists(_ phases: [Question.Phase], isOpen: Bool) -> [ChecklistView] {
        let role: Question.Answerer = view.isEmployee ? .employee : .leader
        return notes.plugins.flatMap { plugin in
            plugin.checklists(in: meeting.type.id).filter { phases.contains($0.phase) && ($0.role == role || $0.role == .both) }.map {
                list in
                ChecklistView(
                    id: "\(plugin.id)/\(list.id)", title: list.title(language),
                    items: list.items.map { item in
                        let id = "\(plugin.id)/\(list.id)/\(item.id)"
                        return ChecklistView.Item(
                            id: id, text: item.label(language), isTicked: (list.isShared ? notes.ticks : notes.ownTicks).contains(id))
                    }, lane: list.isShared ? pairLane : ownLane, source: source(plugin.id),
                    path: isOpen ? path + "/checklist" : nil)
            }
        }
    }

    /// Points that modules suggest and that are not on the agenda already.
    var suggestedPoints: SuggestionList {
        let known = Set(view.agenda.map(\.text))
        var list = SuggestionList(
            title: texts("agenda.suggested"),
            suggestions: notes.points.filter { !known.contains($0.text(language)) }.map { point in
                let text = point.text(language)
                return SuggestionList.Suggestion(
                    text: text, reason: point.reason(language), source: source(point.source), value: text,
                    chosenBy: view.writer(of: text).map { texts("agenda.chosen_by", ["name": name($0)]) })
            }, words: texts("agenda.take"), path: path + "/points/suggested")
        let chosen = list.suggestions.count { $0.chosenBy != nil }
        if chosen > 1 {
            list.all = ActionForm(
                path: list.path, words: texts("agenda.take_chosen", ["count": String(chosen)]), values: [("chosen", "all")])
        }
        return list
    }

    var suggestedAgreements: SuggestionList {
        let known = Set((view.agreements + view.earlierAgreements).map(\.content.title))
        return SuggestionList(
            title: texts("agreement.suggested"),
            suggestions: notes.agreements.filter { !known.contains($0.title(language)) }.map { agreement in
                SuggestionList.Suggestion(
                    text: agreement.title(language), reason: agreement.reason?(language), source: source(agreement.source),
                    value: agreement.title(language))
            } + templates, words: texts("agreement.use"), path: path + "/agreements/suggested#title")
    }

    /// The ways to make an agreement that modules bring.
    private var templates: [SuggestionList.Suggestion] {
        notes.plugins.flatMap { plugin in
            plugin.agreementTemplates.filter { $0.party == .pair && "\(plugin.id)/\($0.id)" != typed?["template"] }.map { template in
                SuggestionList.Suggestion(
                    text: template.title(language), reason: template.description?(language), source: source(plugin.id),
                    value: "\(plugin.id)/\(template.id)")
            }
        }
    }

    /// What the agreement form is filled with when a suggestion is taken up; what is typed already stays.
    func suggestedFields(_ value: String) -> [(name: String, value: String)] {
        if let agreement = notes.agreements.first(where: { $0.title(language) == value }) {
            let responsible = agreement.responsible.map { ($0 == .employee ? meeting.employee : meeting.leader).rawValue }
            return [
                ("title", agreement.title(language)), ("responsible", responsible ?? ""), ("deadline", agreement.due?.iso ?? ""),
                ("first_step", agreement.firstStep?(language) ?? ""), ("follow_up", agreement.followUp?(language) ?? ""),
                ("template", agreement.template.map { "\(agreement.source)/\($0)" } ?? ""), ("area", agreement.area?.rawValue ?? ""),
            ].filter { !$0.1.isEmpty }.map { (name: $0.0, value: $0.1) }
        }
        guard let (_, template) = template(value, of: .pair) else { return [] }
        let day = template.days.map { (name: "deadline", value: view.today.adding(days: $0).iso) }
        return [(name: "template", value: value)] + [day].compactMap { $0 }
    }

    /// A template of the conversation's modules, by "plugin/template".
    func template(_ name: String?, of party: AgreementTemplate.Party) -> (plugin: Plugin, template: AgreementTemplate)? {
        guard let name else { return nil }
        for plugin in notes.plugins {
            let template = plugin.agreementTemplates.first { $0.party == party && "\(plugin.id)/\($0.id)" == name }
            if let template { return (plugin, template) }
        }
        return nil
    }

    /// The template that is chosen for the agreement that is being written.
    func templateChoice(_ typed: FormFields?) -> AgreementTemplateChoice? {
        guard let (plugin, template) = template(typed?["template"], of: .pair) else { return nil }
        var choice = AgreementTemplateChoice(
            template, of: plugin.manifest, area: typed?["area"], filledBy: filledBy(template), texts)
        choice.without = ActionForm(
            path: path + "/agreements/suggested", words: texts("agreement.without_template"), style: .quiet,
            values: [("suggestion", "none")])
        return choice
    }

    /// Who writes it, said to the viewer; nil when both do.
    private func filledBy(_ template: AgreementTemplate) -> String? {
        guard template.filledBy != .both else { return nil }
        let person = template.filledBy == .employee ? view.employee : view.leader
        return person.id == view.viewer.id
            ? texts("agreement.you_fill") : texts("agreement.other_fills", ["name": person.firstName])
    }

    /// What modules write in the report of this conversation.
    var reports: [ReportView] {
        notes.sections.enumerated().map { index, section in
            ReportWording(texts: texts, today: view.today).view(section, id: String(index), source: source(section.source))
        }
    }
}

/// Words a report's data for one reader.
struct ReportWording {
    let texts: Texts
    let today: CalendarDate
    private var language: Language { texts.language }

    init(texts: Texts, today: CalendarDate) { (self.texts, self.today) = (texts, today) }

    func view(_ section: ReportSection, id: String, source: String) -> ReportView {
        ReportView(
            id: id, title: section.title(language), source: source,
            blocks: section.blocks.map { ReportView.Block(content: content($0.content), span: $0.span) })
    }

    private func content(_ content: Block.Content) -> ReportView.Content {
        switch content {
        case .text(let text): .text(text(language))
        case .list(let title, let items): .list(title: title?(language), items: items.map(words))
        case .table(let title, let head, let rows):
            .table(title: title?(language), head: head.map { $0(language) }, rows: rows.map { $0.map(words) })
        case .metric(let label, let value, let note): .metric(label: label(language), value: words(value), note: note?(language))
        case .chart(let chart): .chart(view(chart))
        case .quote(let text, let by): .quote(text(language), by: by?(language))
        case .callout(let level, let text):
            .callout(level: level.rawValue, word: texts(Phrase("finding.\(level.rawValue)")), text: text(language))
        case .checklist(let title, let items):
            .checklist(
                title: title?(language),
                items: items.map { ($0.text(language), texts($0.isDone ? "checklist.ticked" : "checklist.open"), $0.isDone) })
        case .signature(let names): .signature(names.map { $0(language) })
        }
    }

    /// A number over time, with the module it comes from.
    func view(_ line: MetricLine) -> ChartView {
        let unit = line.metric.unit?(language)
        let from = texts("module.from", ["title": line.source(language)])
        var chart = view(
            Block.Chart(
                title: line.metric.label, kind: .line,
                points: line.points.map { Block.Chart.Point(label: .date($0.date), value: $0.value) }, range: line.metric.range))
        chart.unit = [unit, from].compactMap { $0 }.joined(separator: " · ")
        return chart
    }

    func view(_ chart: Block.Chart) -> ChartView {
        let values = chart.points.compactMap(\.value)
        let low = chart.range?.lowerBound ?? min(0, values.min() ?? 0)
        let high = chart.range?.upperBound ?? max(low + 1, values.max() ?? 1)
        let unit = chart.unit?(language)
        return ChartView(
            title: chart.title(language), unit: unit, isLine: chart.kind == .line,
            points: chart.points.map { point in
                ChartView.Point(
                    label: shortWords(point.label), value: point.value, valueWords: point.value.map(number) ?? texts("chart.gap"))
            }, low: (low, number(low)), high: (high, number(high)),
            words: (texts("chart.table"), texts("chart.label"), unit ?? texts("chart.value"), texts("chart.none")))
    }

    private func shortWords(_ cell: Block.Cell) -> String {
        if case .date(let date) = cell { return texts.shortDate(date, today: today) }
        return words(cell)
    }

    func words(_ cell: Block.Cell) -> String {
        switch cell {
        case .text(let text): text(language)
        case .number(let value): number(value)
        case .date(let date): texts.fullDate(date)
        case .yesNo(let isYes): texts(isYes ? "question.yes" : "question.no")
        case .empty: ""
        }
    }

    /// "2,5" in Danish, "2.5" in English; at most two decimals.
    private func number(_ value: Double) -> String {
        let rounded = (value * 100).rounded() / 100
        return language == .danish ? rounded.plain.replacing(".", with: ",") : rounded.plain
    }
}
