import EnrumCore
import EnrumDomain
import EnrumTesting

extension Plugin {
    private static let notLater = Condition.compare(.ne, .meeting("type"), .value(.text("toolkit/later")))

    /// A toolkit with everything of agreements: templates with areas, for the two and for oneself, and a contract. It reads all there is.
    static let toolkit = Plugin.scripted(
        "toolkit", reads: .everything, hooks: Hook.allCases.filter { $0 != .migrate },
        metrics: [MetricDeclaration(id: "count", label: .words("Antal"), range: 0...10)],
        questions: [
            .text("toolkit", "goals", showIf: notLater), .text("toolkit", "own", lane: .author, showIf: notLater),
            .text("toolkit", "leaders", by: .leader),
            .text("toolkit", "hidden", by: .leader, lane: .author),
        ],
        agreementTemplates: [
            AgreementTemplate(
                id: "thriving", title: .words("Trivsel"),
                areas: [
                    .init(id: "me", label: .words("Mig selv"), firstStep: .required), .init(id: "group", label: .words("Gruppen")),
                    .init(id: "team", label: .words("Medarbejderne"), firstStep: .none),
                ], filledBy: .employee, days: 30),
            AgreementTemplate(
                id: "promise", title: .words("Mit løfte"), areas: [.init(id: "rest", label: .words("Hvile"))], party: .oneself),
            AgreementTemplate(id: "leaders", title: .words("Lederens løfte"), party: .oneself, filledBy: .leader),
        ],
        meetingTypes: [
            MeetingTypeDeclaration(
                MeetingType(id: MeetingType.ID(plugin: "toolkit", name: "later"), title: .words("Opfølgning"), asksOwnQuestionsOnly: true))
        ],
        contracts: [
            ContractTemplate(
                id: "contract", title: .words("Kontrakten"),
                parts: [
                    .init(
                        heading: .words("Mål"),
                        fields: [
                            .question(QuestionID(set: "toolkit", name: "goals")), .question(QuestionID(set: "toolkit", name: "own")),
                        ]),
                    .init(heading: .words("Med mig selv"), fields: [.agreements(.oneself)]),
                    .init(heading: .words("Med hinanden"), fields: [.agreements(.pair)]),
                ]),
            ContractTemplate(
                id: "leaders", title: .words("Lederens"), owner: .leader,
                parts: [.init(heading: .words("Kun mig"), fields: [.question(QuestionID(set: "toolkit", name: "hidden"))])]),
        ])
}

extension Someone {
    @discardableResult
    func promise(
        _ title: String, in meeting: Meeting.ID? = nil, on days: Int = 10, rhythm: ReminderRhythm = .never, how: String = "Fredag",
        template: String? = nil, area: String? = nil, key: SelfAgreement.ID? = nil
    ) async throws -> SelfAgreement.ID {
        let draft = SelfAgreementDraft(
            title: title, firstStep: "Først \(title)", followUpOn: environment.clock.today.adding(days: days), followUp: how,
            rhythm: rhythm, template: template, area: area)
        return try await MakeSelfAgreement(environment)(draft, in: meeting, key: key, as: viewer)
    }

    func promises() async throws -> SelfAgreementsView { try await ReadSelfAgreements(environment)(as: viewer) }
    func promise(_ id: SelfAgreement.ID) async throws -> SelfAgreement { try await ReadSelfAgreement(environment)(id, as: viewer) }

    func contract(_ name: Slug = "contract", in meeting: Meeting.ID) async throws -> ContractView {
        try await ReadContract(environment)(name, of: "toolkit", in: meeting, as: viewer)
    }
}
