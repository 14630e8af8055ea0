@testable import EnrumWeb

extension TeamPage {
    static let states: [PageState] = [
        state("twelve", twelve),
        state("empty", TeamPage(summary: "Her kommer dine medarbejdere til at stå.", groups: [])),
    ]

    private static func state(_ name: String, _ page: TeamPage) -> PageState {
        PageState(name: "team-" + name, html: page.view(in: Sample.layout("Mine samtaler", as: "Mette Holm", at: "/team", wide: true)))
    }

    private static let twelve = TeamPage(
        summary: "Næste samtale er med Amir på tirsdag kl. 10.00. To kræver dig nu.",
        groups: [
            .init(
                title: "Kræver dig nu",
                people: [
                    row(
                        "Ida Krogh", "Indkøber", "torsdag den 12. november", "skulle være holdt for 9 dage siden", late: true,
                        "Har delt sin forberedelse", "1 åben aftale", action: "Flyt eller hold"),
                    row(
                        "Jonas Bæk", "Butikschef, arbejder på skift", "tirsdag den 17. november", "blev ikke holdt, flyttet to gange",
                        late: true, "Ingen ny dato", "3 åbne aftaler, 2 over fristen", openLate: true, action: "Find en ny dag"),
                ]),
            .init(
                title: "Denne uge og næste",
                people: [
                    row(
                        "Amir Rahimi", "Analytiker", "tirsdag den 24. november", "kl. 10.00, om 3 dage", "Har delt sin forberedelse",
                        "2 åbne aftaler", action: "Forbered", primary: true),
                    row(
                        "Sofie Lund", "Projektleder, arbejder hjemme", "onsdag den 25. november", "kl. 13.30", "Ikke delt endnu", nil,
                        action: "Forbered"),
                    row(
                        "Karen Østergaard", "Kundechef", "torsdag den 26. november", "kl. 9.00, flyttet fra den 19.", "Ikke delt endnu",
                        "1 åben aftale", action: "Forbered"),
                    row(
                        "Åse Nørgaard-Christoffersen", "Controller", "fredag den 27. november", "kl. 14.00", "Skemaet er ikke sendt", nil,
                        action: "Send skemaet"),
                ]),
            .init(
                title: "Senere",
                people: [
                    row("Peter Friis", "Lagerleder", "tirsdag den 1. december", "kl. 8.30", "Skemaet er ikke sendt", nil, action: "Se"),
                    row("Maja Toft", "Elev", "onsdag den 2. december", "kl. 11.00", "Skemaet er ikke sendt", "1 åben aftale", action: "Se"),
                    row("Oskar Dam", "Indkøber", "torsdag den 3. december", nil, "Skemaet er ikke sendt", nil, action: "Se"),
                    row(
                        "Lærke Juul", "Kommunikation, arbejder hjemme", "mandag den 7. december", "kl. 10.00", "Skemaet er ikke sendt",
                        "2 åbne aftaler", action: "Se"),
                ]),
            .init(
                title: "Ingen samtale planlagt",
                people: [
                    row("Thomas Vang", "Tekniker", "sidst talt sammen den 20. oktober", nil, "", "1 åben aftale", action: "Planlæg"),
                    row("Zainab Ali", "Analytiker", "ingen samtale endnu", nil, "", nil, action: "Planlæg"),
                ]),
        ])

    private static func row(
        _ name: String, _ role: String, _ when: String, _ more: String?, late: Bool = false, _ status: String, _ open: String?,
        openLate: Bool = false, action: String, primary: Bool = false
    ) -> Row {
        Row(
            name: name, role: role, path: "/people/\(name.count)", when: when, whenMore: more, isLate: late, status: status, open: open,
            isOpenLate: openLate, action: Action(words: action, path: "/meetings/7", isPrimary: primary))
    }
}
