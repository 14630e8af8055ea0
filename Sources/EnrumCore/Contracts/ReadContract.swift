public import EnrumDomain

/// A contract as one of the two may see it: its owner the whole, the other what both read.
public struct ContractView: Sendable {
    public let plugin: PluginManifest
    public let template: ContractTemplate
    /// The conversation that it gathers from.
    public let meeting: MeetingView
    public let owner: Person
    /// Parts that the viewer sees nothing of are not among them.
    public let parts: [Part]
    /// Whether something in it is the owner's alone, by what it is and not by whether anything stands there.
    public let hasOwnParts: Bool

    public var isOwner: Bool { meeting.viewer.id == owner.id }

    public struct Part: Sendable {
        public let heading: LocalizedText
        public let fields: [Field]
    }

    public enum Field: Sendable {
        /// Without an answer it is a line to write on.
        case answer(Question, Answer?)
        /// Made by the two in this conversation; with the plugin's templates, whose areas have room to write in where nothing was agreed.
        case agreements([Agreement], templates: [AgreementTemplate])
        /// Made by the owner with themselves; never seen by the other.
        case selfAgreements([SelfAgreement])
    }
}

/// Reads a contract of one of the conversation's modules.
public struct ReadContract: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``NotFound`` for everybody but the two, for the employee while the questions are not handed out, and for a contract that none
    ///   of the conversation's modules has.
    public func callAsFunction(_ id: Slug, of plugin: Slug, in meeting: Meeting.ID, as viewer: Viewer) async throws -> ContractView {
        var view = try await ReadMeeting(environment)(meeting, as: viewer)
        let modules = try await environment.gather(for: view).active.modules
        // A sheet of questions would show them to the employee before they are handed out (T-03).
        guard view.meeting.showsModules(to: viewer.id), let module = modules.first(where: { $0.plugin.id == plugin }),
            let template = module.plugin.contracts.first(where: { $0.id == id })
        else { throw NotFound() }
        view = try await environment.view(view, asking: template)
        let isOwner = template.owner == (view.isEmployee ? .employee : .leader)
        // Nobody else's are ever asked for: these are the viewer's own.
        let own = isOwner ? try await ReadSelfAgreements(environment)(as: viewer).made(in: view.meeting.id) : []
        let parts = template.parts.compactMap { part -> ContractView.Part? in
            let fields = part.fields.compactMap { view.field($0, of: module.plugin, isOwner: isOwner, own) }
            return fields.isEmpty ? nil : ContractView.Part(heading: part.heading, fields: fields)
        }
        return ContractView(
            plugin: module.plugin.manifest, template: template, meeting: view,
            owner: template.owner == .employee ? view.employee : view.leader, parts: parts,
            hasOwnParts: template.parts.flatMap(\.fields).contains { view.isOwnersAlone($0, of: module.plugin) })
    }
}

extension Environment {
    /// The pair's latest earlier conversation that asked what a sheet gathers, where this one asks none of it (L-12); itself when it does,
    /// and when none did.
    ///
    /// Cost: nothing where this conversation asks; else the employee's meetings, and one of the pair's at a time, the latest first.
    fileprivate func view(_ view: MeetingView, asking template: ContractTemplate) async throws -> MeetingView {
        let questions = template.questions
        guard !questions.isEmpty, !view.asks(questions) else { return view }
        let meeting = view.meeting
        let past = try await store.read { transaction in
            try transaction.meetings(ofEmployee: meeting.employee).filter {
                $0.leader == meeting.leader && $0.id != meeting.id && $0.held != nil && $0.schedule.date <= meeting.schedule.date
            }
        }
        for earlier in past.sorted(by: { ($0.schedule.date, $0.id) > ($1.schedule.date, $1.id) }) {
            let earlier = try await ReadMeeting(self)(earlier.id, as: view.viewer)
            if earlier.asks(questions) { return earlier }
        }
        return view
    }
}

extension MeetingView {
    fileprivate func asks(_ questions: [QuestionID]) -> Bool {
        questions.contains { form?.question($0).map(isAsked) ?? false }
    }
}

extension ContractTemplate {
    fileprivate var questions: [QuestionID] {
        parts.flatMap(\.fields).compactMap { if case .question(let id) = $0 { id } else { nil } }
    }
}

extension MeetingView {
    /// Whether an agreement was made by one of the plugin's templates, or by none in a conversation that is the plugin's own.
    private func isAbout(_ plugin: Slug, _ agreement: Agreement) -> Bool {
        guard let category = agreement.content.category else { return agreement.meeting == meeting.id && meeting.type.id.plugin == plugin }
        return category.plugin == plugin
    }

    /// As it was asked in this conversation, else as the plugin asks it.
    private func question(_ id: QuestionID, of plugin: Plugin) -> Question? {
        form?.question(id) ?? plugin.questionSets.lazy.flatMap(\.questions).first { $0.id == id }
    }

    fileprivate func isOwnersAlone(_ field: ContractTemplate.Field, of plugin: Plugin) -> Bool {
        switch field {
        case .question(let id): question(id, of: plugin).map { $0.lane != .pair } ?? false
        case .agreements(let party): party == .oneself
        }
    }

    /// The field for the viewer; nil when it is not for them, or not asked.
    fileprivate func field(_ field: ContractTemplate.Field, of plugin: Plugin, isOwner: Bool, _ own: [SelfAgreement]) -> ContractView.Field?
    {
        guard isOwner || !isOwnersAlone(field, of: plugin) else { return nil }
        switch field {
        case .question(let id):
            guard let question = question(id, of: plugin), isAsked(question) else { return nil }
            let (owners, others) = isOwner ? (ownAnswers, otherAnswers) : (otherAnswers, ownAnswers)
            // Where the two share one screen, either may have written; where both have, the owner's words count.
            return .answer(question, owners[id] ?? (question.answeredBy == .both ? others[id] : nil))
        case .agreements(.pair):
            let templates = plugin.agreementTemplates.filter { $0.party == .pair }
            return .agreements(agreements.filter { templates.isEmpty || isAbout(plugin.id, $0) }, templates: templates)
        case .agreements(.oneself): return .selfAgreements(own)
        }
    }
}
