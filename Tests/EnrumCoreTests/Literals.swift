public import EnrumDomain

// In these tests a name in quotes is a short name, so that tables of plugins read well.
extension Slug: ExpressibleByStringLiteral, ExpressibleByUnicodeScalarLiteral, ExpressibleByExtendedGraphemeClusterLiteral {
    public init(stringLiteral value: String) {
        guard let slug = Slug(value) else { preconditionFailure("a literal in a test is not a short name") }
        self = slug
    }
}
