import EnrumDomain

/// A short name that is known to be one.
func slug(_ name: String) -> Slug {
    guard let slug = Slug(name) else { preconditionFailure("\(name) is no short name") }
    return slug
}
