/// Judges how hard a password is to guess, without asking anyone outside the machine (ASVS 6.2.4, 6.2.12).
public protocol PasswordStrength: Sendable {
    /// How many guesses someone needs who knows which passwords are common, as a power of two: 33 means 2^33.
    ///
    /// - Parameter known: What an attacker knows about the person, such as name and email; the password is the weaker for holding it.
    func bits(of password: String, known: [String]) async -> Double
}

/// What passwords need: to be judged when they are chosen, and hashed when they are kept.
public typealias Passwords = PasswordHashing & PasswordStrength
