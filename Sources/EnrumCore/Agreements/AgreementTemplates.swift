public import EnrumDomain

/// A template with the plugin that brings it.
struct OfferedTemplate: Sendable {
    let plugin: PluginManifest
    let template: AgreementTemplate

    var name: String { "\(plugin.id)/\(template.id)" }
}

extension Environment {
    /// The templates of a conversation's modules.
    ///
    /// Says nothing about who may know of the conversation: the caller has asked that.
    func templates(of id: Meeting.ID) async throws -> [OfferedTemplate] {
        let references = try await store.read { transaction -> [ModuleReference] in
            guard let meeting = try transaction.meeting(id), let employee = try transaction.person(meeting.employee) else { return [] }
            return try transaction.moduleReferences(of: id, in: employee.department)
        }
        return try await activate(references).modules.flatMap { module in
            module.plugin.agreementTemplates.map { OfferedTemplate(plugin: module.plugin.manifest, template: $0) }
        }
    }

    /// The category of an agreement that somebody writes in a conversation; nil for one without a template.
    ///
    /// - Throws: ``NotFound`` when the viewer may not write there; ``RuleBroken`` for a template or area that the conversation has not.
    func category(of draft: AgreementDraft, in meeting: Meeting.ID, as viewer: Viewer) async throws -> AgreementCategory? {
        guard let name = draft.template?.tidied else { return nil }
        try await store.read { transaction in
            guard let meeting = try transaction.meeting(meeting) else { throw NotFound() }
            let relations = try transaction.relations(of: viewer, toPairOf: meeting.employee, with: meeting.leader)
            try AccessPolicy.require(.write, .conversation, for: relations)
        }
        return try await templates(of: meeting).category(name, draft.area) { $0.party == .pair }
    }

    /// The category that an agreement gets: as it stands when it is named again, else one of the templates of the conversation that it was
    /// made in.
    ///
    /// - Throws: As ``category(of:in:as:)``.
    func category(ofAmended id: Agreement.ID, to draft: AgreementDraft, as viewer: Viewer) async throws -> AgreementCategory? {
        guard let name = draft.template?.tidied else { return nil }
        let agreement = try await store.read { transaction in
            guard let agreement = try transaction.agreement(id) else { throw NotFound() }
            let access = try transaction.access(of: viewer, to: agreement)
            try AccessPolicy.require(.write, access.object, for: access.relations)
            return agreement
        }
        if let standing = agreement.content.category, standing.is(name, draft.area) { return standing }
        return try await templates(of: agreement.meeting).category(name, draft.area) { $0.party == .pair }
    }
}

extension AgreementCategory {
    /// Whether it is what is named.
    func `is`(_ name: String, _ area: String?) -> Bool { self.name == name && self.area?.id.rawValue == area?.tidied }
}

extension [OfferedTemplate] {
    /// - Throws: ``RuleBroken`` naming "template" when none of them that `fits` has the name, "area" when it has no such area.
    func category(_ name: String, _ area: String?, where fits: (AgreementTemplate) -> Bool) throws(RuleBroken) -> AgreementCategory {
        guard let offered = first(where: { $0.name == name && fits($0.template) }) else {
            throw RuleBroken("rule.agreement_template", field: "template")
        }
        return try AgreementCategory(offered.template, area: area?.tidied, of: offered.plugin)
    }
}

/// Reads the template that an agreement was made by, as far as its conversation's modules still have it; its areas can be chosen among when
/// the agreement is amended.
public struct ReadAgreementTemplate: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter agreement: One that the viewer has read.
    public func callAsFunction(_ agreement: Agreement, as viewer: Viewer) async throws -> (
        plugin: PluginManifest, template: AgreementTemplate
    )? {
        guard let name = agreement.content.category?.name else { return nil }
        return try await environment.templates(of: agreement.meeting).first { $0.name == name }.map { ($0.plugin, $0.template) }
    }

    /// - Parameter agreement: One that the viewer has read: their own.
    public func callAsFunction(_ agreement: SelfAgreement, as viewer: Viewer) async throws -> (
        plugin: PluginManifest, template: AgreementTemplate
    )? {
        guard let name = agreement.content.category?.name, let meeting = agreement.meeting else { return nil }
        return try await environment.templates(of: meeting).first { $0.name == name }.map { ($0.plugin, $0.template) }
    }
}
