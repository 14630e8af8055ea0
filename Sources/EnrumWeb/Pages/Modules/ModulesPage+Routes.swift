import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

extension Web {
    func addModules(to table: RouteTable) {
        table.page("/modules") { request, visit in try await modulesPage(visit, notices: notices(request, visit)) }
        table.change("/modules/:module/place") { fields, _, visit in
            try await mending(fields) {
                let (id, viewer) = (try visit.module(), try visit.signedIn())
                let view = try await ReadModules(environment)(as: viewer)
                guard view.isAdmin, let order = view.plugins.map(\.id).moving(id, isUp: fields["move"] == "up") else { throw NotFound() }
                try await OrderPlugins(environment)(order, as: viewer)
                return seeOther("/modules?done=module_ordered")
            } again: {
                try await modulesPage(visit, $0)
            }
        }
    }

    private func modulesPage(_ visit: Visit, _ refusal: Refusal? = nil, notices: [Notice] = []) async throws -> Response {
        let t = texts(visit)
        let view = try await ReadModules(environment)(as: visit.signedIn())
        let model = ModulesPage(ModuleWording(view: view, texts: t, clock: environment.clock))
        return page(t("modules.title"), at: "/modules", visit, refusal: refusal, notices: notices) { model.view($0) }
    }
}

extension ModulesPage {
    fileprivate init(_ wording: ModuleWording) {
        let (view, t) = (wording.view, wording.texts)
        rows = view.plugins.enumerated().map { index, plugin in
            Row(
                title: wording.title(plugin), path: "/modules/\(plugin.id)",
                version: t("module_page.version", ["version": "\(plugin.installed.version)"]) + " · \(plugin.id)",
                states: wording.states(plugin),
                isTroubled: wording.isTroubled(plugin), reads: wording.reads(plugin),
                moves: view.isAdmin && view.plugins.count > 1
                    ? Self.moves(of: plugin, named: wording.title(plugin), isFirst: index == 0, isLast: index == view.plugins.count - 1, t)
                    : [])
        }
        let titles = view.plugins.filter { view.conflicts.contains($0.id) }.map(wording.title)
        conflict = titles.isEmpty ? nil : t("modules.conflict", ["modules": titles.joined(separator: ", ")])
        install = view.isAdmin ? PackageUpload(t) : nil
    }

    private static func moves(of plugin: PluginView, named title: String, isFirst: Bool, isLast: Bool, _ t: Texts) -> [ActionForm] {
        [("up", isFirst), ("down", isLast)].filter { !$0.1 }.map { move, _ in
            ActionForm(
                path: "/modules/\(plugin.id)/place", words: t(move == "up" ? "modules.up" : "modules.down"), subject: title, style: .quiet,
                values: [("move", move)])
        }
    }
}

extension PackageUpload {
    init(_ t: Texts) { (path, command) = (API.root + "/modules", "enrum module install " + t("upload.file")) }
}

extension [Slug] {
    /// The same order with one of them a place further up or down; nil when it is not there or has no place to go to.
    func moving(_ id: Slug, isUp: Bool) -> [Slug]? {
        guard let place = firstIndex(of: id), indices.contains(isUp ? place - 1 : place + 1) else { return nil }
        var moved = self
        moved.swapAt(place, isUp ? place - 1 : place + 1)
        return moved
    }
}
