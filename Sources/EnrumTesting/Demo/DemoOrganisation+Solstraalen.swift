import EnrumCore
import EnrumDomain

/// Mette's twelve, each somewhere else in a conversation's life.
extension DemoOrganisation {
    /// Has a conversation behind her, with agreements that went differently, and is half-way through preparing the next.
    @Sendable func dorthe() async throws {
        let (mette, dorthe) = (someone(Cast.mette), someone(Cast.dorthe))
        at(days: -40, hour: 9)
        let last = try await mette.plan(with: Cast.dorthe, at: schedule(-34, "13:00", place: "Personalerummet"))
        at(days: -36, hour: 20)
        try await answer(
            [
                "tasks": "Den nye stuegruppe. Fire børn er startet på tre uger, og det fylder hele formiddagen.",
                "goals": "Overleveringsmapperne er på plads for alle fire.",
                "balance": "Jeg når det, men dokumentationen bliver skrevet hjemme ved køkkenbordet.",
                "team": "Vi er gode til at hjælpe hinanden i garderoben. Møderne om onsdagen løber over.",
            ], motivation: 6, marked: "balance", as: Cast.dorthe, in: last)
        let point = try await dorthe.bring("Dokumentation: hvornår skal den skrives?", to: last)
        let carried = try await dorthe.bring("Sommerferien i uge 28 til 30", to: last)
        try await dorthe.share(last)
        at(days: -35, hour: 8)
        _ = try await mette.read(last)
        try await mette.bring("Forældremødet i næste måned", to: last)
        at(days: -34, hour: 13)
        try await mette.begin(last)
        try await mette.tick(point, in: last)
        try await said("balance", "To timer om torsdagen uden børn, mens Bjarne tager stuen. Vi prøver det i fire uger.", by: Cast.mette, in: last)
        let hours = try await mette.agree(
            draft("To faste timer til dokumentation hver torsdag", Cast.mette, -6, firstStep: "Tale med Bjarne om vagten", followUp: "Ved næste samtale"),
            in: last)
        let meetings = try await mette.agree(draft("Onsdagsmødet slutter senest klokken halv fire", Cast.dorthe, -14), in: last)
        let course = try await mette.agree(draft("Finde et kursus i dialogisk læsning", Cast.mette, 10, followUp: "Kort besked, når der er en dato"), in: last)
        try await talkThrough(last, except: [carried], as: Cast.mette)
        try await mette.minute("Indkøringen er gået godt, og Dorthe har styr på overleveringerne. Presset ligger i dokumentationen.", in: last)
        try await mette.minute("Dorthe fortalte om en svær tid derhjemme. Vi holder øje sammen og siger til.", confidential: true, in: last)
        try await mette.finish(last)
        at(days: -33, hour: 9)
        try await dorthe.acknowledge(last)
        try await dorthe.remark("Tak for en god snak. Jeg vil gerne være med til at vælge kurset.", to: last)
        try await mette.acknowledge(last)
        at(days: -14, hour: 15)
        try await dorthe.keep(meetings)
        at(days: -12, hour: 11)
        try await mette.note("Bjarne tager vagten fra på torsdag.", on: hours)
        try await mette.amend(
            course, to: draft("Finde et kursus i dialogisk læsning i foråret", Cast.mette, 24), because: "Efterårets hold er fyldt")

        at(days: -3, hour: 9)
        let next = try await mette.plan(with: Cast.dorthe, at: schedule(3, "13:00", place: "Personalerummet"))
        at(days: -1, hour: 21)
        try await answer(
            [
                "tasks": "Julen nærmer sig, og stuen er kommet til ro. Jeg bruger tid på to børn, der har brug for ekstra hjælp til sproget.",
                "progress": "Torsdagstimerne hjælper, men to gange er de blevet til vikartimer.",
            ], motivation: 7, marked: "progress", as: Cast.dorthe, in: next)
        try await dorthe.bring("Kan torsdagstimerne gøres fredede?", to: next)
    }

    /// Has shared, and got a question and a point back.
    @Sendable func amalie() async throws {
        let (mette, amalie) = (someone(Cast.mette), someone(Cast.amalie))
        at(days: -8, hour: 10)
        let meeting = try await mette.plan(with: Cast.amalie, at: schedule(2, "09:30", place: "Kontoret"))
        at(days: -2, hour: 19)
        try await answer(
            [
                "tasks": "Forløbet om skoven med de store og min sidste opgave på diplomuddannelsen.",
                "sparring": "En forælder, der skriver mange beskeder om aftenen. Hvordan svarer jeg venligt og tydeligt?",
                "purpose": "Når børnene selv husker turen en uge efter. Så ved jeg, at det virkede.",
                "ideas": "Vi kunne dele skovudstyret med Bakkeskolen i stedet for at have to halve sæt.",
            ], motivation: 9, marked: "sparring", as: Cast.amalie, in: meeting)
        try await amalie.bring("Beskeder fra forældre efter arbejdstid", to: meeting)
        try await amalie.bring("Deling af udstyr med Bakkeskolen", to: meeting)
        try await amalie.share(meeting)
        at(days: -1, hour: 8)
        _ = try await mette.read(meeting)
        try await mette.bring("Din plads i den nye læringsgruppe", to: meeting)
        try await mette.ask("Hvad vil du gerne have tid til, når diplomopgaven er afleveret?", in: meeting)
        try await mette.write("Ros skovforløbet konkret. Spørg, før jeg foreslår noget om beskederne.", to: .privateNote, in: meeting)
    }

    /// On the calendar, moved once, form not sent.
    @Sendable func bjarne() async throws {
        let mette = someone(Cast.mette)
        at(days: -6, hour: 10)
        let meeting = try await mette.plan(with: Cast.bjarne, at: schedule(5, "11:00"), send: false)
        at(days: -2, hour: 14)
        try await mette.move(meeting, to: schedule(9, "11:00"), because: "Bjarne er på kursus den dag")
    }

    /// Sent, nothing written yet.
    @Sendable func camilla() async throws {
        at(days: -1, hour: 10)
        try await someone(Cast.mette).plan(with: Cast.camilla, at: schedule(6, "14:00"))
    }

    /// Shared last night, not read yet.
    @Sendable func emil() async throws {
        let emil = someone(Cast.emil)
        at(days: -7, hour: 9)
        let meeting = try await someone(Cast.mette).plan(with: Cast.emil, at: schedule(1, "08:30"))
        at(days: -1, hour: 20)
        try await answer(
            [
                "tasks": "Legepladsen. Tegningerne er færdige, og jeg venter på svar fra Vej og Park.",
                "progress": "Ventetiden. Uden et svar i denne måned når vi det ikke før foråret.",
                "means": "En dag sammen med en, der har lavet det før.",
            ], motivation: 8, marked: "progress", as: Cast.emil, in: meeting)
        try await emil.bring("Hvem kan skubbe på hos Vej og Park?", to: meeting)
        try await emil.share(meeting)
    }

    /// In the middle of it.
    @Sendable func fatima() async throws {
        let (mette, fatima) = (someone(Cast.mette), someone(Cast.fatima))
        at(days: -9, hour: 9)
        let meeting = try await mette.plan(with: Cast.fatima, at: scheduleToday("09:00", place: "Kontoret"))
        at(days: -2, hour: 21)
        try await answer(
            [
                "tasks": "Køkkenet og de nye regler om allergener. Og så opskrifterne til vinteren.",
                "goals": "Madplanen for oktober holdt budgettet. Næste skridt er mere grønt om fredagen.",
                "balance": "Om mandagen er der for lidt tid, fordi varerne kommer sent.",
            ], motivation: 7, marked: "balance", as: Cast.fatima, in: meeting)
        let delivery = try await fatima.bring("Varerne kommer for sent om mandagen", to: meeting)
        try await fatima.bring("Grønne fredage", to: meeting)
        try await fatima.share(meeting)
        at(days: -1, hour: 9)
        _ = try await mette.read(meeting)
        try await mette.bring("Rundvisning for nye forældre", to: meeting)
        clock.set(now.advanced(bySeconds: -25 * 60))
        try await mette.begin(meeting)
        try await fatima.tick(delivery, in: meeting)
        try await said("balance", "Leverandøren kan komme klokken syv, hvis nogen åbner. Jakob er der alligevel.", by: Cast.fatima, in: meeting)
        try await mette.agree(draft("Aftale levering klokken syv om mandagen", Cast.fatima, 7, firstStep: "Ringe til leverandøren i dag"), in: meeting)
        try await mette.minute("Madplanen holder budgettet. Mandagene skal lettes.", in: meeting)
    }

    /// Held yesterday; minutes and agreements wait to be seen.
    @Sendable func grethe() async throws {
        let (mette, grethe) = (someone(Cast.mette), someone(Cast.grethe))
        at(days: -10, hour: 9)
        let meeting = try await mette.plan(with: Cast.grethe, at: schedule(-1, "10:00"))
        at(days: -3, hour: 17)
        try await answer(
            [
                "tasks": "Vuggestuen og de to studerende. Det er dejligt at have dem, og det koster også tid.",
                "team": "Jeg synes, vi er blevet bedre til at sige det højt, når noget er svært.",
            ], motivation: 8, as: Cast.grethe, in: meeting)
        try await grethe.share(meeting)
        at(days: -1, hour: 10)
        try await mette.begin(meeting)
        try await said("tasks", "Grethe er vejleder for begge studerende til sommer. Hun får en time om ugen til det.", by: Cast.mette, in: meeting)
        try await mette.agree(draft("En fast vejledertime hver tirsdag", Cast.mette, 5), in: meeting)
        try await mette.agree(draft("Skrive en side om, hvordan vi tager imod studerende", Cast.grethe, 30), in: meeting)
        try await mette.minute("En god og rolig snak. Grethe vil gerne blive ved med at have studerende.", in: meeting)
        try await mette.finish(meeting)
        try await mette.acknowledge(meeting)
    }

    /// Closed two weeks ago; how one agreement turned out has been said.
    @Sendable func ida() async throws {
        let (mette, ida) = (someone(Cast.mette), someone(Cast.ida))
        at(days: -60, hour: 9)
        let first = try await mette.plan(with: Cast.ida, at: schedule(-55, "12:30"))
        at(days: -55, hour: 12)
        try await ida.share(first)
        try await mette.begin(first)
        let quiet = try await mette.agree(draft("Et roligt hjørne til de yngste efter frokost", Cast.ida, -20), in: first)
        let songs = try await mette.agree(draft("Samle sangbogen på ét sted", Cast.mette, -30), in: first)
        try await mette.minute("Vi talte om uroen efter frokost og om, hvad der skal til.", in: first)
        try await mette.finish(first)
        try await ida.acknowledge(first)
        try await mette.acknowledge(first)
        at(days: -28, hour: 15)
        try await mette.drop(songs, because: "Vi bruger Bakkeskolens i stedet")
        at(days: -21, hour: 9)
        let second = try await mette.plan(with: Cast.ida, at: schedule(-15, "12:30"))
        at(days: -16, hour: 20)
        try await answer(["tasks": "Hjørnet er indrettet, og det bliver brugt hver dag.", "goals": "Der er mere ro, især om tirsdagen."], motivation: 8, as: Cast.ida, in: second)
        try await ida.share(second)
        at(days: -15, hour: 12)
        try await mette.begin(second)
        try await mette.evaluate(quiet, .improved, note: "Færre konflikter efter frokost, siger hele stuen")
        try await mette.minute("Hjørnet virker. Vi lader det stå og viser det til de andre stuer.", in: second)
        try await mette.finish(second)
        try await ida.acknowledge(second)
        try await mette.acknowledge(second)
    }

    /// Did not happen, and is planned again.
    @Sendable func jakob() async throws {
        let mette = someone(Cast.mette)
        at(days: -20, hour: 9)
        let meeting = try await mette.plan(with: Cast.jakob, at: schedule(-10, "15:00"))
        at(days: -8, hour: 9)
        try await mette.end(meeting, .missed, because: "Vi manglede to vikarer den dag")
        try await mette.plan(with: Cast.jakob, at: schedule(4, "15:00"))
    }

    /// The day went by and nobody said why.
    @Sendable func line() async throws {
        at(days: -18, hour: 9)
        try await someone(Cast.mette).plan(with: Cast.line, at: schedule(-4, "10:00"))
    }

    /// Cancelled once, moved twice.
    @Sendable func sofie() async throws {
        let mette = someone(Cast.mette)
        at(days: -30, hour: 9)
        let first = try await mette.plan(with: Cast.sofie, at: schedule(-12, "09:00"))
        at(days: -13, hour: 9)
        try await mette.end(first, .cancelled, because: "Sofie har ferie")
        let second = try await mette.plan(with: Cast.sofie, at: schedule(-2, "09:00"))
        at(days: -4, hour: 9)
        try await mette.move(second, to: schedule(3, "09:00"), because: "Forældremøde samme dag")
        at(days: -3, hour: 9)
        try await mette.move(second, to: schedule(8, "09:00"))
    }
}
