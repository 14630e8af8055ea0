public import EnrumDomain

/// The people of Solvig Kommune: invented, and the same in every test and in the demo.
///
/// Kirsten leads the municipality and has no leader. Under her are four chefs; under Henrik, among others, Mette with twelve in her team.
public enum Cast {
    // MARK: Solvig Kommune, the top

    public static let kirsten = person("kirsten", "Kirsten Vestergaard", in: solvig, under: nil)

    // MARK: The chefs

    public static let henrik = person("henrik", "Henrik Bruun", in: children, under: "kirsten", works: .hybrid)
    public static let lone = person("lone", "Lone Abildgaard", in: works, under: "kirsten")
    public static let torben = person("torben", "Torben Ravn", in: digital, under: "kirsten", works: .hybrid)
    /// HR for all of Solvig, herself and her own leader included.
    public static let charlotte = person("charlotte", "Charlotte Juhl", in: hr, under: "kirsten", works: .hybrid, roles: [.hr(solvig.id)])

    // MARK: Børn og Unge

    /// Leads Solstrålen: twelve people.
    public static let mette = person("mette", "Mette Holm", in: sun, under: "henrik")
    public static let amalie = person("amalie", "Amalie Friis", in: sun, under: "mette")
    public static let bjarne = person("bjarne", "Bjarne Lund", in: sun, under: "mette")
    public static let camilla = person("camilla", "Camilla Nygaard", in: sun, under: "mette")
    public static let dorthe = person("dorthe", "Dorthe Bech", in: sun, under: "mette")
    public static let emil = person("emil", "Emil Winther", in: sun, under: "mette")
    public static let fatima = person("fatima", "Fatima Rahmani", in: sun, under: "mette")
    public static let grethe = person("grethe", "Grethe Overgaard", in: sun, under: "mette")
    public static let ida = person("ida", "Ida Sommer", in: sun, under: "mette")
    public static let jakob = person("jakob", "Jakob Krogh", in: sun, under: "mette")
    public static let line = person("line", "Line Østergaard", in: sun, under: "mette")
    public static let sofie = person("sofie", "Sofie Aagaard", in: sun, under: "mette")
    public static let aase = person("aase", "Åse Thorup", in: sun, under: "mette")

    /// Leads Bakkeskolen.
    public static let anders = person("anders", "Anders Skov", in: school, under: "henrik")
    public static let karen = person("karen", "Karen Munk", in: school, under: "anders")
    public static let mikkel = person("mikkel", "Mikkel Hede", in: school, under: "anders")
    public static let nanna = person("nanna", "Nanna Vang", in: school, under: "anders")
    public static let ole = person("ole", "Ole Kragh", in: school, under: "anders")
    public static let oystein = person("oystein", "Øystein Berge", in: school, under: "anders")

    // MARK: Teknik og Miljø

    /// Leads Vej og Park.
    public static let peter = person("peter", "Peter Dalgaard", in: park, under: "lone")
    public static let birgit = person("birgit", "Birgit Storm", in: park, under: "peter")
    public static let simon = person("simon", "Simon Lauridsen", in: park, under: "peter")
    public static let thomas = person("thomas", "Thomas Berg", in: park, under: "peter")
    public static let yusuf = person("yusuf", "Yusuf Demir", in: park, under: "peter")
    public static let hanne = person("hanne", "Hanne Falk", in: works, under: "lone", works: .hybrid)
    public static let viktor = person("viktor", "Viktor Nowak", in: works, under: "lone", works: .remote, speaks: .english)

    // MARK: Digitalisering og Sekretariat

    /// Runs the system, and leads nobody.
    public static let jonas = person("jonas", "Jonas Kjær", in: digital, under: "torben", works: .hybrid, roles: [.admin])
    public static let julie = person("julie", "Julie Engberg", in: digital, under: "torben", works: .remote)
    public static let kasper = person("kasper", "Kasper Friis-Møller", in: digital, under: "torben")
    public static let marie = person("marie", "Marie Strand", in: digital, under: "torben", works: .hybrid)
    public static let oliver = person("oliver", "Oliver Hart", in: digital, under: "torben", works: .remote, speaks: .english)
    public static let priya = person("priya", "Priya Nair", in: digital, under: "torben", works: .hybrid, speaks: .english)

    // MARK: HR

    /// HR for Børn og Unge, with both its institutions.
    public static let pernille = person("pernille", "Pernille Dam", in: hr, under: "charlotte", works: .hybrid, roles: [.hr(children.id)])
    /// HR for Teknik og Miljø and for Digitalisering og Sekretariat.
    public static let rasmus = person("rasmus", "Rasmus Toft", in: hr, under: "charlotte", roles: [.hr(works.id), .hr(digital.id)])
    public static let tina = person("tina", "Tina Holst", in: hr, under: "charlotte")

    /// All of them.
    public static let everyone: [Person] = [
        kirsten, henrik, lone, torben, charlotte,
        mette, amalie, bjarne, camilla, dorthe, emil, fatima, grethe, ida, jakob, line, sofie, aase,
        anders, karen, mikkel, nanna, ole, oystein,
        peter, birgit, simon, thomas, yusuf, hanne, viktor,
        jonas, julie, kasper, marie, oliver, priya,
        pernille, rasmus, tina,
    ]

    private static func person(
        _ id: String, _ name: String, in department: Department, under leader: String?, works workplace: Person.Workplace = .onSite,
        speaks language: Language = .danish, roles: Set<Person.Role> = []
    ) -> Person {
        Person(
            id: Identifier(stored: id), name: name, email: email(of: name), department: department.id,
            leader: leader.map { Identifier(stored: $0) }, workplace: workplace, language: language, roles: roles)
    }

    /// "aase.thorup@solvig.example" for "Åse Thorup".
    private static func email(of name: String) -> EmailAddress {
        let letters = ["æ": "ae", "ø": "oe", "å": "aa", " ": ".", "-": "."]
        let local = name.lowercased().map { letters[String($0)] ?? String($0) }.joined()
        guard let email = EmailAddress("\(local)@solvig.example") else { preconditionFailure("\(name) makes no email address") }
        return email
    }
}
