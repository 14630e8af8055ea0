import ArgumentParser
import EnrumDomain
import EnrumTexts
import Foundation

/// A command of ours: it does one thing, says what it did, and ends with a code that a script can trust.
protocol Deed: AsyncParsableCommand {
    var common: CommonOptions { get }
    /// The settings that stand on the command line.
    var flags: [Setting: [String]] { get }
    func perform(_ desk: Desk) async throws
}

/// What a command works with.
struct Desk: Sendable {
    let sources: SettingSources
    let settings: Settings
    let console: Console
}

extension Deed {
    var flags: [Setting: [String]] { common.flags }

    func run() async throws {
        let console = Console(spokenLanguage)
        do {
            let sources = try settingSources()
            let settings = try Settings(sources)
            if let language = settings.language { console.speak(language) }
            try await perform(Desk(sources: sources, settings: settings, console: console))
        } catch let exit as ExitCode {
            throw exit
        } catch {
            throw console.report(error)
        }
    }

    func settingSources() throws -> SettingSources {
        try SettingSources(flags: flags, config: common.config, environment: ProcessInfo.processInfo.environment)
    }

    /// The language to speak of settings in, before the settings are read.
    var spokenLanguage: Language? {
        (common.language ?? ProcessInfo.processInfo.environment[Setting.language.variable]).flatMap(Language.init(rawValue:))
    }
}

extension Console {
    /// Tells all that is wrong, on standard error.
    /// - Returns: How the command ends.
    func report(_ error: any Error) -> ExitCode {
        guard let refusal = Refusal(error) else {
            complain(texts("cli.fault", ["what": String(describing: error)]))
            return .fault
        }
        for problem in refusal.problems {
            complain([problem.place, texts(problem.phrase)].compactMap { $0 }.joined(separator: ": "))
        }
        if refusal.problems.count > 1 { complain(texts("cli.problems", count: refusal.problems.count)) }
        return refusal.exit
    }
}
