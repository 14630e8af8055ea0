import EnrumCore
import EnrumDomain
import EnrumTexts
import Foundation
import HTTPTypes
import Hummingbird

extension Web {
    func addMeetingChanges(to table: RouteTable) {
        table.change("/meetings/:id/answers") { fields, request, visit in
            try await answersPosted(fields, request, visit) { meeting in "/meetings/\(meeting)/prepare?done=saved" }
        }
        table.change("/meetings/:id/sharing") { fields, request, visit in
            try await answersPosted(fields, request, visit, share: true) { meeting in "/meetings/\(meeting)/prepare?done=shared" }
        }
        table.change("/meetings/:id/sharing/withdraw") { _, _, visit in
            let id: Meeting.ID = try visit.id()
            try await WithdrawAnswers(environment)(id, as: visit.signedIn())
            return seeOther("/meetings/\(id)/prepare?done=withdrawn")
        }
        addAgendaChanges(to: table)
        addTextChanges(to: table)
        addLifeChanges(to: table)
    }

    private func addAgendaChanges(to table: RouteTable) {
        table.change("/meetings/:id/points") { fields, request, visit in
            let id: Meeting.ID = try visit.id()
            try await saveTyped(fields, in: id, visit)
            let key = fields["key"].flatMap { AgendaItem.ID($0) }
            return try await refusable(id, fields, request, visit) {
                try await AddAgendaItem(environment)(fields["item"] ?? "", to: id, key: key, as: visit.signedIn())
            } then: { "\($0)#agenda" }
        }
        table.change("/meetings/:id/points/:item/tick") { fields, _, visit in
            let id: Meeting.ID = try visit.id()
            try await TickAgendaItem(environment)(visit.id("item"), in: id, done: fields["ticked"] != "no", as: visit.signedIn())
            return seeOther("/meetings/\(id)/talk#agenda")
        }
        table.change("/meetings/:id/points/:item/remove") { fields, _, visit in
            let id: Meeting.ID = try visit.id()
            try await saveTyped(fields, in: id, visit)
            try await RemoveAgendaItem(environment)(visit.id("item"), from: id, as: visit.signedIn())
            return seeOther("/meetings/\(id)/prepare#agenda")
        }
        table.change("/meetings/:id/questions") { fields, request, visit in
            let id: Meeting.ID = try visit.id()
            return try await refusable(id, fields, request, visit) {
                try await AddQuestion(environment)(
                    fields["question"] ?? "", to: id, key: fields["key"].flatMap { Slug($0) }, as: visit.signedIn())
            } then: { "\($0)#questions" }
        }
    }

    private func addTextChanges(to table: RouteTable) {
        for path in ["said", "passages", "private-note"] {
            table.change("/meetings/:id/\(path)") { fields, request, visit in
                let id: Meeting.ID = try visit.id()
                let outcomes = try await saveTyped(fields, in: id, visit)
                return try await saved(outcomes, in: id, request, visit)
            }
        }
        table.change("/meetings/:id/passages/new") { fields, request, visit in
            let id: Meeting.ID = try visit.id()
            let outcomes = try await saveTyped(fields, in: id, visit)
            try await AddPassage(environment)(to: id, isConfidential: fields["confidential"] == "yes", as: visit.signedIn())
            return try await saved(outcomes, in: id, request, visit, anchor: "minutes")
        }
        table.change("/meetings/:id/passages/:passage/confidential") { fields, request, visit in
            let id: Meeting.ID = try visit.id()
            let outcomes = try await saveTyped(fields, in: id, visit)
            try await MarkPassage(environment)(
                visit.id("passage"), isConfidential: fields.all("confidential").last == "yes", in: id, as: visit.signedIn())
            return try await saved(outcomes, in: id, request, visit, anchor: "minutes")
        }
        table.change("/meetings/:id/conflicts") { fields, request, visit in
            let id: Meeting.ID = try visit.id()
            let choices = fields.all("keep").compactMap(ConflictChoice.init)
            let chosen = Set(choices.map(\.field.name))
            let outcomes = try await saveTyped(fields, in: id, visit, except: chosen)
            for choice in choices {
                try await SettleConflict(environment)(choice.field, keep: choice.keep, basedOn: choice.version, in: id, as: visit.signedIn())
            }
            return try await saved(outcomes, in: id, request, visit)
        }
    }

    private func addLifeChanges(to table: RouteTable) {
        let deeds: [(String, String, @Sendable (Meeting.ID, Viewer) async throws -> Void)] = [
            ("sending", "sent", { try await SendForm(environment)($0, as: $1) }),
            ("beginning", "begun", { try await BeginMeeting(environment)($0, as: $1) }),
            ("holding", "held", { try await FinishMeeting(environment)($0, as: $1) }),
            ("seen", "seen", { try await AcknowledgeMeeting(environment)($0, as: $1) }),
            ("closure", "closed", { try await CloseMeeting(environment)($0, as: $1) }),
            ("pen", "pen", { try await PassPen(environment)($0, as: $1) }),
        ]
        for (path, done, deed) in deeds {
            table.change("/meetings/:id/\(path)") { _, _, visit in
                let id: Meeting.ID = try visit.id()
                try await deed(id, visit.signedIn())
                let view = try await ReadMeeting(environment)(id, as: visit.signedIn())
                return seeOther("\(home(of: view.meeting))?done=\(done)")
            }
        }
        table.change("/meetings/:id/remarks") { fields, request, visit in
            let id: Meeting.ID = try visit.id()
            return try await refusable(id, fields, request, visit) {
                try await AddRemark(environment)(
                    fields["remark"] ?? "", to: id, key: fields["key"].flatMap { Identifier<Remark>($0) }, as: visit.signedIn())
            } then: { "\($0)#minutes" }
        }
        table.change("/meetings/:id/agreements") { fields, request, visit in
            let id: Meeting.ID = try visit.id()
            let key = request.uri.queryParameters["key"].flatMap { Agreement.ID($0) }
            return try await refusable(id, fields, request, visit, key: key?.rawValue) {
                try await MakeAgreement(environment)(AgreementDraft(fields), in: id, key: key, as: visit.signedIn())
            } then: { "\($0)#agreements" }
        }
    }

    /// Does a deed of a small form on a meeting's page. When a rule says no, the page comes back with what was typed and the message.
    private func refusable(
        _ id: Meeting.ID, _ fields: FormFields, _ request: Request, _ visit: Visit, key: String? = nil,
        _ deed: () async throws -> Void, then path: (String) -> String
    ) async throws -> Response {
        do {
            try await deed()
            let view = try await ReadMeeting(environment)(id, as: visit.signedIn())
            return seeOther(path(home(of: view.meeting)))
        } catch let broken as RuleBroken {
            let wording = try await wording(id, visit, typed: fields, problems: [broken])
            switch wording.meeting.phase {
            case .planned, .before: return preparationPage(wording, request, visit)
            default: return conversationPage(wording, request, visit, key: key)
            }
        }
    }

    /// Keeps the answers of a posted preparation, and shares them when that was the button.
    private func answersPosted(
        _ fields: FormFields, _ request: Request, _ visit: Visit, share: Bool = false, then path: (Meeting.ID) -> String
    ) async throws -> Response {
        let id: Meeting.ID = try visit.id()
        let viewer = try visit.signedIn()
        do {
            let outcomes = try await saveTyped(fields, in: id, visit)
            let isConflict = outcomes.contains { if case .conflict = $0 { true } else { false } }
            if share, !isConflict { try await ShareAnswers(environment)(id, as: viewer) }
            if request.isAutosave { return try await autosaved(outcomes, in: id, visit) }
            return seeOther(isConflict ? "/meetings/\(id)/prepare?done=conflict" : path(id))
        } catch {
            guard !request.isAutosave, let refusal = Refusal(error, fields) else { throw error }
            return preparationPage(try await wording(id, visit, typed: fields, problems: refusal.problems), request, visit)
        }
    }

    /// Keeps every answer, note, passage and private note in a posted form; `except` names fields that are settled otherwise.
    @discardableResult
    private func saveTyped(_ fields: FormFields, in id: Meeting.ID, _ visit: Visit, except: Set<String> = []) async throws -> [SaveOutcome] {
        let viewer = try visit.signedIn()
        var outcomes: [SaveOutcome] = []
        if fields.pairs.contains(where: { $0.name.hasPrefix("answer/") || $0.name.hasPrefix("mark/") }) {
            let questions = try await ReadQuestions(environment)(of: id, as: viewer)
            outcomes += try await SaveAnswers(environment)(fields.answerDrafts(questions).filter { !except.contains("answer/\($0.question)") }, in: id, as: viewer)
        }
        let texts = fields.textDrafts.filter { !except.contains($0.field.name) }
        if !texts.isEmpty { outcomes += try await SaveTexts(environment)(texts, in: id, as: viewer) }
        return outcomes
    }

    /// The answer to a saved form: for a script what was saved, for a person the page again.
    private func saved(_ outcomes: [SaveOutcome], in id: Meeting.ID, _ request: Request, _ visit: Visit, anchor: String? = nil) async throws -> Response {
        if request.isAutosave { return try await autosaved(outcomes, in: id, visit) }
        let view = try await ReadMeeting(environment)(id, as: visit.signedIn())
        let isConflict = outcomes.contains { if case .conflict = $0 { true } else { false } }
        return seeOther("\(home(of: view.meeting))?done=\(isConflict ? "conflict" : "saved")\(anchor.map { "#" + $0 } ?? "")")
    }
}

/// A button of a conflict: "said/basis/tasks mine 4".
struct ConflictChoice {
    let field: Field
    let keep: SettleConflict.Keep
    let version: Int

    init?(_ text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 3, let field = Field(parts[0]), let keep = SettleConflict.Keep(rawValue: String(parts[1])),
            let version = Int(parts[2])
        else { return nil }
        (self.field, self.keep, self.version) = (field, keep, version)
    }
}

extension FormFields {
    /// The answers in a form. A question that is not in it is left alone.
    func answerDrafts(_ questions: [QuestionID: Question]) throws -> [AnswerDraft] {
        var problems: [RuleBroken] = []
        var drafts: [AnswerDraft] = []
        for id in questionIDs {
            guard let question = questions[id] else { continue }
            let marks = all("mark/\(id)")
            do throws(RuleBroken) {
                drafts.append(
                    AnswerDraft(
                        question: id, value: try question.answer(in: self), isMarked: marks.isEmpty ? nil : marks.contains("yes"),
                        basedOn: self["version/\(id)"].flatMap { Int($0) }))
            } catch {
                problems.append(error)
            }
        }
        guard problems.isEmpty else { throw RefusedAnswers(problems: problems) }
        return drafts
    }

    /// Every question that has a field here, in order.
    private var questionIDs: [QuestionID] {
        var seen: Set<QuestionID> = []
        return pairs.compactMap { pair in
            guard pair.name.hasPrefix("answer/") else { return nil }
            let parts = pair.name.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 3)
            guard parts.count >= 3, let id = QuestionID("\(Substring(parts[1]))/\(Substring(parts[2]))"), seen.insert(id).inserted else { return nil }
            return id
        }
    }

    /// Notes, passages and the private note in a form, each with the version it is based on.
    var textDrafts: [TextDraft] {
        pairs.compactMap { name, value in
            guard !name.hasPrefix("answer/"), let field = Field(name) else { return nil }
            return TextDraft(field: field, text: value, basedOn: self["version/\(name)"].flatMap { Int($0) })
        }
    }
}

extension AgreementDraft {
    init(_ fields: FormFields) {
        let email = fields.text("responsible_email")
        let person = fields.text("responsible").flatMap { Person.ID($0) }
        self.init(
            title: fields["title"] ?? "", responsible: email.map { .email($0) } ?? person.map { .person($0) },
            deadline: fields.text("deadline").flatMap { CalendarDate(iso: $0) }, firstStep: fields["first_step"], followUp: fields["follow_up"])
    }
}
