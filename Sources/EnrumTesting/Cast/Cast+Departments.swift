public import EnrumDomain

extension Cast {
    /// The whole organisation.
    public static let solvig = Department(id: Identifier(stored: "solvig"), name: "Solvig Kommune", parent: nil)
    public static let children = department("children", "Børn og Unge")
    /// A day care centre, where Mette leads.
    public static let sun = department("sun", "Børnehuset Solstrålen", in: children)
    /// A school, where Anders leads.
    public static let school = department("school", "Bakkeskolen", in: children)
    public static let works = department("works", "Teknik og Miljø")
    /// The people outdoors, whom Peter leads.
    public static let park = department("park", "Vej og Park", in: works)
    public static let digital = department("digital", "Digitalisering og Sekretariat")
    public static let hr = department("hr", "HR")

    /// Each after its parent.
    public static let departments: [Department] = [solvig, children, sun, school, works, park, digital, hr]

    private static func department(_ id: String, _ name: String, in parent: Department = solvig) -> Department {
        Department(id: Identifier(stored: id), name: name, parent: parent.id)
    }
}
