import EnrumDomain
import EnrumTexts
import Foundation
import Synchronization

/// Where a command says what it did, in the installation's language; Danish until that is known.
final class Console: Sendable {
    private let language: Mutex<Language>

    init(_ language: Language?) { self.language = Mutex(language ?? .danish) }

    var texts: Texts { .in(language.withLock { $0 }) }

    /// Goes on in another language.
    func speak(_ language: Language) { self.language.withLock { $0 = language } }

    /// A result, on standard output.
    func say(_ line: String = "") { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

    /// Bytes of a result, as they are.
    func hand(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

    /// A problem, on standard error.
    func complain(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
