import ArgumentParser
import EnrumDomain
import EnrumTexts
import Foundation

/// Says what is in force, where it comes from, what is wrong and what to do. Changes nothing.
struct Doctor: Deed {
    static let configuration = CommandConfiguration(
        abstract: "Say what is in force, what is wrong, and what to do about it.",
        usage: "enrum doctor [<options>]",
        discussion: """
            Shows each setting with where its value comes from (a flag, the environment, the settings file or the default), and then \
            examines the machine and the installation: time zone, password hashing, disk, the box that modules run in, database, log, last \
            backup, base questions, admin, and the address people use. It changes nothing and can run beside a server. Lines that begin with × must be mended; \
            then it ends with 1. Lines that begin with ! are worth knowing.

            Example:
              enrum doctor --data /var/lib/enrum
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup(title: "Serving") var serving: ServingOptions

    var flags: [Setting: [String]] { common.flags.merging(serving.flags) { _, new in new } }

    /// Settings that cannot be used are findings here, not the end of the command.
    func run() async throws {
        let console = Console(spokenLanguage)
        do {
            let sources = try settingSources()
            do {
                let settings = try Settings(sources)
                try await perform(Desk(sources: sources, settings: settings, console: console))
            } catch let refused as SettingsRefused {
                console.show(sources)
                throw refused
            }
        } catch let exit as ExitCode {
            throw exit
        } catch {
            throw console.report(error)
        }
    }

    func perform(_ desk: Desk) async throws {
        let installation = try? Installation(desk.settings)
        if let installation { desk.console.speak(try await installation.language()) }
        desk.console.show(desk.sources)
        var examination = Examination(settings: desk.settings, texts: desk.console.texts)
        examination.variables(ProcessInfo.processInfo.environment)
        await examination.machine()
        await examination.box()
        await examination.installation()
        try desk.console.show(examination.findings)
    }
}

/// Something that was looked at.
struct Finding: Hashable, Sendable {
    enum Level: String, Sendable {
        case fine = "✓"
        case worthKnowing = "!"
        case wrong = "×"
    }

    let level: Level
    let text: String
}

extension Console {
    /// The settings with where each value comes from.
    func show(_ sources: SettingSources) {
        say(texts("cli.doctor_settings"))
        let rows = Setting.allCases.map { setting in
            let found = sources[setting]
            let value = found.values.isEmpty ? texts("cli.doctor_nothing") : found.values.joined(separator: ", ")
            return (setting.rawValue, value, found.origin.worded(texts))
        }
        let widths = (rows.map(\.0.count).max() ?? 0, rows.map(\.1.count).max() ?? 0)
        for (name, value, origin) in rows { say("  \(name.padded(widths.0))  \(value.padded(widths.1))  \(origin)") }
        say()
    }

    /// - Throws: `ExitCode` 1 when something must be mended.
    func show(_ findings: [Finding]) throws(ExitCode) {
        say(texts("cli.doctor_checks"))
        for finding in findings { say("  \(finding.level.rawValue) \(finding.text)") }
        say()
        let wrong = findings.count { $0.level == .wrong }
        say(wrong == 0 ? texts("cli.doctor_fine") : texts("cli.doctor_problems", count: wrong))
        if wrong > 0 { throw .problems }
    }
}

extension String {
    fileprivate func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
