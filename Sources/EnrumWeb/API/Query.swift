import EnrumCore
import EnrumDomain
import Hummingbird

extension Request {
    /// What stands after the question mark. A name that the resource does not know is refused: a misspelt filter must not become no filter.
    func query(_ names: Set<String>) throws -> FormFields {
        let fields = try FormFields((uri.query ?? "").utf8)
        let unknown = fields.pairs.map(\.name).filter { !names.contains($0) }
        guard unknown.isEmpty else {
            throw Fault(.unprocessableContent, "rule_broken", problems: unknown.map { RuleBroken("rule.unknown_member", field: $0) })
        }
        return fields
    }
}

extension FormFields {
    /// What is no identifier names nothing.
    func id<Entity>(_ name: String) throws(NotFound) -> Identifier<Entity>? {
        guard let text = self[name] else { return nil }
        guard let id = Identifier<Entity>(text) else { throw NotFound() }
        return id
    }

    func number(_ name: String, in range: ClosedRange<Int>) throws(RuleBroken) -> Int? {
        guard let text = self[name] else { return nil }
        guard let number = Int(text), range.contains(number) else { throw RuleBroken("rule.wrong_kind", field: name) }
        return number
    }

    func yesNo(_ name: String) throws(RuleBroken) -> Bool? {
        guard let text = self[name] else { return nil }
        guard let answer = Bool(text) else { throw RuleBroken("rule.wrong_kind", field: name) }
        return answer
    }
}
