import EnrumCore
import EnrumDelivery
import EnrumDomain
import EnrumPlugins
import EnrumTesting

@testable import EnrumWeb

/// Solvig Kommune with the toolkit for formal cases, and Simon's case in it: heard before a warning, with his answer half written.
enum Cases {
    static let simon = "/cases/simon-vaern"

    static func open(printer: (any PagePrinter)? = nil) async throws -> Site {
        let clock = FixedClock()
        let environment = Environment(
            store: try Environment.testing().store, clock: clock, randomness: SeededRandomness(26), passwords: PlainPasswords(),
            plugins: LuaPluginHost(), letters: MustacheLetters())
        try await Demo.make(in: environment, clock: clock, toolkits: [BundledToolkits.package("adfaerdskorrigerende")])
        return try await Site(environment, clock, printer: printer)
    }
}
