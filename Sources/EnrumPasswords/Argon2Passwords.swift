import CArgon2
public import EnrumCore
import Foundation

/// Hashes passwords with Argon2id (RFC 9106, https://www.rfc-editor.org/rfc/rfc9106), and judges them with zxcvbn.
///
/// A hash costs 46 MiB of memory and a large part of a second, so two are made at once and 32 wait; the rest is asked to try again.
/// A password is hashed in Unicode's composed form (NFC), because one keyboard sends "å" and another "a" with a ring.
public struct Argon2Passwords: Passwords {
    let parameters: Parameters
    let lanes: HashingLanes

    /// - Parameters:
    ///   - parameters: How costly a hash is.
    ///   - lanes: How many are made at once, and how many may wait.
    public init(parameters: Parameters = .standard, lanes: HashingLanes = HashingLanes()) {
        (self.parameters, self.lanes) = (parameters, lanes)
    }

    /// How costly a hash is.
    public struct Parameters: Hashable, Sendable {
        /// KiB of memory.
        public let memory: UInt32
        /// Times the memory is gone through.
        public let passes: UInt32
        /// Threads for one hash.
        public let threads: UInt32

        public init(memory: UInt32, passes: UInt32, threads: UInt32) {
            (self.memory, self.passes, self.threads) = (memory, passes, threads)
        }

        /// 46 MiB, two passes, one thread: twice what the OWASP password storage cheat sheet asks for.
        public static let standard = Parameters(memory: 46 * 1024, passes: 2, threads: 1)
    }

    public func hash(_ password: String) async throws -> String {
        let parameters = parameters
        return try await lanes.run { try Argon2.encoded(password, parameters) }
    }

    public func verify(_ password: String, against hash: String?) async throws -> Bool {
        let parameters = parameters
        return try await lanes.run {
            guard let hash else {
                _ = try Argon2.encoded(password, parameters)
                return false
            }
            return Argon2.verifies(password, against: hash)
        }
    }

    public func isOutdated(_ hash: String) -> Bool {
        guard let made = Parameters(of: hash) else { return true }
        return made.memory < parameters.memory || made.passes < parameters.passes
    }
}

extension Argon2Passwords.Parameters {
    /// The parameters that stand in "$argon2id$v=19$m=47104,t=2,p=1$…"; nil for any other kind of hash.
    init?(of hash: String) {
        let fields = hash.split(separator: "$")
        guard fields.count == 5, fields[0] == "argon2id", fields[1] == "v=19" else { return nil }
        let numbers = fields[2].split(separator: ",").compactMap { UInt32($0.drop { $0 != "=" }.dropFirst()) }
        guard numbers.count == 3 else { return nil }
        self.init(memory: numbers[0], passes: numbers[1], threads: numbers[2])
    }
}

/// libargon2 as two functions.
private enum Argon2 {
    /// Bytes of a hash, and of the salt that the system's secure source gives.
    private static let (hashLength, saltLength) = (32, 16)

    static func encoded(_ password: String, _ parameters: Argon2Passwords.Parameters) throws -> String {
        let bytes = normalized(password)
        var generator = SystemRandomNumberGenerator()
        let salt = (0..<saltLength).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let length = argon2_encodedlen(
            parameters.passes, parameters.memory, parameters.threads, UInt32(saltLength), UInt32(hashLength), Argon2_id)
        var encoded = [CChar](repeating: 0, count: length)
        let code = argon2id_hash_encoded(
            parameters.passes, parameters.memory, parameters.threads, bytes, bytes.count, salt, salt.count, hashLength, &encoded, length)
        guard code == ARGON2_OK.rawValue else { throw Argon2Failure(code: code) }
        return String(decoding: encoded.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    static func verifies(_ password: String, against hash: String) -> Bool {
        let bytes = normalized(password)
        return argon2id_verify(hash, bytes, bytes.count) == ARGON2_OK.rawValue
    }

    private static func normalized(_ password: String) -> [UInt8] { Array(password.precomposedStringWithCanonicalMapping.utf8) }
}

/// libargon2 could not make a hash; most likely there was no memory.
public struct Argon2Failure: Error, CustomStringConvertible {
    let code: Int32

    public var description: String { "Argon2 could not make a hash: \(String(cString: argon2_error_message(code)))" }
}
