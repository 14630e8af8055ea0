import EnrumCore
import EnrumDomain
import HTTPTypes
import Hummingbird
import NIOCore

extension API {
    func addModules(to table: RouteTable) {
        table.read("/modules") { _, _, viewer in
            try json(ModuleListDocument(await ReadModules(environment)(as: viewer), viewer.language))
        }
        table.write(.post, "/modules", install)
        table.write(.put, "/module-order") { request, _, viewer in
            let names = try await request.json(only: ["modules"]).texts("modules", atMost: 1_000)
            let order = names.compactMap { Slug($0) }
            guard order.count == names.count else { throw RuleBroken("rule.module_order", field: "modules") }
            try await OrderPlugins(environment)(order, as: viewer)
            return nothing
        }
        table.read("/modules/:module") { _, visit, viewer in
            let health = try await ReadPluginHealth(environment)(visit.module(), as: viewer)
            return try json(ModuleDocument(health, await ReadModules(environment)(as: viewer), viewer.language))
        }
        table.act(.delete, "/modules/:module") { _, visit, viewer in
            try await ChangePlugin(environment)(visit.module(), .remove, as: viewer)
        }
        table.write(.put, "/modules/:module/grant") { request, visit, viewer in
            let body = try await request.json(only: ["reads"])
            try await ChangePlugin(environment)(visit.module(), .grant(body.readings("reads")), as: viewer)
            return nothing
        }
        table.write(.put, "/modules/:module/version") { request, visit, viewer in
            let body = try await request.json(only: ["version"])
            guard let version = PluginVersion(try body.needed("version")) else { throw RuleBroken("rule.wrong_kind", field: "version") }
            try await ChangePlugin(environment)(visit.module(), .version(version), as: viewer)
            return nothing
        }
        table.write(.put, "/modules/:module/limits") { request, visit, viewer in
            let body = try await request.json(only: ["instructions", "matcher_steps", "milliseconds", "memory_bytes"])
            try await ChangePlugin(environment)(visit.module(), .limits(body.limits()), as: viewer)
            return nothing
        }
        table.act(.put, "/modules/:module/pause") { _, visit, viewer in
            try await ChangePlugin(environment)(visit.module(), .pause, as: viewer)
        }
        table.act(.delete, "/modules/:module/pause") { _, visit, viewer in
            try await ChangePlugin(environment)(visit.module(), .resume, as: viewer)
        }
        addModuleDepartments(to: table)
        addModuleHealth(to: table)
    }

    private func addModuleHealth(to table: RouteTable) {
        table.read("/modules/:module/faults") { _, visit, viewer in
            let health = try await ReadPluginHealth(environment)(visit.module(), as: viewer)
            return try json(FaultListDocument(health, await ReadModules(environment)(as: viewer).departments))
        }
        table.write(.post, "/modules/:module/faults/:fault/replay") { request, visit, viewer in
            try await request.requireNoMembers()
            guard let number = visit.parameters.get("fault").flatMap({ Int64($0) }),
                try await ReadPluginHealth(environment)(visit.module(), as: viewer).faults.contains(where: { $0.number == number })
            else { throw NotFound() }
            return try json(ReplayDocument(await ReplayFault(environment)(number, as: viewer)))
        }
        table.read("/modules/:module/usage") { _, visit, viewer in
            try json(UsageDocument(await ReadPluginHealth(environment)(visit.module(), as: viewer)))
        }
    }

    /// Installs a package, or another version of a module from one.
    @Sendable private func install(_ request: Request, _ visit: Visit, _ viewer: Viewer) async throws -> Response {
        guard request.mediaType == "application/octet-stream" else { throw HTTPError(.unsupportedMediaType) }
        let query = try request.query(["trust", "grant"])
        let isTrusted = try query.yesNo("trust") ?? false
        let named = query.all("grant")
        let grants = named.compactMap { PluginManifest.Reading(rawValue: $0) }
        guard grants.count == named.count else { throw RuleBroken("rule.choice", field: "grant") }
        let package = Array(buffer: try await request.wholeBody(atMost: BodyLimits.package))
        let outcome = try await InstallPlugin(environment)(
            package, isTrusted: isTrusted, grants: named.isEmpty ? nil : Set(grants), as: viewer)
        return try created(InstalledDocument(outcome), at: "/modules/\(outcome.plugin.id)")
    }
}

extension JSONBody {
    fileprivate func readings(_ name: String) throws(RuleBroken) -> Set<PluginManifest.Reading> {
        let texts = try texts(name, atMost: PluginManifest.Reading.allCases.count)
        let readings = texts.compactMap { PluginManifest.Reading(rawValue: $0) }
        guard readings.count == texts.count else { throw RuleBroken("rule.choice", field: name) }
        return Set(readings)
    }

    fileprivate func limits() throws(RuleBroken) -> PluginLimits {
        func needed(_ name: String) throws(RuleBroken) -> Int {
            guard let number = try number(name) else { throw RuleBroken("rule.empty", field: name) }
            return number
        }
        return PluginLimits(
            instructions: try needed("instructions"), matcherSteps: try needed("matcher_steps"), milliseconds: try needed("milliseconds"),
            memoryBytes: try needed("memory_bytes"))
    }
}
