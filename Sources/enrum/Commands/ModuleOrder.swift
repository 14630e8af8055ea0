import ArgumentParser
import EnrumCore
import EnrumDomain
import EnrumTexts

/// Puts the plugins in order.
struct ModuleOrder: Deed {
    static let configuration = CommandConfiguration(
        commandName: "order",
        abstract: "Say in which order plugins stand in a form.",
        usage: "enrum module order <id> ... [<options>]",
        discussion: """
            Name those that come first; the others follow in the order they have. A plugin that says itself what it comes after stays after it.

            Example:
              enrum module order formaalsdrevet distanceledelse
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The plugins' ids.", valueName: "id"))
    var ids: [String]

    func perform(_ desk: Desk) async throws {
        let environment = try await desk.open().environment
        let standing = try await ReadModules(environment)(as: nil).plugins.map(\.id)
        let first = try ids.map { id in
            guard let slug = Slug(id), standing.contains(slug) else { throw Refusal("cli.no_module", ["id": id]) }
            return slug
        }
        try await OrderPlugins(environment)(first + standing.filter { !first.contains($0) }, as: nil)
        desk.console.say(desk.console.texts("cli.modules_ordered"))
    }
}
