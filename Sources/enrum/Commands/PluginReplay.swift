import ArgumentParser
import EnrumCore
import EnrumDomain
import EnrumPlugins
import EnrumTexts

/// Calls a hook again on what a fault kept.
struct PluginReplay: Deed {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Call a hook again on what it got when it failed.",
        usage: "enrum plugin replay <number> [<options>]",
        discussion: """
            'enrum module show' lists the faults of a plugin with their numbers. The version that failed is called, in a box of its own; nothing in \
            the conversation changes.

            Ends with 0 when it answers now. When it still fails, one line of JSON on standard error says with which kind, and the command ends \
            with 70: no message and no line, for they can quote what somebody wrote. The two whose conversation it was see those on their own \
            page, and that this was done.

            Example:
              enrum plugin replay 12
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The fault's number.", valueName: "number"))
    var number: Int64

    func perform(_ desk: Desk) async throws {
        let environment = try await desk.open().environment
        let fault: PluginFault?
        do {
            fault = try await ReplayFault(environment)(number, as: nil)
        } catch is NotFound {
            throw Refusal("cli.no_fault", ["number": String(number)])
        }
        guard let fault else { return desk.console.say(desk.console.texts("cli.fault_gone", ["number": String(number)])) }
        desk.console.complain(fault.record)
        throw ExitCode.fault
    }
}
