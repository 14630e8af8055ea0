public import EnrumDomain

/// Reads what a leader has written to themselves about the conversations (P-21); nobody else's is there.
public struct ReadReflection: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Returns: Nil before something is written.
    /// - Throws: ``NotFound`` for someone who leads nobody.
    public func callAsFunction(as viewer: Viewer) async throws -> Reflection? {
        try viewer.requireReflecting(.read)
        return try await environment.store.read { try $0.reflection(of: viewer.id) }
    }
}

/// Keeps what a leader writes to themselves about the conversations (P-21).
public struct SaveReflection: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter basedOn: The version that the author had before them; 0 when there was none.
    /// - Throws: ``RuleBroken`` for a style that is no module here; ``ReflectionChanged`` when it was changed in another window meanwhile; nothing is kept then, and both are shown.
    public func callAsFunction(
        value: String?, behaviour: String?, styles: [Slug], basedOn: Int, as viewer: Viewer
    ) async throws {
        try viewer.requireReflecting(.write)
        let now = environment.clock.now
        try await environment.store.write { transaction in
            let standing = try transaction.reflection(of: viewer.id)
            let known = Set(try transaction.installedPlugins().map(\.id)).union(standing?.styles ?? [])
            guard styles.allSatisfy(known.contains) else { throw RuleBroken("rule.choice", field: "style") }
            let next = try Reflection(
                leader: viewer.id, value: value, behaviour: behaviour, styles: styles, version: (standing?.version ?? 0) + 1, editedAt: now)
            if let standing, standing.says(the: next) { return }
            guard standing?.version ?? 0 == basedOn else { throw ReflectionChanged(standing: standing) }
            try transaction.save(next)
        }
    }
}

/// The author changed it in another window since this one was opened.
public struct ReflectionChanged: Error, Hashable, Sendable {
    public let standing: Reflection?
}

extension Reflection {
    fileprivate func says(the other: Reflection) -> Bool {
        value == other.value && behaviour == other.behaviour && styles == other.styles
    }
}

extension Viewer {
    fileprivate func requireReflecting(_ verb: AccessMatrix.Verb) throws(NotFound) {
        guard isLeader else { throw NotFound() }
        try AccessPolicy.require(verb, .reflection, for: [.author])
    }
}
