import EnrumTesting
import Testing

@testable import EnrumWeb

/// What people stumbled on who tried Enrum for the first time.
struct FirstTryTests {
    @Test func `Enter in the line of a new point adds the point`() async throws {
        let dorthe = try await Site.demo().browser(of: Cast.dorthe)
        _ = try await dorthe.visit("/meetings/dorthe-1/prepare")
        let page = try await dorthe.submit("/meetings/dorthe-1/writing", ["item": "Vagterne i uge 50"])
        #expect(page.status == 200)
        let again = try await dorthe.visit("/meetings/dorthe-1/prepare")
        #expect(again.text.contains("Vagterne i uge 50") && !again.body.contains("value=\"Vagterne i uge 50\""))
    }

    @Test func `Before the form is sent the page says so, and does not speak of a conversation under way`() async throws {
        let page = try await Site.demo().browser(of: Cast.bjarne).visit("/meetings/bjarne-1/prepare")
        #expect(page.text.contains("Skemaet er ikke sendt endnu") && !page.text.contains("Samtalen er i gang"))
    }

    @Test func `A closed record says that it is closed, and who has seen it`() async throws {
        let page = try await Site.demo().browser(of: Cast.amalie).visit("/meetings/amalie-1/talk")
        #expect(page.text.contains("Referatet er lukket.") && page.text.contains("Set af Amalie Friis"))
        #expect(page.body.contains("Dato og underskrift, Mette Holm"))
    }

    @Test func `What is suggested comes before what stands empty in the form`() {
        let fields = FormFields(pairs: [("title", ""), ("deadline", "")]).adding([(name: "title", value: "Prøv en kort afsked")])
        #expect(fields["title"] == "Prøv en kort afsked" && fields.text("deadline") == nil)
    }
}
