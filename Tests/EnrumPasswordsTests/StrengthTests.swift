import EnrumCore
import EnrumPasswords
import Testing

@Suite struct StrengthTests {
    private let passwords = Argon2Passwords()
    private let known = ["Mette Holm", "mette.holm@solstraalen.example", "enrum"]

    @Test(arguments: [
        "password1234", "adgangskode12", "velkommen2026", "111111111111", "abcdefghijkl", "qwertyuiopas", "mettemetteholm", "enrumenrum12",
        "Solstraalen2026", "september2026", "kodeord123456", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ])
    func `Common and personal passwords need few guesses`(password: String) async {
        let bits = await passwords.bits(of: password, known: known)
        #expect(bits < PasswordRules.fewestBits, "\(bits)")
    }

    @Test(arguments: [
        "tre blå cykler i regnvejr", "Kx7#mQ2!vR9z", "correct horse battery staple", "æblegrød med fløde på loftet",
        "gråspurv trapper kridt",
    ])
    func `Sentences and random characters need many`(password: String) async {
        let bits = await passwords.bits(of: password, known: known)
        #expect(bits >= PasswordRules.fewestBits, "\(bits)")
    }

    @Test func `Nothing hides behind a zero byte, and the longest password is judged quickly`() async {
        let weak = await passwords.bits(of: "aa\0aaaaaaaaaa", known: [])
        #expect(weak < PasswordRules.fewestBits)
        let long = await passwords.bits(of: String(repeating: "tre blå cykler ", count: 17), known: known)
        #expect(long >= PasswordRules.fewestBits)
    }
}
