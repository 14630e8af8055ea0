public import EnrumDomain

extension Condition {
    /// The parts of a snapshot that it looks at, when a plugin's rule holds it. The agreement that a check is about is given to the
    /// check, so looking at it needs no grant.
    public func readings(of plugin: Slug?) -> Set<PluginManifest.Reading> {
        switch self {
        case .all(let conditions), .any(let conditions): conditions.reduce(into: []) { $0.formUnion($1.readings(of: plugin)) }
        case .not(let condition): condition.readings(of: plugin)
        case .compare(_, let left, let right): left.readings(of: plugin).union(right.readings(of: plugin))
        case .isIn(let operand, _), .answered(let operand), .contains(let operand, _): operand.readings(of: plugin)
        }
    }
}

extension Condition.Operand {
    fileprivate func readings(of plugin: Slug?) -> Set<PluginManifest.Reading> {
        switch self {
        case .answer(let id): id.set == plugin?.rawValue ?? "" ? [.ownAnswers] : [.answers]
        case .meeting: [.meeting]
        case .agreement, .setting, .today, .value: []
        case .count(let operand), .daysSince(let operand): operand.readings(of: plugin)
        }
    }
}
