public import EnrumDomain

// In these tests a name in quotes is an identifier, so that tables of them read well.

extension Identifier: ExpressibleByStringLiteral, ExpressibleByUnicodeScalarLiteral, ExpressibleByExtendedGraphemeClusterLiteral {
    public init(stringLiteral value: String) { self.init(stored: value) }
}

extension QuestionID: ExpressibleByStringLiteral, ExpressibleByUnicodeScalarLiteral, ExpressibleByExtendedGraphemeClusterLiteral {
    public init(stringLiteral value: String) { self.init(stored: value) }
}

extension EmailAddress: ExpressibleByStringLiteral, ExpressibleByUnicodeScalarLiteral, ExpressibleByExtendedGraphemeClusterLiteral {
    public init(stringLiteral value: String) { self.init(stored: value, key: value.lowercased()) }
}

extension Slug: ExpressibleByStringLiteral, ExpressibleByUnicodeScalarLiteral, ExpressibleByExtendedGraphemeClusterLiteral {
    public init(stringLiteral value: String) {
        guard let slug = Slug(value) else { preconditionFailure("a literal in a test is not a slug") }
        self = slug
    }
}
