public import EnrumDomain

/// What a password must be: long enough, and not among those that are tried first (ASVS 6.2.1 to 6.2.12).
///
/// Any characters count, spaces and æøå too, and nothing is asked for beyond length: no digits, no capitals, no yearly change.
public struct PasswordRules: Sendable {
    /// Characters in a password.
    public static let length = 12...256
    /// The fewest bits that a password may be guessed in: zxcvbn's third step of four, ten thousand million guesses.
    public static let fewestBits = 33.0

    private let strength: any PasswordStrength

    public init(_ environment: Environment) { strength = environment.passwords }

    /// - Parameters:
    ///   - field: The field the password was typed in.
    ///   - name: The person's name, which makes a poor password.
    /// - Throws: ``RuleBroken`` with one of the phrases `password.too_short`, `password.too_long` and `password.easily_guessed`.
    public func check(_ password: String, field: String = "password", name: String, email: EmailAddress) async throws {
        let count = password.count
        let (fewest, most) = (Self.length.lowerBound, Self.length.upperBound)
        guard count >= fewest else {
            throw RuleBroken("password.too_short", field: field, ["limit": String(fewest), "length": String(count)])
        }
        // Marks that join one letter count as one character; the bytes are bounded beside.
        guard count <= most, password.utf8.count <= most * 4 else {
            throw RuleBroken("password.too_long", field: field, ["limit": String(most), "length": String(count)])
        }
        guard await strength.bits(of: password, known: [name, email.address, "enrum"]) >= Self.fewestBits else {
            throw RuleBroken("password.easily_guessed", field: field)
        }
    }
}
