import EnrumDomain

// Conversations in Mette's team that are still to come.

extension Story {
    /// On the calendar; the form has not been sent.
    static let bjarne = Story { story in
        story.on(-4, "09:10", Cast.mette) {
            try await $0.plan("bjarne-1", with: Cast.bjarne, $1.schedule(9, "13:00", place: "Legepladsen"), send: false)
        }
    }

    /// Sent, and not begun.
    static let camilla = Story { story in
        story.on(-2, "09:20", Cast.mette) {
            try await $0.plan("camilla-1", with: Cast.camilla, $1.schedule(5, "10:30", place: "Mettes kontor"))
        }
    }

    /// Half-way through her preparation; nobody else can read a word of it.
    static let dorthe = Story { story in
        let dorthe = Cast.dorthe
        story.on(-5, "09:30", Cast.mette) { try await $0.plan("dorthe-1", with: dorthe, $1.schedule(3, "09:00", place: "Mettes kontor")) }
        story.on(-1, "12:20", dorthe) {
            try await $0.answer(
                "dorthe-1",
                [
                    "tasks":
                        "Madordningen og de to børn, der ikke spiser ret meget. Jeg bruger meget tid på at finde på noget, de vil smage.",
                    "progress": "Fredagene er svære, når vi mangler en vikar. Så må alt det andet vente.",
                ], most: "progress")
            try await $0.answer("dorthe-1", "basis/motivation", .scale(6))
            try await $0.bring("dorthe-1", "dorthe-1-fredag", "Vikarer om fredagen")
        }
        story.ago(50, dorthe) {
            try await $0.answer(
                "dorthe-1",
                [
                    "sparring":
                        "Jeg vil gerne tale om, hvordan jeg siger fra, når jeg bliver bedt om at bytte vagt for tredje gang på en måned."
                ])
        }
    }

    /// Shared; Mette has not opened it yet.
    static let emil = Story { story in
        let emil = Cast.emil
        story.on(-6, "09:40", Cast.mette) {
            try await $0.plan("emil-1", with: emil, $1.schedule(2, "12:30", length: 30, place: "En tur rundt om søen"))
        }
        story.on(-2, "14:30", emil) {
            try await $0.answer(
                "emil-1",
                [
                    "tasks": "Værkstedet. Vi bygger en bro af genbrugstræ sammen med de ældste børn.",
                    "goals": "Tre af drengene, som før gik for sig selv, er nu med hver dag.",
                    "means": "Et par ordentlige arbejdshandsker i børnestørrelse, og et kursus i at bruge båndsav.",
                    "ideas": "Vi kunne invitere forældrene til at indvie broen.",
                ], most: "goals")
            try await $0.answer("emil-1", "basis/motivation", .scale(9))
            try await $0.answer("emil-1", "boern-og-unge/besoeg", .yesNo(true))
            try await $0.bring("emil-1", "emil-1-bro", "Indvielsen af broen")
        }
        story.on(-1, "16:45", emil) { try await $0.share("emil-1") }
    }

    /// Moved once, because Jakob asked for it.
    static let jakob = Story { story in
        let jakob = Cast.jakob
        story.on(-12, "08:50", Cast.mette) { try await $0.plan("jakob-1", with: jakob, $1.schedule(-2, "14:00", place: "Mettes kontor")) }
        story.on(-5, "07:35", jakob) {
            try await $0.move("jakob-1", to: $1.schedule(6, "14:00", place: "Mettes kontor"), because: "Jeg tager Idas vagt den dag")
        }
    }

    /// The last one was missed; a new one is planned.
    static let line = Story { story in
        let line = Cast.line
        story.on(-16, "08:55", Cast.mette) { try await $0.plan("line-1", with: line, $1.schedule(-7, "10:00", place: "Mettes kontor")) }
        story.on(-6, "08:05", Cast.mette) { try await $0.end("line-1", .missed, because: "Vi var to for lidt på stuerne den formiddag") }
        story.on(-6, "08:10", Cast.mette) { try await $0.plan("line-2", with: line, $1.schedule(4, "10:00", place: "Mettes kontor")) }
    }
}
