package import EnrumDomain

extension SourceReader {
    private static let verbs = ["all", "any", "not", "eq", "ne", "in", "lt", "lte", "gt", "gte", "answered", "contains"]
    private static let operands = ["answer", "meeting", "agreement", "setting", "today", "count", "days_since"]

    mutating func showIf(_ node: SourceNode, _ path: String, of name: Slug?) -> Condition? {
        scope.asking = name
        defer { scope.asking = nil }
        return wholeCondition(node, path)
    }

    /// A condition of at most so many parts.
    package mutating func wholeCondition(_ node: SourceNode, _ path: String) -> Condition? {
        guard let condition = condition(node, path) else { return nil }
        guard condition.nodes <= Condition.mostNodes else {
            note("set.condition_too_big", node.place, path, ["limit": String(Condition.mostNodes), "count": String(condition.nodes)])
            return nil
        }
        return condition
    }

    /// A map with exactly one key, which says what is asked.
    private mutating func only(_ node: SourceNode, _ path: String, _ allowed: [String]) -> (key: String, value: SourceNode, path: String)? {
        guard let fields = fields(node, path: path, allowed: allowed) else { return nil }
        guard fields.values.count == 1, let (key, value) = fields.values.first else {
            note("set.condition_one_key", node.place, path, ["allowed": allowed.joined(separator: ", ")])
            return nil
        }
        return allowed.contains(key) ? (key, value, fields.path(key)) : nil
    }

    private mutating func condition(_ node: SourceNode, _ path: String) -> Condition? {
        guard let (verb, value, path) = only(node, path, Self.verbs) else { return nil }
        switch verb {
        case "all": return conditions(value, path).map { .all($0) }
        case "any": return conditions(value, path).map { .any($0) }
        case "not": return condition(value, path).map { .not($0) }
        case "answered": return operand(value, path).map { .answered($0) }
        case "in": return isIn(value, path)
        case "contains": return contains(value, path)
        default: return Condition.Comparison(rawValue: verb).flatMap { compare($0, value, path) }
        }
    }

    private mutating func conditions(_ node: SourceNode, _ path: String) -> [Condition]? {
        guard let items = list(node, path, 1...Condition.mostNodes) else { return nil }
        let conditions = items.enumerated().compactMap { index, item in condition(item, "\(path)[\(index)]") }
        return conditions.count == items.count ? conditions : nil
    }

    /// The two that a comparison is about.
    private mutating func pair(_ node: SourceNode, _ path: String) -> (left: SourceNode, right: SourceNode)? {
        guard case .list(let items) = node.content, items.count == 2 else {
            note("set.condition_pair", node.place, path)
            return nil
        }
        return (items[0], items[1])
    }

    private mutating func compare(_ comparison: Condition.Comparison, _ node: SourceNode, _ path: String) -> Condition? {
        guard let (left, right) = pair(node, path) else { return nil }
        let operands = (operand(left, "\(path)[0]"), operand(right, "\(path)[1]"))
        noteIfNoOption(right, "\(path)[1]", of: operands.0)
        noteIfNoOption(left, "\(path)[0]", of: operands.1)
        guard let left = operands.0, let right = operands.1 else { return nil }
        return .compare(comparison, left, right)
    }

    private mutating func isIn(_ node: SourceNode, _ path: String) -> Condition? {
        guard let (left, right) = pair(node, path) else { return nil }
        let operand = operand(left, "\(path)[0]")
        guard let items = list(right, "\(path)[1]", 1...Condition.mostNodes) else { return nil }
        let values = items.enumerated().compactMap { index, item in plain(item, "\(path)[1][\(index)]") }
        for (index, item) in items.enumerated() { noteIfNoOption(item, "\(path)[1][\(index)]", of: operand) }
        guard let operand, values.count == items.count else { return nil }
        return .isIn(operand, values)
    }

    private mutating func contains(_ node: SourceNode, _ path: String) -> Condition? {
        guard let (left, right) = pair(node, path) else { return nil }
        let (operand, needle) = (operand(left, "\(path)[0]"), literalText(right, "\(path)[1]"))
        noteIfNoOption(right, "\(path)[1]", of: operand)
        guard let operand, let needle else { return nil }
        return .contains(operand, .text(needle))
    }

    /// A misspelt option would make a condition that never holds, and nobody would see why.
    private mutating func noteIfNoOption(_ node: SourceNode, _ path: String, of operand: Condition.Operand?) {
        guard case .answer(let id)? = operand, id.set == scope.set?.rawValue ?? "", case .text(let text) = node.content,
            let options = scope.choices[String(id.rawValue.dropFirst(id.set.count + 1))], !options.contains(text)
        else { return }
        let values = ["found": String(text.prefix(80)), "id": id.rawValue, "allowed": options.joined(separator: ", ")]
        note("set.condition_no_option", node.place, path, values)
    }

    // MARK: Operands

    private mutating func operand(_ node: SourceNode, _ path: String) -> Condition.Operand? {
        switch node.content {
        case .map: break
        case .list(let items):
            guard list(node, path, 1...Condition.mostNodes) != nil else { return nil }
            let texts = items.enumerated().compactMap { index, item in literalText(item, "\(path)[\(index)]") }
            return texts.count == items.count ? .value(.list(texts)) : nil
        default: return plain(node, path).map { .value($0) }
        }
        guard let (name, value, path) = only(node, path, Self.operands) else { return nil }
        switch name {
        case "answer": return answer(value, path).map { .answer($0) }
        case "meeting": return fact(value, path, among: scope.facts?.meeting).map { .meeting($0) }
        case "agreement": return fact(value, path, among: scope.facts?.agreement).map { .agreement($0) }
        case "setting": return fact(value, path, among: scope.facts?.settings).map { .setting($0) }
        case "count": return operand(value, path).map { .count($0) }
        case "days_since": return operand(value, path).map { .daysSince($0) }
        default:
            guard case .bool(true) = value.content else {
                note("set.condition_today", value.place, path)
                return nil
            }
            return .today
        }
    }

    private mutating func fact(_ node: SourceNode, _ path: String, among known: [String]?) -> String? {
        guard let name = slug(node, path)?.rawValue else { return nil }
        guard let known, !known.contains(name) else { return name }
        if known.isEmpty { note("set.no_such_name", node.place, path, ["found": name]) } else { unknownWord(node, path, known) }
        return nil
    }

    /// A text, a number, or true and false. A text that reads as a date is one.
    private mutating func plain(_ node: SourceNode, _ path: String) -> Condition.Value? {
        switch node.content {
        case .bool(let value): return .yesNo(value)
        case .number(let number) where abs(number) <= 1e15: return .number(number)
        case .text: return literalText(node, path).map { text in CalendarDate(iso: text).map { .date($0) } ?? .text(text) }
        default:
            note("set.condition_value", node.place, path)
            return nil
        }
    }

    /// As it is written: white space around it may be meant.
    private mutating func literalText(_ node: SourceNode, _ path: String) -> String? {
        guard case .text(let text) = node.content else {
            note("set.want_text", node.place, path)
            return nil
        }
        guard !text.isEmpty, text.count <= Limits.remark else {
            let values = ["limit": String(Limits.remark), "length": String(text.count)]
            note(text.isEmpty ? "set.empty_text" : "set.too_long", node.place, path, text.isEmpty ? [:] : values)
            return nil
        }
        return text
    }

    /// A short name means this set. Only what stands earlier can be looked at: a form is answered from the top.
    private mutating func answer(_ node: SourceNode, _ path: String) -> QuestionID? {
        guard case .text(let text) = node.content else {
            note("set.want_text", node.place, path)
            return nil
        }
        guard let id = scope.set.flatMap({ text.contains("/") ? QuestionID(text) : QuestionID("\($0)/\(text)") }) else {
            if scope.set != nil { note("set.bad_question_id", node.place, path, ["found": String(text.prefix(130))]) }
            return nil
        }
        guard id.set == scope.set?.rawValue ?? "" else { return id }
        let name = String(id.rawValue.dropFirst(id.set.count + 1))
        if earlier(name) { return id }
        if scope.names.contains(where: { $0.rawValue == name }) {
            note("set.condition_forward", node.place, path, ["id": name])
        } else if scope.isOpen {
            return nil
        } else if let meant = nearest(to: name, among: scope.names.map(\.rawValue)) {
            note("set.condition_unknown_near", node.place, path, ["id": name, "meant": meant])
        } else {
            note("set.condition_unknown", node.place, path, ["id": name])
        }
        return nil
    }

    private func earlier(_ name: String) -> Bool {
        guard let asking = scope.asking else { return scope.names.contains { $0.rawValue == name } }
        return scope.names.prefix { $0 != asking }.contains { $0.rawValue == name } || (scope.seesItself && asking.rawValue == name)
    }
}
