import EnrumCore
import EnrumDomain

/// The rest of Solvig: a leader who is an employee too, a conversation in English, and an agreement that a third person carries.
extension DemoOrganisation {
    /// Mette's own conversation with Henrik: the other hat.
    @Sendable func mette() async throws {
        let (henrik, mette) = (someone(Cast.henrik), someone(Cast.mette))
        at(days: -6, hour: 11)
        let meeting = try await henrik.plan(with: Cast.mette, at: schedule(7, "16:00", length: 60, place: "Rådhuset, lokale 2"))
        at(days: -1, hour: 22)
        try await answer(
            [
                "tasks": "Tolv samtaler, budgettet for næste år og en legeplads, der venter på svar.",
                "sparring": "Hvordan siger jeg nej til flere opgaver fra forvaltningen uden at lyde uvillig?",
            ], motivation: 6, marked: "sparring", as: Cast.mette, in: meeting)
        try await mette.bring("Legepladsen og Vej og Park", to: meeting)
    }

    /// In English, closed, with something that Julie is responsible for.
    @Sendable func priya() async throws {
        let (torben, priya) = (someone(Cast.torben), someone(Cast.priya))
        at(days: -25, hour: 10)
        let meeting = try await torben.plan(with: Cast.priya, at: schedule(-19, "10:30", place: "Online"))
        at(days: -20, hour: 16)
        try await answer(
            [
                "tasks": "The new case system. Most of my week goes to moving old data.",
                "progress": "I need access to the old archive. I have waited for two weeks.",
                "ideas": "A short guide in English for colleagues who are new to Denmark.",
            ], motivation: 7, marked: "progress", as: Cast.priya, in: meeting)
        try await priya.bring("Access to the archive", to: meeting)
        try await priya.share(meeting)
        at(days: -19, hour: 10)
        try await torben.begin(meeting)
        try await torben.agree(
            AgreementDraft(
                title: "Give Priya access to the archive", responsible: .email(Cast.julie.email.address), deadline: day(3), firstStep: "Ask the archivist"),
            in: meeting)
        try await torben.agree(draft("Write the first page of the guide", Cast.priya, 14), in: meeting)
        try await talkThrough(meeting, as: Cast.torben)
        try await torben.minute("The move goes well. The archive is what holds it back.", in: meeting)
        try await torben.finish(meeting)
        at(days: -18, hour: 9)
        try await priya.acknowledge(meeting)
        try await torben.close(meeting)
        at(days: -2, hour: 9)
        try await torben.plan(with: Cast.priya, at: schedule(5, "10:30", place: "Online"))
    }

    /// Outdoors, thirty minutes, prepared on a phone.
    @Sendable func yusuf() async throws {
        let yusuf = someone(Cast.yusuf)
        at(days: -5, hour: 7)
        let meeting = try await someone(Cast.peter).plan(with: Cast.yusuf, at: schedule(2, "07:30", length: 30, place: "Materielgården"))
        at(days: -1, hour: 6)
        try await answer(
            [
                "tasks": "Stierne ved søen, inden frosten kommer.", "means": "Den gamle fejemaskine kan ikke mere.",
            ], motivation: 8, as: Cast.yusuf, in: meeting)
        try await yusuf.bring("Ny fejemaskine eller leje?", to: meeting)
        try await yusuf.share(meeting)
    }

    /// Works at home, and has not been asked to a conversation for a while.
    @Sendable func julie() async throws {
        let (torben, julie) = (someone(Cast.torben), someone(Cast.julie))
        at(days: -75, hour: 10)
        let meeting = try await torben.plan(with: Cast.julie, at: schedule(-70, "13:00", place: "Online"))
        at(days: -70, hour: 13)
        try await julie.share(meeting)
        try await torben.begin(meeting)
        try await torben.agree(draft("En fast dag på rådhuset hver anden uge", Cast.julie, -7), in: meeting)
        try await torben.minute("Julie trives med at arbejde hjemme, men savner at høre, hvad der sker.", in: meeting)
        try await torben.finish(meeting)
        try await julie.acknowledge(meeting)
        try await torben.acknowledge(meeting)
    }
}
