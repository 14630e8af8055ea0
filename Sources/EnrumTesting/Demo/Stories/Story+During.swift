import EnrumDomain

extension Story {
    /// Mette and Fatima sit together right now.
    static let fatima = Story { story in
        let (fatima, mette) = (Cast.fatima, Cast.mette)
        story.on(-9, "09:00", mette) {
            try await $0.plan("fatima-1", with: fatima, $1.schedule(0, "09:00", length: 60, place: "Mettes kontor"))
        }
        story.on(-3, "13:45", fatima) {
            try await $0.answer(
                "fatima-1",
                [
                    "tasks": "Sprogstimuleringen for de fem tosprogede børn, og møderne med sundhedsplejersken.",
                    "goals": "Alle fem familier kommer nu til samtalerne. Det gjorde to af dem ikke i efteråret.",
                    "progress": "Jeg venter på materialerne, som vi bestilte for to måneder siden.",
                    "sparring": "En far er uenig i, at hans søn skal have hjælp til sproget. Hvordan tager vi den videre?",
                    "balance": "Jeg tager tit papirarbejdet med hjem. Det vil jeg gerne holde op med.",
                    "team": "Jeg savner, at vi taler om det faglige på stuemøderne og ikke kun om vagter.",
                ], most: "balance")
            try await $0.answer("fatima-1", "basis/motivation", .scale(7))
            try await $0.answer("fatima-1", "boern-og-unge/foraeldre", .scale(4))
            try await $0.bring("fatima-1", "fatima-1-papir", "Papirarbejdet: hvornår skal jeg nå det?")
            try await $0.bring("fatima-1", "fatima-1-far", "Samtalen med faren i næste uge")
        }
        story.on(-2, "15:50", fatima) { try await $0.share("fatima-1") }
        story.on(-1, "14:20", mette) {
            try await $0.open("fatima-1")
            try await $0.bring("fatima-1", "fatima-1-stuemoede", "Stuemøderne: vil du være med til at lave dem om?")
            try await $0.ask("fatima-1", "stoette", "Hvad ville være den bedste hjælp fra mig lige nu?")
            try await $0.noteToSelf(
                "fatima-1", "Pas på, at hun ikke ender med både papirarbejdet og stuemøderne. Begynd med at tage noget fra.")
        }
        story.on(-1, "17:05", fatima) {
            try await $0.answer("fatima-1", own: "stoette", "At du er med de første ti minutter, når jeg taler med faren.")
        }
        story.ago(28, mette) { try await $0.begin("fatima-1") }
        story.ago(22, mette) {
            try await $0.say(
                "fatima-1", "balance",
                "To formiddage om ugen går der en time fra til børnene, fordi telefonen ringer. Vi prøver at lægge en fast time, hvor Line tager telefonen."
            )
            try await $0.tick("fatima-1", "fatima-1-papir")
        }
        story.ago(16, fatima) {
            try await $0.say(
                "fatima-1", "sparring", "Vi begynder med det, sønnen er god til. Mette er med fra start og går igen efter ti minutter.")
        }
        story.ago(12, mette) {
            try await $0.agree(
                "fatima-1", "fatima-1-time",
                $1.agreement(
                    "Læg en fast time til papirarbejde om tirsdagen", by: mette, 6, first: "Spørg Line, om hun kan tage telefonen",
                    follow: "Kort opfølgning om to uger"))
        }
        story.ago(8, mette) {
            try await $0.minute(
                "fatima-1", "Familierne er kommet godt med, og det er Fatimas fortjeneste. Papirarbejdet skal ind i arbejdstiden.")
            try await $0.minute(
                "fatima-1", "Fatima har haft en hård måned derhjemme. Hun vil gerne møde en halv time senere de næste tre uger.",
                confidential: true)
        }
    }

    /// Held yesterday: Mette has seen the minutes, Grethe has not yet.
    static let grethe = Story { story in
        let (grethe, mette) = (Cast.grethe, Cast.mette)
        story.on(-11, "09:15", mette) { try await $0.plan("grethe-1", with: grethe, $1.schedule(-1, "13:00", place: "Personalestuen")) }
        story.on(-4, "12:50", grethe) {
            try await $0.answer(
                "grethe-1",
                [
                    "tasks": "Vagtplanen og oplæringen af den nye studerende.",
                    "goals": "Vagtplanen ligger nu klar fire uger før. Det har givet mere ro.",
                    "sparring": "Den studerende er dygtig, men holder sig tilbage. Jeg er i tvivl om, hvor meget jeg skal skubbe.",
                    "means": "Jeg kunne godt tænke mig at se, hvordan andre steder bruger deres legeplads.",
                    "topics": "Hvad der skal ske med min stilling, når jeg går ned i tid til sommer.",
                ], most: "topics")
            try await $0.answer("grethe-1", "basis/motivation", .scale(7))
            try await $0.bring("grethe-1", "grethe-1-nedtid", "Ned i tid til sommer")
            try await $0.share("grethe-1")
        }
        story.on(-3, "15:00", mette) {
            try await $0.open("grethe-1")
            try await $0.bring("grethe-1", "grethe-1-vagtplan", "Hvem kan lære vagtplanen af dig?")
        }
        story.on(-1, "13:02", mette) { try await $0.begin("grethe-1") }
        story.on(-1, "13:25", mette) {
            try await $0.say(
                "grethe-1", "topics", "Grethe vil gå ned på 28 timer fra august. Hun vil helst beholde børnene og slippe vagtplanen.")
            try await $0.say("grethe-1", "sparring", "Den studerende får sin egen gruppe om torsdagen, og Grethe er i rummet ved siden af.")
            try await $0.tick("grethe-1", "grethe-1-nedtid")
        }
        story.on(-1, "13:40", grethe) {
            try await $0.agree(
                "grethe-1", "grethe-1-laer",
                $1.agreement(
                    "Lær Jakob at lave vagtplanen", by: grethe, 30, first: "Lav næste plan sammen",
                    follow: "Mette spørger til det om en måned"))
            try await $0.agree(
                "grethe-1", "grethe-1-legeplads",
                $1.agreement("Vis Grethe legepladsen på Bakkeskolen", byThird: Cast.nanna, 14, first: "Foreslå to eftermiddage"))
        }
        story.on(-1, "13:50", mette) {
            try await $0.minute("grethe-1", "Grethe går ned i tid fra august og giver vagtplanen videre til Jakob inden sommerferien.")
            try await $0.minute(
                "grethe-1", "Vi venter med at sige det til de andre, til brevet fra lønkontoret er kommet.", confidential: true)
            try await $0.finish("grethe-1")
            try await $0.acknowledge("grethe-1")
        }
    }
}
