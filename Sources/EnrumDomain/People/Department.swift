/// A part of the organisation; departments form a tree.
public struct Department: Identifiable, Hashable, Sendable {
    public let id: Identifier<Department>
    public let name: String
    /// Nil for the top of the tree.
    public let parent: Identifier<Department>?

    public init(id: Identifier<Department>, name: String, parent: Identifier<Department>?) {
        (self.id, self.name, self.parent) = (id, name, parent)
    }
}

/// All departments, for questions about who is under whom.
public struct DepartmentTree: Hashable, Sendable {
    public let departments: [Identifier<Department>: Department]

    public init(_ departments: some Sequence<Department>) {
        self.departments = Dictionary(departments.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The department, its parent, its parent's parent, up to the top.
    public func chain(from id: Identifier<Department>) -> [Department] {
        var chain: [Department] = []
        var next: Identifier<Department>? = id
        while let current = next.flatMap({ departments[$0] }), chain.count <= departments.count {
            chain.append(current)
            next = current.parent
        }
        return chain
    }

    /// Whether `id` is `ancestor` or lies under it.
    public func contains(_ id: Identifier<Department>, in ancestor: Identifier<Department>) -> Bool {
        chain(from: id).contains { $0.id == ancestor }
    }

    /// "Børn og Unge/Dagtilbud/Solstrålen".
    public func path(of id: Identifier<Department>) -> String {
        chain(from: id).reversed().map(\.name).joined(separator: "/")
    }
}
