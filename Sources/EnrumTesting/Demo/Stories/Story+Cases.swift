import EnrumCore
import EnrumDomain

// One formal case in Vej og Park, with the toolkit that carries it. Only those whom it concerns find it.

extension Story {
    /// Simon goes near the wood chipper without hearing protection: guided, corrected, and now heard before a warning.
    static let simon = Story { story in
        let (simon, peter, rasmus, lone) = (Cast.simon, Cast.peter, Cast.rasmus, Cast.lone)
        let id = Case.ID(stored: "simon-vaern")
        story.on(-46, "09:00", peter) {
            try await $0.openCase(
                about: simon, by: "adfaerd", of: "adfaerdskorrigerende", topic: "Høreværn ved flishuggeren", key: id)
            try await $0.beginStage("trin-1", in: id)
        }
        story.on(-45, "10:15", peter) {
            try await $0.prepare(id, 1, ["goal": "At Simon bruger høreværn hver gang, uden at nogen skal sige det."])
            try await $0.noteToSelf(id, 1, "Simon siger, at høreværnet strammer. Han ville prøve et andet.")
            try await $0.hold(in: id)
        }
        story.on(-33, "09:30", peter) {
            try await $0.followUp(.unchanged, next: .nextStage, in: id)
            try await $0.endStep(in: id)
            try await $0.beginStage("trin-2", in: id)
            try await $0.plan(
                Appointment(topic: "Høreværn ved flishuggeren", date: $1.date(-30), time: TimeOfDay("13:00"), place: "Skurvognen"), in: id)
            try await $0.tell(in: id)
        }
        story.on(-30, "13:40", peter) {
            try await $0.record(
                id, 2,
                [
                    "leader_view": "Jeg har to gange i sidste uge set Simon arbejde ved flishuggeren uden høreværn.",
                    "employee_view": "Simon siger, at han kun tager det af, når han skal tale med de andre.",
                    "agreed": "Simon bruger høreværn hele tiden. Peter bestiller et med radio, så man kan tale sammen.",
                    "summing_up": "Jeg tager det ikke af, og jeg siger til, hvis det nye ikke duer.",
                    "colleagues": "At der kommer nye høreværn til alle. Det siger Peter.",
                ])
            try await $0.hold(in: id)
            try await $0.savePlan(
                [
                    .init(what: "Bestille høreværn med radio", responsible: [.leader], deadline: $1.date(-26)),
                    .init(what: "Bruge høreværn hele tiden ved maskinen", responsible: [.employee]),
                ], meetAgain: $1.date(-10), in: id)
        }
        story.on(-29, "08:20", peter) { try await $0.handOverRecord(in: id) }
        story.on(-29, "16:05", simon) {
            _ = try await $0.document(1, of: id)
            try await $0.remark("Det ene af de to gange var motoren slukket.", on: 1, of: id)
        }
        story.on(-28, "07:45", peter) { try await $0.file(1, of: id) }
        story.on(-10, "14:10", peter) {
            try await $0.followUp(.worse, next: .nextStage, in: id)
            try await $0.endStep(in: id)
            try await $0.beginStage("trin-3", in: id, expecting: [.warning])
            try await $0.name(hr: rasmus, in: id)
            try await $0.name(decisionMaker: lone, in: id)
        }
        story.on(-9, "09:00", peter) {
            try await $0.plan(
                Appointment(
                    topic: "Høreværn ved flishuggeren", purpose: "At rede ud, hvorfor aftalen ikke er holdt, og hvad der skal ske nu.",
                    date: $1.date(-4), time: TimeOfDay("10:00"), place: "Materielgården, mødelokalet", duration: 60,
                    participants: "Peter Dalgaard, leder\nRasmus Toft, HR", saysCompanionRight: true), in: id)
            try await $0.convene(in: id)
        }
        story.on(-8, "17:30", simon) {
            _ = try await $0.document(2, of: id)
            try await $0.inviteOutside("Else Brandt, tillidsrepræsentant", to: id)
        }
        story.on(-4, "11:10", peter) {
            try await $0.record(
                id, 3,
                [
                    "leader_view": "Jeg har igen set Simon ved maskinen uden høreværn, den her gang med motoren i gang.",
                    "employee_view": "Simon siger, at det nye høreværn kom for sent, og at det gamle var i stykker.",
                    "agreed": "Ingen arbejder ved flishuggeren uden høreværn, der virker. Er det i stykker, bliver maskinen slukket.",
                    "colleagues": "Ingenting.",
                ])
            try await $0.hold(in: id)
        }
        story.on(-3, "08:50", peter) { try await $0.handOverRecord(in: id) }
        story.on(-2, "10:30", peter) {
            try await $0.startHearing(
                HearingContent(
                    facts:
                        "Du har tre gange arbejdet ved flishuggeren uden høreværn, sidst med motoren i gang, efter at vi havde aftalt det.",
                    intended: .warning, assessment: "Det er alvorligt, fordi det er farligt for dig selv."),
                in: id)
        }
        story.on(-1, "19:15", simon) {
            _ = try await $0.document(4, of: id)
            try await $0.draftStatement("Jeg ville gerne have haft et høreværn, der virkede, før I skrev det her.", step: 3, of: id)
        }
    }
}

extension Someone {
    fileprivate func openCase(about employee: Person, by procedure: String, of plugin: String, topic: String, key: Case.ID) async throws {
        try await OpenCase(environment)(about: employee.id, by: slug(procedure), of: slug(plugin), topic: topic, key: key, as: viewer)
    }

    private func slug(_ text: String) throws(NotFound) -> Slug {
        guard let slug = Slug(text) else { throw NotFound() }
        return slug
    }

    fileprivate func beginStage(_ stage: String, in id: Case.ID, expecting: [Decision] = []) async throws {
        try await BeginStage(environment)(slug(stage), in: id, expecting: expecting, as: viewer)
    }

    fileprivate func prepare(_ id: Case.ID, _ number: Int, _ texts: [String: String]) async throws {
        let view = try await ReadCase(environment)(id, as: viewer)
        guard let step = view.step(number) else { throw NotFound() }
        _ = try await SaveCasePreparation(environment)(drafts(texts, view.preparation(of: step)), step: number, of: id, as: viewer)
    }

    fileprivate func record(_ id: Case.ID, _ number: Int, _ texts: [String: String]) async throws {
        let view = try await ReadCase(environment)(id, as: viewer)
        guard let step = view.step(number) else { throw NotFound() }
        _ = try await SaveRecord(environment)(drafts(texts, view.record(of: step)), step: number, of: id, as: viewer)
    }

    /// The texts by their questions' short names.
    private func drafts(_ texts: [String: String], _ questions: [Question]) -> [CaseFieldDraft] {
        questions.compactMap { question in
            let name = question.id.rawValue.split(separator: "/").last.map(String.init) ?? ""
            return texts[name].map { CaseFieldDraft(question.id.rawValue, .text($0)) }
        }
    }

    fileprivate func noteToSelf(_ id: Case.ID, _ step: Int, _ text: String) async throws {
        _ = try await SaveCasePrivateNote(environment)(text, step: step, of: id, basedOn: nil, as: viewer)
    }

    fileprivate func savePlan(_ points: [ActionPlan.Point], meetAgain: CalendarDate, in id: Case.ID) async throws {
        try await SavePlan(environment)(ActionPlan(points: points, meetAgain: meetAgain), in: id, as: viewer)
    }

    fileprivate func handOverRecord(in id: Case.ID) async throws { try await HandOverRecord(environment)(in: id, as: viewer) }

    fileprivate func inviteOutside(_ name: String, to id: Case.ID) async throws {
        try await InviteCompanion(environment)(email: nil, name: name, in: id, as: viewer)
    }

    fileprivate func draftStatement(_ text: String, step: Int, of id: Case.ID) async throws {
        _ = try await SaveHearingDraft(environment)(text, step: step, of: id, basedOn: nil, as: viewer)
    }
}
