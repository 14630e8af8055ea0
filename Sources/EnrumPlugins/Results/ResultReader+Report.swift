import EnrumDomain
import LuaRuntime

extension ResultReader {
    fileprivate enum Kind: String, CaseIterable { case text, list, table, metric, chart, quote, callout, checklist, signature }

    private static let tickNames = PluginAPI.names("Tick")

    func section(_ value: LuaValue) throws(BadResult) -> ReportSection {
        let members = try Members(value, ["title", "blocks"], texts)
        let title = try members.text("title", atMost: Limits.title)
        guard let items = members["blocks"] else { return ReportSection(title: title, blocks: [], source: plugin.id) }
        // The author wrote the blocks at positions of the section itself.
        return ReportSection(title: title, blocks: try items.each(atMost: 40, block), source: plugin.id)
    }

    private func block(_ value: LuaValue) throws(BadResult) -> Block {
        guard case .string(let name)? = try value.members()["kind"] else { throw BadResult("\"kind\" is missing") }
        guard let kind = Kind(rawValue: name) else { throw BadResult.unknown(name, among: Kind.allCases.map(\.rawValue)).inside("kind") }
        let members = try Members(value, kind.names, texts)
        let span = try members.ifAny("span") { value throws(BadResult) in try value.whole(in: 3...12) }
        return Block(try content(kind, members), span: span ?? 12)
    }

    private func content(_ kind: Kind, _ members: Members) throws(BadResult) -> Block.Content {
        switch kind {
        case .text: .text(try members.text("text", atMost: Limits.text))
        case .list:
            .list(title: try title(members), items: try members.the("items") { value throws(BadResult) in try cells(value, atMost: 200) })
        case .table: try table(members)
        case .metric:
            .metric(
                label: try members.text("label", atMost: Limits.title), value: try members.the("value", cell),
                note: try members.textIfAny("note", atMost: Limits.remark))
        case .chart: .chart(try chart(members))
        case .quote: .quote(try members.text("text", atMost: Limits.text), by: try members.textIfAny("by", atMost: Limits.title))
        case .callout:
            .callout(
                try members.the("level") { value throws(BadResult) in try level(value) }, try members.text("text", atMost: Limits.remark))
        case .checklist:
            .checklist(
                title: try title(members),
                items: try members.the("items") { value throws(BadResult) in try value.each(atMost: 100, tick) })
        case .signature:
            .signature(
                try members.the("names") { value throws(BadResult) in
                    try value.each(atMost: 10) { value throws(BadResult) in try texts.text(value, atMost: Limits.title) }
                })
        }
    }

    private func title(_ members: Members) throws(BadResult) -> LocalizedText? { try members.textIfAny("title", atMost: Limits.title) }

    private func level(_ value: LuaValue) throws(BadResult) -> Finding.Level {
        let level: Finding.Level = try value.word()
        guard level != .block else { throw BadResult.unknown("block", among: ["warn", "hint"]) }
        return level
    }

    private func tick(_ value: LuaValue) throws(BadResult) -> Block.Tick {
        let members = try Members(value, Self.tickNames, texts)
        return Block.Tick(text: try members.text("text", atMost: Limits.remark), isDone: try members.yesNo("done"))
    }

    // MARK: Cells

    private func table(_ members: Members) throws(BadResult) -> Block.Content {
        let head = try members.the("head") { value throws(BadResult) in
            try value.each(atMost: 12) { value throws(BadResult) in try texts.text(value, atMost: Limits.title) }
        }
        let rows = try members.the("rows") { value throws(BadResult) in
            try value.each(atMost: 200) { value throws(BadResult) in
                let cells = try cells(value, atMost: 12)
                guard cells.count <= head.count else { throw BadResult("\(cells.count) cells under a head of \(head.count)") }
                return cells + Array(repeating: Block.Cell.empty, count: head.count - cells.count)
            }
        }
        return .table(title: try title(members), head: head, rows: rows)
    }

    private func cells(_ value: LuaValue, atMost limit: Int) throws(BadResult) -> [Block.Cell] {
        let items = try value.items(atMost: limit)
        var cells: [Block.Cell] = []
        for (index, item) in items.enumerated() {
            do throws(BadResult) {
                cells.append(try cell(item))
            } catch {
                throw error.inside(index + 1)
            }
        }
        return cells
    }

    private func cell(_ value: LuaValue) throws(BadResult) -> Block.Cell {
        switch value {
        case .null: return .empty
        case .bool(let value): return .yesNo(value)
        case .integer(let value): return .number(Double(value))
        case .number(let value): return .number(value)
        case .string(let text):
            if text.tidied == nil { return .empty }
            if let date = CalendarDate(iso: text) { return .date(date) }
            return .text(try texts.text(value, atMost: Limits.remark))
        case .list, .table: return .text(try texts.text(value, atMost: Limits.remark))
        }
    }

    // MARK: Charts

    private func chart(_ members: Members) throws(BadResult) -> Block.Chart {
        if let metric = try members.ifAny("metric", metric) {
            let kind = try members.word("style", or: Block.Chart.Kind.line)
            return Block.Chart(title: metric.label, unit: metric.unit, kind: kind, points: points(metric), range: metric.range)
        }
        guard members["title"] != nil || members["points"] != nil else {
            throw BadResult("\"metric\", or \"title\" and \"points\", is missing")
        }
        return Block.Chart(
            title: try members.text("title", atMost: Limits.title), unit: try members.textIfAny("unit", atMost: Limits.title),
            kind: try members.word("style", or: .line),
            points: try members.the("points") { value throws(BadResult) in try value.each(atMost: 100, point) },
            range: try members.ifAny("range", range))
    }

    private func metric(_ value: LuaValue) throws(BadResult) -> MetricDeclaration {
        let id = try value.string()
        guard let metric = plugin.manifest.metrics.first(where: { $0.id.rawValue == id }) else {
            throw BadResult.unknown(id, among: plugin.manifest.metrics.map(\.id.rawValue))
        }
        return metric
    }

    /// `{ label, value }`; without a value it is a gap.
    private func point(_ value: LuaValue) throws(BadResult) -> Block.Chart.Point {
        let parts = try value.items(atMost: 2)
        guard let label = parts.first else { throw BadResult("{ label, value } expected, got an empty table") }
        do throws(BadResult) {
            guard parts.count == 2, parts[1] != .bool(false) else { return Block.Chart.Point(label: try cell(label), value: nil) }
            return Block.Chart.Point(label: try cell(label), value: try parts[1].number())
        } catch {
            throw error.inside(parts.count)
        }
    }

    private func range(_ value: LuaValue) throws(BadResult) -> ClosedRange<Double> {
        let ends = try value.items(atMost: 2)
        guard ends.count == 2 else { throw BadResult("two numbers expected, got \(ends.count)") }
        let (low, high) = (try ends[0].number(), try ends[1].number())
        guard low < high else { throw BadResult("the lower number comes first") }
        return low...high
    }
}

extension ResultReader.Kind {
    /// What a block of the kind may hold.
    fileprivate var names: [String] {
        switch self {
        case .text: Self.textNames
        case .list: Self.listNames
        case .table: Self.tableNames
        case .metric: Self.metricNames
        case .chart: Self.chartNames
        case .quote: Self.quoteNames
        case .callout: Self.calloutNames
        case .checklist: Self.checklistNames
        case .signature: Self.signatureNames
        }
    }

    private static let textNames = PluginAPI.names("TextBlock")
    private static let listNames = PluginAPI.names("ListBlock")
    private static let tableNames = PluginAPI.names("TableBlock")
    private static let metricNames = PluginAPI.names("MetricBlock")
    private static let chartNames = PluginAPI.names("ChartBlock")
    private static let quoteNames = PluginAPI.names("QuoteBlock")
    private static let calloutNames = PluginAPI.names("CalloutBlock")
    private static let checklistNames = PluginAPI.names("ChecklistBlock")
    private static let signatureNames = PluginAPI.names("SignatureBlock")
}
