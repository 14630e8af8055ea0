import EnrumDomain
import Testing

struct EmailAddressTests {
    @Test(arguments: [
        "mette@solvig.example", "m@x.dk", "mette.holm+test@solvig.example", "søren@øst.dk", " mette@solvig.example\n", "O'Neil@x.dk",
    ])
    func `An address as people write it is taken`(text: String) {
        #expect(EmailAddress(text) != nil)
    }

    @Test(arguments: [
        "", " ", "mette", "mette@", "@solvig.example", "mette@solvig", "mette@.dk", "mette@dk.", "a@b@c.dk", "a b@c.dk", "a@c .dk",
        "a\u{0}b@c.dk", "a\nb@c.dk", "a@c.dk\r\nBcc: x@y.dk", "a\u{7f}@c.dk", "a\u{a0}b@c.dk", "a\u{200b}b@c.dk", "a\u{202e}b@c.dk",
        "Mette <m@x.dk>", "a@x.dk,b@x.dk", "a@x.dk;b@x.dk", "\"a\"@x.dk", "a@[127.0.0.1]", "a@x..dk", "a@x.dk.",
    ])
    func `What could not be one person's address is refused`(text: String) {
        #expect(EmailAddress(text) == nil)
    }

    @Test func `An address has at most 200 characters`() {
        let end = "@solvig.example"
        #expect(EmailAddress(String(repeating: "a", count: Limits.name - end.count) + end) != nil)
        #expect(EmailAddress(String(repeating: "a", count: Limits.name - end.count + 1) + end) == nil)
    }

    @Test func `Case does not make another address, and the spelling is kept`() throws {
        let (upper, lower) = (try #require(EmailAddress("Mette@Solvig.Example")), try #require(EmailAddress("mette@solvig.example")))
        #expect(upper == lower)
        #expect(Set([upper, lower]).count == 1)
        #expect(upper.description == "Mette@Solvig.Example")
        #expect(upper.key == "mette@solvig.example")
    }
}
