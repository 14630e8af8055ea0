import ArgumentParser
import EnrumDomain

/// Why a command did nothing: everything that must be mended first, and how it ends.
struct Refusal: Error {
    let problems: [Problem]
    var exit = ExitCode.problems

    /// One thing to mend.
    struct Problem {
        /// "people.csv:14", "--port", "ENRUM_PORT"; nil where there is no such place.
        let place: String?
        let phrase: Phrase
    }

    init(_ problems: [Problem], exit: ExitCode = .problems) { (self.problems, self.exit) = (problems, exit) }

    init(_ key: String, _ values: [String: String] = [:], exit: ExitCode = .problems) {
        self.init([Problem(place: nil, phrase: Phrase(key, values))], exit: exit)
    }
}

extension ExitCode {
    /// What was given is wrong, and can be mended; nothing was changed.
    static let problems = ExitCode(1)
    /// A fault of ours or of the machine (EX_SOFTWARE of sysexits.h).
    static let fault = ExitCode(70)
    /// It may work in a moment (EX_TEMPFAIL of sysexits.h).
    static let tryAgain = ExitCode(75)
}
