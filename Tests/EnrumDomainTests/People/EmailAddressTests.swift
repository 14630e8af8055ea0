import EnrumDomain
import Testing

struct EmailAddressTests {
    @Test(arguments: [
        ("bo@x.dk", true), (" Bo@X.dk ", true), ("b.o+1'@x-y.co.dk", true), ("bo@x", false), ("@x.dk", false), ("bo@", false),
        ("bo@.dk", false),
        ("bo@x.", false), ("b@o@x.dk", false), ("b o@x.dk", false), ("b\to@x.dk", false), ("bo.dk", false), ("", false), ("bo@x..dk", true),
        ("<bo@x.dk>", false), ("bo,@x.dk", false), ("bo;@x.dk", false), ("bo:@x.dk", false), ("\"bo\"@x.dk", false), ("b\\o@x.dk", false),
        ("(bo)@x.dk", false), ("bo@[1.2]", false), ("b\u{7f}o@x.dk", true), (".@a.b", true),
    ])
    func `An address has one @, and a dot inside what follows it`(text: String, isRead: Bool) {
        #expect((EmailAddress(text) != nil) == isRead)
        // The same with a letter outside ASCII, which takes the longer way.
        #expect((EmailAddress(text.isEmpty ? "" : "å" + text.drop { $0 == " " }) != nil) == (isRead || text == "@x.dk"))
    }

    @Test(arguments: [(200, true), (201, false)])
    func `An address has at most 200 characters`(length: Int, isRead: Bool) {
        for letter in ["a", "å"] {
            #expect((EmailAddress(String(repeating: letter, count: length - 5) + "@x.dk") != nil) == isRead)
        }
    }

    @Test func `Two spellings are one address, shown as written`() throws {
        let written = try #require(EmailAddress("Bo.Holm@Kommune.dk"))
        #expect(EmailAddress("bo.holm@kommune.DK") == written)
        #expect(written.address == "Bo.Holm@Kommune.dk")
        #expect(written.key == "bo.holm@kommune.dk")
    }
}
