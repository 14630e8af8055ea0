import EnrumDomain

// Conversations in other parts of Solvig: leaders with their own leader, a school, the people outdoors, and a team that speaks English.

extension Story {
    /// Mette with her own leader: one held, one shared with an added question.
    static let mette = Story { story in
        let (mette, henrik) = (Cast.mette, Cast.henrik)
        story.on(-33, "10:00", henrik) {
            try await $0.plan("mette-1", with: mette, $1.schedule(-20, "15:00", length: 60, place: "Rådhuset, lokale 2"))
        }
        story.on(-23, "16:30", mette) {
            try await $0.answer(
                "mette-1",
                [
                    "tasks": "Bemandingen efter nytår, og de mange samtaler med forældre om indkøring.",
                    "sparring": "Hvordan jeg får tid til at være ude på stuerne og ikke kun på kontoret.",
                    "team": "Vi er blevet bedre til at sige tingene højt. Der er stadig to, der går hver for sig.",
                ], most: "sparring")
            try await $0.answer("mette-1", "basis/motivation", .scale(7))
            try await $0.share("mette-1")
        }
        story.on(-21, "09:00", henrik) { try await $0.open("mette-1") }
        story.on(-20, "15:04", henrik) { try await $0.begin("mette-1") }
        story.on(-20, "15:40", henrik) {
            try await $0.say("mette-1", "sparring", "Mette holder to formiddage fri for møder. Henrik flytter ledermødet, så det passer.")
            try await $0.agree(
                "mette-1", "mette-1-formiddage",
                $1.agreement(
                    "Hold to formiddage om ugen fri til stuerne", by: mette, 20, first: "Spær tirsdag og torsdag i kalenderen",
                    follow: "Vi ser på det hver fjortende dag"))
            try await $0.agree("mette-1", "mette-1-ledermoede", $1.agreement("Flyt ledermødet til om eftermiddagen", by: henrik, -6))
            try await $0.minute("mette-1", "Mettes tid på stuerne går forud for møder, der kan flyttes.")
            try await $0.minute(
                "mette-1", "Mette er i tvivl, om hun vil blive ved med at være leder. Det tager vi op igen uden referat.",
                confidential: true)
            try await $0.finish("mette-1")
            try await $0.acknowledge("mette-1")
        }
        story.on(-19, "08:10", mette) { try await $0.acknowledge("mette-1") }
        story.on(-8, "16:00", henrik) { try await $0.keep(.init(stored: "mette-1-ledermoede")) }
        story.on(-14, "10:30", henrik) {
            try await $0.plan("mette-2", with: mette, $1.schedule(3, "15:00", length: 60, place: "Rådhuset, lokale 2"))
        }
        story.on(-3, "16:40", mette) {
            try await $0.answer(
                "mette-2",
                [
                    "tasks": "Tolv samtaler på seks uger. Det er mange, men jeg lærer noget i hver af dem.",
                    "goals": "De fri formiddage holder næsten hver uge.",
                    "means": "Jeg savner et sted at gå hen med det, der er svært. Måske en gruppe med et par andre ledere.",
                ], most: "means")
            try await $0.answer("mette-2", "basis/motivation", .scale(8))
            try await $0.share("mette-2")
        }
        story.on(-2, "11:15", henrik) {
            try await $0.open("mette-2")
            try await $0.ask("mette-2", "gruppe", "Hvem kunne du tænke dig at være i gruppe med?")
        }
    }

    /// Agreements that turned out unchanged and worse, and how it went on.
    static let oystein = Story { story in
        let (oystein, anders) = (Cast.oystein, Cast.anders)
        story.on(-30, "08:30", anders) { try await $0.plan("oystein-1", with: oystein, $1.schedule(-24, "14:00", place: "Lærerværelset")) }
        story.on(-26, "15:30", oystein) {
            try await $0.answer(
                "oystein-1",
                [
                    "tasks": "6. klasse, og samarbejdet om matematik på mellemtrinnet.",
                    "progress": "Uroen i timerne efter frokost. Jeg har prøvet det meste.",
                    "means": "En kollega, der kan komme ind og se med fra sidelinjen.",
                ], most: "progress")
            try await $0.answer("oystein-1", "basis/motivation", .scale(5))
            try await $0.share("oystein-1")
        }
        story.on(-25, "12:00", anders) { try await $0.open("oystein-1") }
        story.on(-24, "14:02", anders) { try await $0.begin("oystein-1") }
        story.on(-24, "14:35", anders) {
            try await $0.agree("oystein-1", "oystein-1-frokost", $1.agreement("Begynd timen efter frokost udenfor", by: oystein, -12))
            try await $0.agree("oystein-1", "oystein-1-plads", $1.agreement("Lav en ny bordplan i 6. klasse", by: oystein, -14))
            try await $0.agree(
                "oystein-1", "oystein-1-makker", $1.agreement("Se med i to timer og tal om dem bagefter", byThird: Cast.karen, 6))
            try await $0.minute("oystein-1", "Vi prøver to små ting af og ser på dem igen om to uger.")
            try await $0.finish("oystein-1")
            try await $0.acknowledge("oystein-1")
        }
        story.on(-23, "09:00", oystein) { try await $0.acknowledge("oystein-1") }
        story.on(-11, "15:05", anders) {
            try await $0.evaluate(
                .init(stored: "oystein-1-frokost"), .unchanged, note: "Det er hyggeligt, men uroen kommer, når de går ind igen.")
            try await $0.evaluate(
                .init(stored: "oystein-1-plads"), .worse,
                note: "To, der havde brug for hinanden, kom til at sidde hver for sig. Bordene er sat tilbage.")
        }
        story.on(-10, "08:40", anders) { try await $0.plan("oystein-2", with: oystein, $1.schedule(8, "14:00", place: "Lærerværelset")) }
    }

    /// Outdoors, in short words; neither has looked at the minutes yet.
    static let thomas = Story { story in
        let (thomas, peter) = (Cast.thomas, Cast.peter)
        story.on(-13, "06:50", peter) {
            try await $0.plan("thomas-1", with: thomas, $1.schedule(-4, "07:15", length: 30, place: "Materielgården"))
        }
        story.on(-6, "06:45", thomas) {
            try await $0.answer(
                "thomas-1", ["tasks": "Stierne langs åen, og vintertjenesten.", "progress": "Den lille traktor står stille for tit."],
                most: "progress")
            try await $0.answer(
                "thomas-1", "opgaver/liste",
                .table([["Stier og broer", "uge", "12"], ["Græs i parkerne", "uge", "14"], ["Vintervagt", "maaned", "6,5"]]))
            try await $0.answer("thomas-1", "basis/motivation", .scale(7))
            try await $0.share("thomas-1")
        }
        story.on(-5, "12:05", peter) { try await $0.open("thomas-1") }
        story.on(-4, "07:16", peter) { try await $0.begin("thomas-1") }
        story.on(-4, "07:35", peter) {
            try await $0.say("thomas-1", "progress", "Traktoren har stået stille seks dage i år. En ny pumpe er billigere end at leje.")
            try await $0.agree("thomas-1", "thomas-1-pumpe", $1.agreement("Indhent pris på en ny pumpe", by: peter, 7))
            try await $0.minute("thomas-1", "Traktoren skal køre, før sneen kommer.")
            try await $0.finish("thomas-1")
        }
    }

    /// The same in English.
    static let priya = Story { story in
        let (priya, torben) = (Cast.priya, Cast.torben)
        story.on(-22, "09:00", torben) { try await $0.plan("priya-1", with: priya, $1.schedule(-10, "10:00", place: "Online")) }
        story.on(-14, "16:10", priya) {
            try await $0.answer(
                "priya-1",
                [
                    "tasks": "Moving the case archive to the new system, and answering questions about it from everyone else.",
                    "goals": "The first two departments have moved, and nobody lost a document.",
                    "balance": "Less than I would like. Each question is small, but they break up the day.",
                    "team": "I work from home three days a week and miss hearing what people are busy with.",
                ], most: "balance")
            try await $0.answer("priya-1", "basis/motivation", .scale(7))
            try await $0.bring("priya-1", "priya-1-questions", "One place to put questions about the archive")
            try await $0.share("priya-1")
        }
        story.on(-11, "08:45", torben) { try await $0.open("priya-1") }
        story.on(-10, "10:01", torben) { try await $0.begin("priya-1") }
        story.on(-10, "10:35", priya) {
            try await $0.say("priya-1", "balance", "Questions go to a shared list, and Priya answers them twice a day.")
            try await $0.tick("priya-1", "priya-1-questions")
            try await $0.agree(
                "priya-1", "priya-1-list",
                $1.agreement("Set up a shared list for questions", by: priya, -2, first: "Ask Julie how hers works"))
            try await $0.agree("priya-1", "priya-1-coffee", $1.agreement("Hold a short team call on Mondays", by: torben, 9))
        }
        story.on(-10, "10:44", torben) {
            try await $0.minute("priya-1", "The move is on track. What is needed now is quiet hours.")
            try await $0.finish("priya-1")
            try await $0.acknowledge("priya-1")
        }
        story.on(-9, "09:30", priya) { try await $0.acknowledge("priya-1") }
        story.on(-3, "15:45", priya) { try await $0.keep(.init(stored: "priya-1-list")) }
        story.on(-9, "10:00", torben) { try await $0.plan("priya-2", with: priya, $1.schedule(11, "10:00", place: "Online"), send: false) }
    }

    /// What else is on the calendars of Solvig.
    static let others = Story { story in
        story.on(-7, "08:00", Cast.torben) { try await $0.plan("julie-1", with: Cast.julie, $1.schedule(2, "14:00", place: "Online")) }
        story.on(-1, "11:10", Cast.julie) {
            try await $0.answer(
                "julie-1", ["tasks": "Hjemmesidens nye søgning. Den finder nu det, folk leder efter, i stedet for referater fra 2014."])
        }
        story.on(-7, "08:05", Cast.torben) {
            try await $0.plan("jonas-1", with: Cast.jonas, $1.schedule(10, "14:00", place: "Torbens kontor"), send: false)
        }
        story.on(-8, "13:00", Cast.kirsten) {
            try await $0.plan("henrik-1", with: Cast.henrik, $1.schedule(15, "09:00", length: 60, place: "Rådhuset, lokale 1"))
        }
        story.on(-8, "07:00", Cast.peter) {
            try await $0.plan("simon-1", with: Cast.simon, $1.schedule(12, "07:15", length: 30, place: "Materielgården"), send: false)
        }
        story.on(-3, "10:15", Cast.charlotte) { try await $0.plan("pernille-1", with: Cast.pernille, $1.schedule(8, "11:00", place: "HR")) }
        // HR sends the form where the leader has asked for it.
        story.on(-5, "10:40", Cast.rasmus) { try await $0.plan("viktor-1", with: Cast.viktor, $1.schedule(6, "13:00", place: "Online")) }
    }
}
