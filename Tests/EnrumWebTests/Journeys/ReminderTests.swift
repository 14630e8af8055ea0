import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

@testable import EnrumWeb

/// What modules remind people of, on their front pages.
struct ReminderTests {
    @Test func `A leader is reminded with the name of whom it is about, an employee without`() async throws {
        let modules = try await Modules.open()
        try await modules.remind()
        let (mette, amalie) = (try await modules.browser(of: Cast.mette), try await modules.browser(of: Cast.amalie))
        let team = try await mette.visit("/team")
        #expect(team.text.contains("Husk Det er længe siden. Om Amalie Friis"))
        #expect(!(try await mette.visit("/next")).text.contains("Det er længe siden."), "it is about her as a leader")
        let next = try await amalie.visit("/next")
        #expect(next.text.contains("Husk Det er længe siden.") && !next.text.contains("Om Mette"))
        #expect(!(try await modules.browser(of: Cast.henrik).visit("/team")).text.contains("Det er længe siden."))
    }

    @Test func `Put away it is gone for its recipient, and for nobody else`() async throws {
        let modules = try await Modules.open()
        try await modules.remind()
        let (mette, amalie) = (try await modules.browser(of: Cast.mette), try await modules.browser(of: Cast.amalie))
        try await mette.visit("/team")
        let after = try await mette.submit("/reminders/reminder/away")
        #expect(after.path.hasPrefix("/team") && after.text.contains("Lagt væk.") && !after.text.contains("Det er længe siden."))
        try await amalie.visit("/next")
        #expect(try await amalie.post("/reminders/reminder/away", []).status == 404, "somebody else's")
        try await amalie.visit("/next")
        #expect(try await amalie.submit("/reminders/own/away").path.hasPrefix("/next"))
    }
}
