public import EnrumCore
public import EnrumDomain

// MARK: A case's life

extension Someone {
    @discardableResult
    public func openCase(
        about employee: Person, by procedure: Slug = Procedure.staged.id, of plugin: Slug = Plugin.staging().id, topic: String = "Mødetider"
    ) async throws -> Case.ID {
        try await OpenCase(environment)(about: employee.id, by: procedure, of: plugin, topic: topic, as: viewer)
    }

    public func begin(_ stage: Stage, in id: Case.ID, because reason: String? = nil, expecting: [Decision] = []) async throws {
        try await BeginStage(environment)(stage.id, in: id, because: reason, expecting: expecting, as: viewer)
    }

    public func plan(_ appointment: Appointment, in id: Case.ID) async throws {
        try await PlanStep(environment)(appointment, in: id, as: viewer)
    }

    /// A plan with everything in it, so many days from today.
    public func planWhole(in id: Case.ID, days: Int = 7) async throws {
        try await plan(Appointment.whole(on: environment.clock.today.adding(days: days)), in: id)
    }

    public func move(_ appointment: Appointment, agreed: String?, in id: Case.ID) async throws {
        try await MoveStep(environment)(appointment, agreed: agreed, in: id, as: viewer)
    }

    public func tell(in id: Case.ID) async throws { try await TellStep(environment)(on: environment.clock.today, in: id, as: viewer) }
    public func convene(in id: Case.ID) async throws { try await ConveneStep(environment)(in: id, as: viewer) }
    public func hold(in id: Case.ID) async throws { try await HoldStep(environment)(on: environment.clock.today, in: id, as: viewer) }

    public func handOver(_ body: String = "Det her talte vi om.", title: String = "Samtalen", in id: Case.ID) async throws {
        try await HandOverRecord(environment)(title: title, body: body, in: id, as: viewer)
    }

    public func file(_ number: Int, of id: Case.ID) async throws { try await FileDocument(environment)(number, of: id, as: viewer) }

    public func followUp(_ outcome: Agreement.Outcome, next: Procedure.NextStep, in id: Case.ID) async throws {
        try await FollowUpCase(environment)(outcome, next: next, in: id, as: viewer)
    }

    public func endStep(in id: Case.ID) async throws { try await EndStep(environment)(in: id, as: viewer) }

    public func close(_ reason: CaseClosure.Reason, _ id: Case.ID) async throws {
        try await CloseCase(environment)(reason, id, as: viewer)
    }

    public func name(hr: Person?, in id: Case.ID) async throws { try await NameHR(environment)(hr?.id, in: id, as: viewer) }

    public func name(decisionMaker: Person?, in id: Case.ID) async throws {
        try await NameDecisionMaker(environment)(email: decisionMaker?.email.address, in: id, as: viewer)
    }

    public func noteAdvice(in id: Case.ID) async throws {
        try await NoteHRAdvice(environment)(
            from: "HR", "Gå direkte til det næste trin.", on: environment.clock.today, in: id, as: viewer)
    }

    public func startHearing(
        _ content: HearingContent = HearingContent(facts: "Mødt sent ti gange", intended: .warning), in id: Case.ID
    ) async throws {
        try await StartHearing(environment)(content, in: id, as: viewer)
    }

    public func decide(
        _ decision: Decision = .warning, _ grounds: CaseStep.Grounds = .whole, in id: Case.ID
    ) async throws {
        try await Decide(environment)(decision, grounds, in: id, as: viewer)
    }
}

// MARK: The employee's part

extension Someone {
    public func remark(_ text: String, on number: Int, of id: Case.ID) async throws {
        try await RemarkOnDocument(environment)(text, on: number, of: id, as: viewer)
    }

    public func answerHearing(_ text: String, in id: Case.ID) async throws {
        try await SubmitHearing(environment)(text, in: id, as: viewer)
    }

    public func invite(_ companion: Person, to id: Case.ID) async throws {
        try await InviteCompanion(environment)(email: companion.email.address, in: id, as: viewer)
    }

    public func handOn(_ number: Int, of id: Case.ID) async throws {
        try await ShareWithCompanion(environment)(number, of: id, as: viewer)
    }
}

// MARK: Reading

extension Someone {
    public func cases() async throws -> [CaseLine] { try await ReadCases(environment)(as: viewer) }
    public func readCase(_ id: Case.ID) async throws -> CaseView { try await ReadCase(environment)(id, as: viewer) }

    public func document(_ number: Int, of id: Case.ID) async throws -> CaseDocument {
        try await ReadCaseDocument(environment)(number, of: id, as: viewer).document
    }
}

extension Appointment {
    /// With everything that a convening must hold.
    public static func whole(on date: CalendarDate) -> Appointment {
        Appointment(
            topic: "Mødetider", purpose: "At finde en løsning", date: date, time: TimeOfDay("10:00"), place: "Mødelokale 2", duration: 60,
            participants: "Lederen", saysCompanionRight: true)
    }
}

extension CaseStep.Grounds {
    /// With everything that a decision must give.
    public static let whole = CaseStep.Grounds(
        rule: "Arbejdstiden", facts: "Mødt sent ti gange", reasons: "Det går ud over kollegerne", change: "Mød klokken otte")
}
