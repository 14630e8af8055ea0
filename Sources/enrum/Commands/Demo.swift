import ArgumentParser

/// Makes the demo organisation, and serves it.
struct Demo: Deed {
    static let configuration = CommandConfiguration(
        abstract: "Make an organisation to try things on, and serve it.",
        discussion: "x")

    @OptionGroup var common: CommonOptions
    @OptionGroup(title: "Serving") var serving: ServingOptions

    var flags: [Setting: [String]] { common.flags.merging(serving.flags) { _, new in new } }

    func perform(_ desk: Desk) async throws {
    }
}
