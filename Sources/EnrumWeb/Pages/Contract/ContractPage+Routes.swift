import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

extension Web {
    func addContract(to table: RouteTable) {
        table.page("/meetings/:id/contracts/:plugin/:contract") { _, visit in
            let (t, viewer) = (texts(visit), try visit.signedIn())
            guard let plugin = visit.parameters.get("plugin").flatMap({ Slug($0) }),
                let contract = visit.parameters.get("contract").flatMap({ Slug($0) })
            else { throw NotFound() }
            let view = try await ReadContract(environment)(contract, of: plugin, in: visit.id(), as: viewer)
            var wording = MeetingWording(view: view.meeting, texts: t, clock: environment.clock)
            if view.isOwner { wording.selfAgreements = try await ReadSelfAgreements(environment)(as: viewer) }
            let model = wording.contract(view)
            return page(model.title, at: model.meetingPath, visit) { model.view($0) }
        }
    }
}

extension MeetingWording {
    /// The sheets of this conversation's modules, from its preparation on (L-03).
    var contracts: [ContractLink] {
        guard meeting.showsModules(to: view.viewer.id), meeting.ending == nil else { return [] }
        return notes.plugins.flatMap { plugin in
            plugin.contracts.map { contract in
                let owner = contract.owner == .employee ? view.employee : view.leader
                let whose = owner.id == view.viewer.id ? texts("contract.yours") : texts("contract.theirs", ["name": owner.firstName])
                return ContractLink(
                    title: contract.title(language), path: "\(path)/contracts/\(plugin.id)/\(contract.id)",
                    words: "\(whose) \(source(plugin.id))")
            }
        }
    }

    func contract(_ contract: ContractView) -> ContractPage {
        let other = contract.owner.id == view.employee.id ? view.leader : view.employee
        return ContractPage(
            title: contract.template.title(language), description: contract.template.description?(language),
            about: texts(
                "contract.about",
                ["owner": contract.owner.name, "other": other.name, "date": texts.longDate(meeting.schedule.date)]),
            source: texts("module.from", ["title": contract.plugin.title(language)]), readers: readers(of: contract, other: other),
            isPrivate: contract.isOwner && contract.hasOwnParts,
            parts: contract.parts.map { part in
                ContractPage.Part(heading: part.heading(language), fields: part.fields.map(field))
            }, meetingPath: path + (meeting.begun == nil ? "/prepare" : "/talk"))
    }

    private func readers(of contract: ContractView, other: Person) -> String {
        switch (contract.isOwner, contract.hasOwnParts) {
        case (true, true): texts("contract.readers.owner", ["name": other.firstName])
        case (false, true): texts("contract.readers.reader", ["name": contract.owner.firstName])
        case (_, false): texts("contract.readers.both", ["name": view.other.firstName])
        }
    }

    private func field(_ field: ContractView.Field) -> ContractPage.Field {
        switch field {
        case .answer(let question, let given):
            var text = answer(question, given)
            if question.lane != .pair { text.lane = ownLane }
            var blank = question.blank(texts)
            // The sheet says above who reads it.
            if question.lane == .pair { blank.lane = nil }
            return .answer(text, blank: blank)
        case .agreements(let made, let templates): return .agreements(agreed(made, templates))
        case .selfAgreements(let own):
            let wording = SelfAgreementWording(texts: texts, clock: clock, view: selfAgreements)
            return .selfAgreements(own.map { wording.card($0, canTick: false) }, wording.lane)
        }
    }

    /// Every area of the templates in its order, made or not, and before them what is in none (T-09).
    private func agreed(_ made: [Agreement], _ templates: [AgreementTemplate]) -> [ContractPage.Agreed] {
        func isIn(_ agreement: Agreement, _ template: AgreementTemplate, _ area: AgreementTemplate.Area) -> Bool {
            agreement.content.category?.template == template.id && agreement.content.category?.area?.id == area.id
        }
        let areas = templates.flatMap { template in template.areas.map { (template, $0) } }
        let rest = made.filter { agreement in !areas.contains { isIn(agreement, $0, $1) } }
        return agreementWording.groups(rest, card: card).map { .made($0) }
            + areas.flatMap { template, area -> [ContractPage.Agreed] in
                let those = made.filter { isIn($0, template, area) }
                guard those.isEmpty else { return agreementWording.groups(those, card: card).map { .made($0) } }
                let asked = template.firstStepPrompt?(language) ?? texts("agreement.first_step")
                let step: String? =
                    switch area.firstStep {
                    case .required: asked
                    case .optional: "\(asked) \(texts("agreement.optional"))"
                    case .none: nil
                    }
                return [.nothing(area: area.label(language), firstStep: step)]
            }
    }
}
