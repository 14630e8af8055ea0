import CZxcvbn
import Foundation

extension Argon2Passwords {
    public func bits(of password: String, known: [String]) async -> Double {
        await withCheckedContinuation { continuation in
            strengthQueue.async { continuation.resume(returning: Zxcvbn.bits(of: password, known: known)) }
        }
    }
}

/// One at a time, beside the tasks: judging a long password takes some milliseconds.
private let strengthQueue = DispatchQueue(label: "enrum.password-strength", qos: .userInitiated)

/// The zxcvbn estimate (https://www.usenix.org/conference/usenixsecurity16/technical-sessions/presentation/wheeler), by libzxcvbn.
private enum Zxcvbn {
    /// Letters beyond these are not looked at: they only make a password better, and cost by the square.
    private static let longest = 100

    static func bits(of password: String, known: [String]) -> Double {
        // libzxcvbn reads bytes up to a zero; no character of a password may hide what follows it.
        let text = String(password.prefix(longest)).replacingOccurrences(of: "\0", with: " ")
        let words = (known.flatMap(Self.words) + DanishPasswordWords.all).map { strdup($0) }
        defer { words.forEach { free($0) } }
        var list: [UnsafePointer<CChar>?] = words.map { $0.map { UnsafePointer($0) } } + [nil]
        return list.withUnsafeMutableBufferPointer { ZxcvbnMatch(text, $0.baseAddress, nil) }
    }

    /// The whole and its parts: of "mette.holm@enrum.example" also "mette", "holm" and "enrum".
    private static func words(in text: String) -> [String] {
        let lowered = text.lowercased()
        return ([lowered] + lowered.split { !$0.isLetter && !$0.isNumber }.map(String.init)).filter { $0.count > 2 }
    }
}
