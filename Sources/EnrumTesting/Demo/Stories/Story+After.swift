import EnrumDomain

// Conversations in Mette's team that are over, and what became of what was agreed.

extension Story {
    /// Closed, seen by both, with a remark; the next one is on the calendar.
    static let ida = Story { story in
        let (ida, mette) = (Cast.ida, Cast.mette)
        story.on(-19, "09:25", mette) { try await $0.plan("ida-1", with: ida, $1.schedule(-8, "11:00", place: "Mettes kontor")) }
        story.on(-11, "13:30", ida) {
            try await $0.answer(
                "ida-1",
                [
                    "tasks": "Musikken om fredagen, og de nye børn på Grøn Stue.",
                    "progress": "Det går stille og roligt. Jeg ville gerne have nået at øve flere sange.",
                    "purpose": "Når forældrene fortæller, at børnene synger derhjemme.",
                ], most: "tasks")
            try await $0.answer("ida-1", "basis/motivation", .scale(8))
            try await $0.bring("ida-1", "ida-1-klaver", "Klaveret skal stemmes")
            try await $0.share("ida-1")
        }
        story.on(-9, "15:20", mette) { try await $0.open("ida-1") }
        story.on(-8, "11:01", mette) { try await $0.begin("ida-1") }
        story.on(-8, "11:20", ida) {
            try await $0.say("ida-1", "tasks", "Fredagsmusikken fortsætter. Til foråret prøver vi at holde den udenfor.")
            try await $0.tick("ida-1", "ida-1-klaver")
            try await $0.agree(
                "ida-1", "ida-1-sange",
                $1.agreement("Lær tre forårssange med Grøn Stue", by: ida, 21, first: "Vælg sangene sammen med børnene"))
            try await $0.agree("ida-1", "ida-1-stemmer", $1.agreement("Bestil en klaverstemmer", by: mette, 10))
        }
        story.on(-8, "11:38", mette) {
            try await $0.minute("ida-1", "Musikken er blevet et fast holdepunkt i ugen. Ida er godt på vej med Grøn Stue.")
            try await $0.finish("ida-1")
            try await $0.acknowledge("ida-1")
        }
        story.on(-7, "08:05", ida) {
            try await $0.remark("ida-1", "Jeg vil gerne have med, at vi også talte om, at to voksne er for lidt på Grøn Stue om fredagen.")
            try await $0.acknowledge("ida-1")
        }
        story.on(-3, "12:00", ida) {
            try await $0.note("Den første sang sidder. Børnene har selv fundet på fagter til den.", on: .init(stored: "ida-1-sange"))
        }
        story.on(-7, "09:00", mette) {
            try await $0.plan("ida-2", with: ida, $1.schedule(13, "11:00", place: "Mettes kontor"), send: false)
        }
    }

    /// Two agreements are overdue, and the follow-up was cancelled.
    static let sofie = Story { story in
        let (sofie, mette) = (Cast.sofie, Cast.mette)
        story.on(-55, "09:35", mette) { try await $0.plan("sofie-1", with: sofie, $1.schedule(-45, "10:00", place: "Mettes kontor")) }
        story.on(-48, "14:10", sofie) {
            try await $0.answer(
                "sofie-1",
                [
                    "tasks": "Overgangen til skole for de ældste, og møderne med Bakkeskolen.",
                    "progress": "Papirerne til skolen kommer for sent af sted hvert år. Det vil jeg gerne have styr på.",
                    "balance": "Ikke i de uger, hvor alle møderne ligger. Der går det ud over turene.",
                ], most: "progress")
            try await $0.answer("sofie-1", "basis/motivation", .scale(6))
            try await $0.share("sofie-1")
        }
        story.on(-46, "15:00", mette) { try await $0.open("sofie-1") }
        story.on(-45, "10:02", mette) { try await $0.begin("sofie-1") }
        story.on(-45, "10:30", mette) {
            try await $0.say("sofie-1", "progress", "Vi laver én liste med datoer, som både vi og skolen kan se.")
            try await $0.agree(
                "sofie-1", "sofie-1-liste",
                $1.agreement("Lav en liste med datoer for overgangen til skole", by: sofie, -10, first: "Ring til Anders på Bakkeskolen"))
            try await $0.agree("sofie-1", "sofie-1-moeder", $1.agreement("Flyt to af møderne væk fra turdagene", by: mette, -3))
            try await $0.minute("sofie-1", "Overgangen til skole er det vigtigste de næste måneder. Vi fordeler møderne bedre.")
            try await $0.finish("sofie-1")
            try await $0.acknowledge("sofie-1")
        }
        story.on(-44, "12:15", sofie) { try await $0.acknowledge("sofie-1") }
        story.on(-20, "11:00", sofie) {
            try await $0.note(
                "Jeg har talt med Anders. Han vender tilbage, når han har deres kalender.", on: .init(stored: "sofie-1-liste"))
        }
        story.on(-25, "09:45", mette) { try await $0.plan("sofie-2", with: sofie, $1.schedule(-5, "10:00", place: "Mettes kontor")) }
        story.on(-12, "08:30", sofie) { try await $0.end("sofie-2", .cancelled, because: "Jeg er på kursus hele den uge") }
        story.on(-12, "09:50", mette) { try await $0.plan("sofie-3", with: sofie, $1.schedule(7, "10:00", place: "Mettes kontor")) }
    }

    /// Agreements that were changed, dropped and kept; and a conversation whose day went by.
    static let aase = Story { story in
        let (aase, mette) = (Cast.aase, Cast.mette)
        story.on(-50, "10:05", mette) { try await $0.plan("aase-1", with: aase, $1.schedule(-40, "09:00", place: "Mettes kontor")) }
        story.on(-43, "13:00", aase) {
            try await $0.answer(
                "aase-1",
                [
                    "tasks": "Kontoret, bestillingerne og velkomsten til de nye familier.",
                    "means": "En skærm mere. Jeg sidder med to programmer og må skifte hele tiden.",
                    "ideas": "Et fast velkomstbrev i stedet for at skrive et nyt hver gang.",
                    "topics": "Om jeg skal tage uddannelsen som praktikvejleder.",
                ], most: "ideas")
            try await $0.answer("aase-1", "basis/motivation", .scale(8))
            try await $0.bring("aase-1", "aase-1-vejleder", "Uddannelsen som praktikvejleder")
            try await $0.share("aase-1")
        }
        story.on(-41, "14:40", mette) { try await $0.open("aase-1") }
        story.on(-40, "09:01", mette) { try await $0.begin("aase-1") }
        story.on(-40, "09:30", mette) {
            try await $0.agree(
                "aase-1", "aase-1-brev",
                $1.agreement("Skriv et fast velkomstbrev til nye familier", by: aase, -20, first: "Saml de tre seneste breve"))
            try await $0.agree("aase-1", "aase-1-skaerm", $1.agreement("Sæt en skærm mere op på kontoret", byThird: Cast.jonas, -12))
            try await $0.agree(
                "aase-1", "aase-1-vejleder-aftale", $1.agreement("Meld Åse til uddannelsen som praktikvejleder", by: mette, -15))
            try await $0.agree("aase-1", "aase-1-mappe", $1.agreement("Ryd op i de gamle mapper", by: aase, -5))
            try await $0.minute(
                "aase-1", "Velkomsten til de nye familier skal være ens, uanset hvem der tager imod. Åse får en skærm mere.")
            try await $0.finish("aase-1")
            try await $0.acknowledge("aase-1")
        }
        story.on(-39, "08:20", aase) { try await $0.acknowledge("aase-1") }
        story.on(-22, "10:10", aase) {
            try await $0.amend(
                .init(stored: "aase-1-brev"),
                to: $1.agreement("Skriv et fast velkomstbrev til nye familier", by: aase, 12, first: "Saml de tre seneste breve"),
                because: "Forældrerådet vil gerne læse det igennem først")
        }
        story.on(-17, "12:30", mette) {
            try await $0.drop(
                .init(stored: "aase-1-vejleder-aftale"), because: "Holdet i foråret blev aflyst. Vi tager det op igen til efteråret.")
        }
        story.on(-13, "10:00", Cast.jonas) { try await $0.keep(.init(stored: "aase-1-skaerm")) }
        story.on(-6, "14:15", aase) { try await $0.keep(.init(stored: "aase-1-mappe")) }
        story.on(-18, "10:20", mette) { try await $0.plan("aase-2", with: aase, $1.schedule(-3, "09:00", place: "Mettes kontor")) }
        story.on(-5, "13:25", aase) { try await $0.answer("aase-2", ["tasks": "Velkomstbrevet, og de mange nye børn efter nytår."]) }
    }
}
