import EnrumDomain
import Hummingbird

extension Web {
    /// Does what a form asks for; when the person can mend what they typed, shows the page again with all of it still there.
    func mending(
        _ fields: FormFields, _ deed: () async throws -> Response, again: (Refusal) async throws -> Response
    ) async throws -> Response {
        do {
            return try await deed()
        } catch {
            guard let refusal = Refusal(error, fields) else { throw error }
            return try await again(refusal)
        }
    }
}

extension RuleBroken {
    /// The same about another field, where a page holds two forms with fields of one name.
    func moved(to fields: [String: String]) -> RuleBroken {
        guard let field, let other = fields[field] else { return self }
        return RuleBroken(phrase.key, field: other, phrase.values)
    }
}

/// Does a deed, and says what it refuses about the fields as the page names them.
func renaming<Value>(_ fields: [String: String], _ deed: () async throws -> Value) async throws -> Value {
    do {
        return try await deed()
    } catch let broken as RuleBroken {
        throw broken.moved(to: fields)
    }
}
