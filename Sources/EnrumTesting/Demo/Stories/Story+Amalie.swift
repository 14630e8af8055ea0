import EnrumDomain

extension Story {
    /// A conversation that was held and did some good, and one tomorrow that both have prepared.
    static let amalie = Story { story in
        let (amalie, mette) = (Cast.amalie, Cast.mette)
        story.on(-42, "08:40", mette) { try await $0.plan("amalie-1", with: amalie, $1.schedule(-28, "10:00", place: "Mettes kontor")) }
        story.on(-31, "13:10", amalie) {
            try await $0.answer(
                "amalie-1",
                [
                    "tasks": "Indkøringen af de tre nye børn på Blå Stue. Det er dejligt, men det tager det meste af formiddagen.",
                    "goals": "Forældrene får nu en plan for de første to uger i hånden. Den har sparet mig for mange spørgsmål ved døren.",
                    "sparring": "Hvordan siger jeg til en forælder, at afskeden om morgenen skal være kortere, uden at det lyder hårdt?",
                    "team": "Vi er gode til at tage over for hinanden, når der er uro på stuen.",
                    "topics": "Sommerferien, hvis vi når det.",
                ], most: "sparring")
            try await $0.answer("amalie-1", "basis/motivation", .scale(8))
            try await $0.answer("amalie-1", "boern-og-unge/pause", Slug("nogle").map { .choice($0) } ?? .yesNo(false))
        }
        story.on(-31, "13:20", amalie) {
            try await $0.bring("amalie-1", "amalie-1-ferie", "Sommerferien: hvem tager uge 29?")
            try await $0.share("amalie-1")
        }
        story.on(-29, "15:30", mette) {
            try await $0.open("amalie-1")
            try await $0.bring("amalie-1", "amalie-1-plan", "Din plan til forældrene: må de andre stuer låne den?")
            try await $0.noteToSelf(
                "amalie-1", "Husk at rose planen. Spørg ind til, om formiddagen også giver hende luft, eller om hun er alene om det.")
        }
        story.on(-28, "10:03", mette) { try await $0.begin("amalie-1") }
        story.on(-28, "10:15", mette) {
            try await $0.say(
                "amalie-1", "sparring",
                "Vi øvede to måder at sige det på. Amalie vil begynde med det, der går godt for barnet, og så foreslå en fast afsked ved vinduet."
            )
            try await $0.tick("amalie-1", "amalie-1-ferie")
            try await $0.tick("amalie-1", "amalie-1-plan")
        }
        story.on(-28, "10:32", mette) {
            try await $0.agree(
                "amalie-1", "amalie-1-afsked",
                $1.agreement(
                    "Prøv den korte afsked med to familier", by: amalie, -14, first: "Tal med den første familie på mandag",
                    follow: "Vi ser på det ved næste samtale"))
            try await $0.agree(
                "amalie-1", "amalie-1-plandag",
                $1.agreement("Find en fast formiddag til planlægning", by: mette, 5, first: "Se på vagtplanen sammen med Grethe"))
            try await $0.minute(
                "amalie-1",
                "Indkøringen går godt, og planen til forældrene bliver delt med de andre stuer. Amalie holder ferie i uge 29 og 30.")
        }
        story.on(-28, "10:44", mette) {
            try await $0.finish("amalie-1")
            try await $0.acknowledge("amalie-1")
        }
        story.on(-27, "07:50", amalie) { try await $0.acknowledge("amalie-1") }
        story.on(-21, "12:10", amalie) {
            try await $0.note(
                "Den første familie er med på det. Allerede tredje dag gik det uden gråd.", on: .init(stored: "amalie-1-afsked"))
        }
        story.on(-15, "14:00", amalie) { try await $0.keep(.init(stored: "amalie-1-afsked")) }
        story.on(-13, "09:05", mette) {
            try await $0.evaluate(
                .init(stored: "amalie-1-afsked"), .improved, note: "Morgenerne er blevet roligere, både for børnene og for de voksne.")
        }
        story.on(-9, "11:20", mette) {
            try await $0.note("Onsdag formiddag ser ud til at kunne lade sig gøre fra næste måned.", on: .init(stored: "amalie-1-plandag"))
        }

        story.on(-27, "08:20", mette) {
            try await $0.plan("amalie-2", with: amalie, $1.schedule(1, "09:30", place: "Mettes kontor"), send: false)
        }
        story.on(-6, "08:15", mette) { try await $0.sendForm("amalie-2") }
        story.on(-3, "13:05", amalie) {
            try await $0.answer(
                "amalie-2",
                [
                    "tasks": "Det nye samarbejde med Line på stuen, og udflugterne til skoven hver torsdag.",
                    "goals": "Indkøringen er slut. Alle tre børn spiser og sover her nu.",
                    "progress": "Jeg mangler stadig tid til at skrive det ned, vi lærer undervejs.",
                    "balance": "De fleste dage. Om torsdagen bliver det sidste i hast, når vi kommer sent hjem fra skoven.",
                    "purpose": "Når et barn, der var ked af det hver morgen, løber ind ad døren. Så ved jeg, hvad det er godt for.",
                    "ideas": "Vi kunne pakke turtasken om onsdagen og slippe for at lede efter regntøj.",
                ], most: "progress")
            try await $0.answer("amalie-2", "basis/motivation", .scale(9))
            try await $0.answer("amalie-2", "boern-og-unge/besoeg", .yesNo(true))
            try await $0.bring("amalie-2", "amalie-2-kursus", "Kurset om børn og sprog i foråret")
            try await $0.bring("amalie-2", "amalie-2-skov", "En voksen mere med i skoven om torsdagen")
        }
        story.on(-2, "12:40", amalie) { try await $0.share("amalie-2") }
        story.on(-1, "15:15", mette) {
            try await $0.open("amalie-2")
            try await $0.bring("amalie-2", "amalie-2-makker", "Hvordan I to vil dele stuen mellem jer")
            try await $0.ask("amalie-2", "line", "Hvad vil du helst, at Line overtager, nu hvor I er to om det?")
            try await $0.noteToSelf("amalie-2", "Hun er klar til mere ansvar. Spørg, om hun vil være med til at tage imod den nye kollega.")
        }
    }
}
