import EnrumDomain

/// The very first page of a new installation: what it is called, and who runs it.
struct SetUpPage: Sendable {
    let path: String
    var organisation = ""
    var department = ""
    var name = ""
    var email = ""
    var language = Language.danish
    /// What to mend, by field.
    var errors: [String: String] = [:]
}
