import EnrumCore
import EnrumDomain
import HTTPTypes
import Hummingbird

extension API {
    /// What stands around conversations: which modules are on, what HR recommends, what a leader wants with them, and the sheets.
    func addToolkits(to table: RouteTable) {
        table.read("/about-modules") { _, _, viewer in
            try json(ActiveModulesDocument(await ReadActiveModules(environment)(as: viewer), viewer.language))
        }
        table.read("/meetings/:id/contracts") { _, visit, viewer in
            try json(ContractListDocument(await ReadContracts(environment)(of: visit.id(), as: viewer), viewer.language))
        }
        table.read("/meetings/:id/contracts/:module/:contract") { _, visit, viewer in
            guard let contract = visit.parameters.get("contract").flatMap({ Slug($0) }) else { throw NotFound() }
            let view = try await ReadContract(environment)(contract, of: visit.module(), in: visit.id(), as: viewer)
            return try json(ContractDocument(view, viewer.language))
        }
        addReflection(to: table)
        addFrames(to: table)
    }

    private func addReflection(to table: RouteTable) {
        table.read("/reflection") { _, _, viewer in
            let reflection = try await ReadReflection(environment)(as: viewer)
            return try json(ReflectionDocument(reflection), version: reflection?.version ?? 0)
        }
        table.write(.put, "/reflection") { request, _, viewer in
            let body = try await request.json(only: ["value", "behaviour", "styles"])
            try await SaveReflection(environment)(
                value: body.text("value"), behaviour: body.text("behaviour"), styles: body.modules("styles"),
                basedOn: request.basedOn(), as: viewer)
            return nothing
        }
    }

    private func addFrames(to table: RouteTable) {
        table.read("/frames") { _, _, viewer in try json(FramesDocument(await ReadFrames(environment)(as: viewer))) }
        table.write(.put, "/frames/:department") { request, visit, viewer in
            let body = try await request.json(only: ["modules", "weeks", "reason"])
            try await RecommendFrame(environment)(
                body.modules("modules"), weeks: body.number("weeks"), because: body.text("reason"), in: visit.id("department"), as: viewer)
            return nothing
        }
        table.act(.delete, "/frames/:department") { _, visit, viewer in
            try await WithdrawFrame(environment)(in: visit.id("department"), as: viewer)
        }
    }
}

extension JSONBody {
    /// Modules by their short names; none when it is not there.
    fileprivate func modules(_ name: String) throws(RuleBroken) -> [Slug] {
        guard has(name) else { return [] }
        let texts = try texts(name, atMost: 1_000)
        let slugs = texts.compactMap { Slug($0) }
        guard slugs.count == texts.count else { throw RuleBroken("rule.choice", field: name) }
        return slugs
    }
}
