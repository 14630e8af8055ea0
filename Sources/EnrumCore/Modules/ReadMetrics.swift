public import EnrumDomain

/// A number that a module keeps with each closed conversation of a pair, over time.
public struct MetricLine: Sendable {
    public let metric: MetricDeclaration
    /// The plugin's title.
    public let source: LocalizedText
    /// Oldest first; nil where a conversation has no such number.
    public let points: [(date: CalendarDate, value: Double?)]
}

/// Reads the numbers of one pair over time: for the two alone, also where a number is not sensitive; trends for others never point at a person.
public struct ReadMetrics: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Returns: One line for each number that at least one conversation with the employee's leader now has, in the modules' order.
    /// - Throws: ``NotFound`` for everybody but the employee and their leader now.
    public func callAsFunction(of employee: Person.ID, as viewer: Viewer) async throws -> [MetricLine] {
        let (meetings, values, plugins) = try await environment.store.read { transaction in
            guard let employee = try transaction.person(employee) else { throw NotFound() }
            guard let leader = employee.leader else {
                guard viewer.id == employee.id else { throw NotFound() }
                return ([Meeting](), [Meeting.ID: [Slug: [Slug: Double]]](), [InstalledPlugin]())
            }
            let relations = try transaction.relations(of: viewer, toPairOf: employee.id, with: leader)
            try AccessPolicy.require(.read, .conversation, for: relations)
            let values = try transaction.metrics(employee: employee.id, leader: leader)
            guard !values.isEmpty else { return ([], [:], []) }
            return (
                try transaction.meetings(ofEmployee: employee.id).filter { $0.leader == leader && $0.closed != nil }.reversed(), values,
                try transaction.installedPlugins()
            )
        }
        var read: [Slug: Plugin] = [:]
        for installed in plugins { read[installed.id] = try await environment.plugin(installed.digest) }
        let places = Dictionary(plugins.map { ($0.id, $0.place) }, uniquingKeysWith: { first, _ in first })
        var lines: [MetricLine] = []
        for plugin in PluginOrder(read.values.map(\.manifest), places: places).plugins.compactMap({ read[$0] }) {
            for metric in plugin.manifest.metrics {
                let points = meetings.map { (date: $0.schedule.date, value: values[$0.id]?[plugin.id]?[metric.id]) }
                guard points.contains(where: { $0.value != nil }) else { continue }
                lines.append(MetricLine(metric: metric, source: plugin.manifest.title, points: points))
            }
        }
        return lines
    }
}
