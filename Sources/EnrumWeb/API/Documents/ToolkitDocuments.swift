import EnrumCore
import EnrumDomain

/// Which modules are on where the reader works, and what HR recommends there; for everybody.
struct ActiveModulesDocument: Encodable {
    let modules: [Row]
    let frame: FrameDocument?

    struct Row: Encodable {
        let id: String
        let title: String
        let summary: String
        let source: String?
        let reads: [String]
        let types: [Named]
        let roles: [Role]
    }

    struct Named: Encodable {
        let id: String
        let title: String
    }

    /// What it asks of a role outside the conversation (L-16).
    struct Role: Encodable {
        let id: String
        let title: String
        let text: String
    }

    init(_ list: ActiveModuleList, _ language: Language) {
        modules = list.modules.map { view in
            let (plugin, manifest) = (view.plugin, view.plugin.manifest)
            return Row(
                id: plugin.id.rawValue, title: manifest.title(language), summary: manifest.summary(language),
                source: manifest.source?(language), reads: view.granted.map(\.rawValue).sorted(),
                types: plugin.meetingTypes.map { Named(id: $0.id.rawValue, title: $0.type.title?(language) ?? $0.id.rawValue) },
                roles: plugin.roles.map { Role(id: $0.id.rawValue, title: $0.title(language), text: $0.text(language)) })
        }
        frame = list.frame.map(FrameDocument.init)
    }
}

/// What HR recommends for a department (P-22).
struct FrameDocument: Encodable {
    let department: String
    let modules: [String]
    let weeks: Int?
    let reason: String?
    let recommended: StampDocument

    init(_ frame: ModuleFrame) {
        (department, modules, weeks) = (frame.department.rawValue, frame.modules.map(\.rawValue), frame.weeks)
        (reason, recommended) = (frame.reason, StampDocument(frame.recommended))
    }
}

struct FramesDocument: Encodable {
    let frames: [FrameDocument]
    /// Where the reader may recommend.
    let choosable: [DepartmentDocument]

    init(_ view: FramesView) {
        frames = view.frames.map(FrameDocument.init)
        choosable = view.choosable.map { DepartmentDocument($0.id, in: view.departments) }
    }
}

/// What a leader wants with the conversations, for themselves alone (P-21).
struct ReflectionDocument: Encodable {
    let value: String?
    let behaviour: String?
    let styles: [String]
    let version: Int

    /// - Parameter reflection: Nil before something is written.
    init(_ reflection: Reflection?) {
        (value, behaviour) = (reflection?.value, reflection?.behaviour)
        (styles, version) = (reflection?.styles.map(\.rawValue) ?? [], reflection?.version ?? 0)
    }
}

/// The sheets of a conversation's modules.
struct ContractListDocument: Encodable {
    let contracts: [Row]

    struct Row: Encodable {
        let module: String
        let id: String
        let title: String
        let owner: String
    }

    init(_ contracts: [OfferedContract], _ language: Language) {
        self.contracts = contracts.map { contract in
            Row(
                module: contract.plugin.id.rawValue, id: contract.template.id.rawValue, title: contract.template.title(language),
                owner: contract.owner.rawValue)
        }
    }
}

/// A contract as one of the two may see it: its owner the whole, the other what both read (L-12).
struct ContractDocument: Encodable {
    let module: String
    let id: String
    let title: String
    let description: String?
    let owner: PersonDocument
    /// Whether something in it is the owner's alone.
    let hasOwnParts: Bool
    let parts: [Part]

    enum CodingKeys: String, CodingKey {
        case module, id, title, description, owner, parts
        case hasOwnParts = "has_own_parts"
    }

    struct Part: Encodable {
        let heading: String
        let fields: [Field]
    }

    /// One of the three.
    struct Field: Encodable {
        var question: QuestionDocument?
        /// Nil where nothing is answered: a line to write on.
        var answer: AnswerDocument?
        var agreements: [AgreementDocument]?
        var selfAgreements: [SelfAgreementDocument]?

        enum CodingKeys: String, CodingKey {
            case question, answer, agreements
            case selfAgreements = "self_agreements"
        }

        init(_ field: ContractView.Field, _ language: Language) {
            switch field {
            case .answer(let asked, let given):
                (question, answer) = (QuestionDocument(asked, language), given.map(AnswerDocument.init))
            case .agreements(let made, _): agreements = made.map(AgreementDocument.init)
            case .selfAgreements(let own): selfAgreements = own.map(SelfAgreementDocument.init)
            }
        }
    }

    init(_ view: ContractView, _ language: Language) {
        (module, id, title) = (view.plugin.id.rawValue, view.template.id.rawValue, view.template.title(language))
        (description, owner, hasOwnParts) = (view.template.description?(language), PersonDocument(view.owner), view.hasOwnParts)
        parts = view.parts.map { part in
            Part(heading: part.heading(language), fields: part.fields.map { Field($0, language) })
        }
    }
}
