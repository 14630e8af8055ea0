import EnrumCore
import EnrumDomain
import EnrumTexts
import HTTPTypes
import Hummingbird

extension Web {
    /// Pages that are saved while one types: the leader's preparation, what is written in the conversation, the answer to a hearing.
    func addCaseWriting(to table: RouteTable) {
        addCasePreparation(to: table)
        addCaseTalk(to: table)
    }

    private func addCasePreparation(to table: RouteTable) {
        table.page("/cases/:id/steps/:step/prepare") { request, visit in
            let wording = try await caseWording(visit)
            return casePage(wording, wording.preparation(try ledStep(visit, wording)), visit, request)
        }
        let show: CaseShow = { visit, refusal, stopped in
            let wording = try await caseWording(visit, refusal, stopped)
            return casePage(wording, wording.preparation(try ledStep(visit, wording)), visit)
        }
        for place in ["prepare", "checklist", "prepare/conflicts"] {
            table.change("/cases/:id/steps/:step/\(place)") { fields, request, visit in
                let wording = try await caseWording(visit)
                let (step, viewer) = (try ledStep(visit, wording), try visit.signedIn())
                return try await written(
                    fields, request, visit, wording, to: "steps/\(step.number)/prepare",
                    conflicts: "\(wording.path(step))/prepare/conflicts", show: show
                ) { fields in
                    if let item = fields.text("tick") ?? fields.text("untick") {
                        try await TickCaseChecklist(environment)(
                            item, isTicked: fields.text("tick") != nil, step: step.number, of: wording.view.id, as: viewer)
                    }
                    if let count = wording.view.procedure?.exercise?.items, fields["exercise/1"] != nil {
                        try await DoExercise(environment)(
                            (1...count).map { fields["exercise/\($0)"] ?? "" }, step: step.number, of: wording.view.id, as: viewer)
                    }
                    let drafts = try fields.caseDrafts(wording.view.preparation(of: step))
                    return try await SaveCasePreparation(environment)(drafts, step: step.number, of: wording.view.id, as: viewer)
                }
            }
        }
    }

    private func addCaseTalk(to table: RouteTable) {
        let show: CaseShow = { visit, refusal, stopped in
            let wording = try await caseWording(visit, refusal, stopped)
            return casePage(wording, wording.talk(try step(visit, wording)), visit)
        }
        table.page("/cases/:id/steps/:step/meet") { request, visit in
            let wording = try await caseWording(visit)
            guard wording.view.acts.contains(.writeRecord) else { throw NotFound() }
            let step = try step(visit, wording)
            let isNext = wording.view.acts.contains(.lead) && step.held == nil && step.isOpen && wording.view.isOpen
            let standing =
                isNext
                ? try await ReadFormalities(environment)(.hold(on: wording.today), in: wording.view.id, as: visit.signedIn()) : []
            return casePage(wording, wording.talk(step, standing: standing), visit, request)
        }
        for place in ["meet", "meet/conflicts"] {
            table.change("/cases/:id/steps/:step/\(place)") { fields, request, visit in
                let wording = try await caseWording(visit)
                guard wording.view.acts.contains(.writeRecord) else { throw NotFound() }
                let step = try step(visit, wording)
                return try await written(
                    fields, request, visit, wording, to: "steps/\(step.number)/meet", conflicts: "\(wording.path(step))/meet/conflicts",
                    show: show
                ) { try await saveTalk($0, step, wording, visit) }
            }
        }
        addCaseMoments(to: table, show)
    }

    /// Keeps what is typed on the conversation's page.
    private func saveTalk(_ fields: FormFields, _ step: CaseStep, _ wording: CaseWording, _ visit: Visit) async throws -> [CaseSaveOutcome]
    {
        let (id, viewer) = (wording.view.id, try visit.signedIn())
        if let note = fields["answer/note"] {
            let version = fields["version/note"].flatMap { Int($0) }.flatMap { $0 == 0 ? nil : $0 }
            return [try await SaveCasePrivateNote(environment)(note, step: step.number, of: id, basedOn: version, as: viewer)]
        }
        let drafts = try fields.caseDrafts(wording.view.record(of: step))
        return drafts.isEmpty ? [] : try await SaveRecord(environment)(drafts, step: step.number, of: id, as: viewer)
    }

    /// Held, paused, gone on; what is typed is kept first.
    private func addCaseMoments(to table: RouteTable, _ show: @escaping CaseShow) {
        func moment(
            _ place: String, done: String, to: String, _ deed: @escaping @Sendable (Case.ID, FormFields, Viewer) async throws -> Void
        ) {
            caseChange("/steps/:step/" + place, in: table, done: done, to: Self.stepPlace(to), show: show) { id, fields, visit, viewer in
                let wording = try await caseWording(visit)
                _ = try await saveTalk(fields, try ledStep(visit, wording), wording, visit)
                try await deed(id, fields, viewer)
            }
        }
        moment("hold", done: "case_held", to: "meet") { id, fields, viewer in
            let on = try fields.day("hold_on")
            try await renaming(["on": "hold_on"]) { try await HoldStep(environment)(on: on, in: id, as: viewer) }
        }
        moment("pause", done: "saved", to: "meet") { id, fields, viewer in
            try await renaming(["reason": "pause_reason"]) {
                try await PauseStep(environment)(because: fields.text("pause_reason"), in: id, as: viewer)
            }
        }
        moment("continuation", done: "saved", to: "meet") { id, fields, viewer in
            let appointment = Appointment(
                date: try fields.dayIfAny("go_on_date"), time: try fields.timeIfAny("go_on_time"), place: fields.text("go_on_place"))
            try await renaming(["date": "go_on_date", "time": "go_on_time", "place": "go_on_place"]) {
                try await PlanContinuation(environment)(appointment, in: id, as: viewer)
            }
        }
        moment("continue", done: "saved", to: "meet") { id, fields, viewer in
            let on = try fields.day("continued_on")
            try await renaming(["on": "continued_on"]) { try await ContinueStep(environment)(on: on, in: id, as: viewer) }
        }
    }

    /// Keeps what is typed, for a person or for our own script; where somebody was faster, offers both texts.
    func written(
        _ fields: FormFields, _ request: Request, _ visit: Visit, _ wording: CaseWording, to place: String, conflicts path: String,
        show: CaseShow, _ save: (FormFields) async throws -> [CaseSaveOutcome]
    ) async throws -> Response {
        do {
            let outcomes = try await save(fields.settled)
            if request.isAutosave { return caseAutosaved(outcomes, wording, conflicts: path) }
            let lost = outcomes.compactMap { wording.conflict($0, path: path) }
            guard lost.isEmpty else { return try await show(visit, Refusal([RuleBroken("rule.case_changed")], fields), []) }
            return seeOther("\(wording.path)/\(place)?done=saved")
        } catch {
            guard let refusal = Refusal(error, fields), !request.isAutosave else { throw error }
            return try await show(visit, refusal, [])
        }
    }

    /// What the script is told; see ``autosaved(_:in:_:)``.
    private func caseAutosaved(_ outcomes: [CaseSaveOutcome], _ wording: CaseWording, conflicts path: String) -> Response {
        let t = wording.texts
        let lost = outcomes.compactMap { wording.conflict($0, path: path) }
        let html: HTML = """
            <!doctype html>
            <html lang="\(t.language.rawValue)"><head><meta charset="utf-8"><title>Enrum</title></head><body>
            <p data-save-state>\(t("save.saved", ["time": t.clock(environment.clock.time(of: environment.clock.now))]))</p>
            \(outcomes.html { outcome in
                if case .saved(let field, let version) = outcome { "<input type=\"hidden\" name=\"version/\(field == "text" ? wording.textField : field)\" value=\"\(version)\">\n" } else { .nothing }
            })\(lost.html { $0.view(t) })
            </body></html>
            """
        return page(html, status: lost.isEmpty ? .ok : .conflict)
    }
}

extension CaseWording {
    /// What the page calls the one field "text": the employee's is their statement, the leader's their note.
    var textField: String { view.role == .employee ? "statement" : "note" }

    /// Both texts, and the choice between them.
    func conflict(_ outcome: CaseSaveOutcome, path: String) -> ConflictView? {
        guard case .conflict(let standing, let yours) = outcome else { return nil }
        let field = standing.field == "text" ? textField : standing.field
        return ConflictView(
            field: "answer/" + field, yours: yours?.plainText ?? "", theirs: standing.value?.plainText ?? "",
            theirAuthor: "\(fullName(standing.editedBy)), \(moment(standing.editedAt))", path: path, version: standing.version)
    }
}

extension FormFields {
    /// The answers in a form, each based on the version that its author had before them. A question that is not in it is left alone.
    func caseDrafts(_ questions: [Question]) throws -> [CaseFieldDraft] {
        var problems: [RuleBroken] = []
        var drafts: [CaseFieldDraft] = []
        for question in questions where self["answer/\(question.id)"] != nil || !cells(of: question.id).isEmpty {
            let version = self["version/\(question.id)"].flatMap { Int($0) }.flatMap { $0 == 0 ? nil : $0 }
            do throws(RuleBroken) {
                drafts.append(CaseFieldDraft(question.id.rawValue, try question.answer(in: self), basedOn: version))
            } catch {
                problems.append(error)
            }
        }
        guard problems.isEmpty else { throw RefusedAnswers(problems: problems) }
        return drafts
    }

    /// With the choice between two texts made: "keep" holds the field, which text, and the version that is overwritten.
    var settled: FormFields {
        var chosen: [(name: String, value: String)] = []
        var dropped: Set<String> = []
        for words in all("keep") {
            let parts = words.split(separator: " ").map(String.init)
            guard parts.count == 3, parts[0].hasPrefix("answer/") else { continue }
            if parts[1] == "theirs" { dropped.insert(parts[0]) }
            chosen.append(("version/" + parts[0].dropFirst("answer/".count), parts[2]))
        }
        return FormFields(pairs: chosen + pairs.filter { pair in !dropped.contains { pair.name == $0 || pair.name.hasPrefix($0 + "/") } })
    }
}
