import EnrumCore
import EnrumDomain
import EnrumTexts
import Foundation
import HTTPTypes
import Hummingbird

extension Web {
    func addMeetingChanges(to table: RouteTable) {
        // A page is one form: whichever button is pressed, everything typed comes along and is kept first.
        // Enter in the line of a new point or question comes here as well, and means that one.
        pressed("writing", in: table, done: "saved", uses: ["item", "question"]) { id, fields, _, viewer in
            if let point = fields.text("item") { try await AddAgendaItem(environment)(point, to: id, as: viewer) }
            if let question = fields.text("question") { try await AddQuestion(environment)(question, to: id, as: viewer) }
        }
        pressed("sharing", in: table, done: "shared", uses: ["item"]) { id, fields, _, viewer in
            // A point that was typed and not added yet goes along with the rest.
            if let point = fields.text("item") { try await AddAgendaItem(environment)(point, to: id, as: viewer) }
            try await ShareAnswers(environment)(id, as: viewer)
        }
        pressed("sharing/withdraw", in: table, done: "withdrawn") { id, _, _, viewer in
            try await WithdrawAnswers(environment)(id, as: viewer)
        }
        pressed("ready", in: table, done: "ready", anchor: "ready") { id, _, _, viewer in
            try await SayReady(environment)(id, as: viewer)
        }
        addAgendaChanges(to: table)
        addTextChanges(to: table)
        addLifeChanges(to: table)
    }

    private func addAgendaChanges(to table: RouteTable) {
        pressed("points", in: table, uses: ["item"], anchor: "points") { id, fields, _, viewer in
            let key = fields["key"].flatMap { AgendaItem.ID($0) }
            try await AddAgendaItem(environment)(fields["item"] ?? "", to: id, key: key, as: viewer)
        }
        pressed("points/suggested", in: table, anchor: "points") { id, fields, visit, viewer in
            var points = [fields["suggestion"] ?? ""]
            if fields["chosen"] == "all" {
                points = try await wording(id, visit).suggestedPoints.suggestions.filter { $0.chosenBy != nil }.map(\.value)
            }
            try await TakeUpPoints(environment)(points, to: id, as: viewer)
        }
        table.change("/meetings/:id/checklist") { fields, request, visit in
            let (isTicked, item) = fields.text("tick").map { (true, $0) } ?? (false, fields.text("untick"))
            let list = item.map { "list/" + $0.split(separator: "/").dropLast().joined(separator: "/") }
            return try await carryOut(Press(anchor: list), fields, request, visit) { id, viewer in
                if let item { try await TickChecklist(environment)(item, isTicked: isTicked, in: id, as: viewer) }
            }
        }
        pressed("points/:item/tick", in: table, anchor: "agenda") { id, fields, visit, viewer in
            try await TickAgendaItem(environment)(visit.id("item"), in: id, done: fields.all("ticked").last != "no", as: viewer)
        }
        pressed("points/:item/remove", in: table, anchor: "points") { id, _, visit, viewer in
            try await RemoveAgendaItem(environment)(visit.id("item"), from: id, as: viewer)
        }
        pressed("questions", in: table, uses: ["question"], anchor: "questions") { id, fields, _, viewer in
            let key = fields["key"].flatMap { Slug($0) }
            try await AddQuestion(environment)(fields["question"] ?? "", to: id, key: key, as: viewer)
        }
    }

    private func addTextChanges(to table: RouteTable) {
        pressed("passages/new", in: table, anchor: "minutes") { id, fields, _, viewer in
            try await AddPassage(environment)(to: id, isConfidential: fields.all("confidential").last == "yes", as: viewer)
        }
        pressed("passages/:passage/confidential", in: table, anchor: "minutes") { id, fields, visit, viewer in
            let isConfidential = fields.all("confidential").last == "yes"
            try await MarkPassage(environment)(visit.id("passage"), isConfidential: isConfidential, in: id, as: viewer)
        }
        pressed("remarks", in: table, uses: ["remark"], anchor: "minutes") { id, fields, _, viewer in
            let key = fields["key"].flatMap { Identifier<Remark>($0) }
            try await AddRemark(environment)(fields["remark"] ?? "", to: id, key: key, as: viewer)
        }
        table.change("/meetings/:id/agreements") { fields, request, visit in
            let key = request.uri.queryParameters["key"].flatMap { Agreement.ID($0) }
            let press = Press(uses: AgreementDraft.fields, anchor: "agreements", key: key?.rawValue)
            return try await carryOut(press, fields, request, visit) { id, viewer in
                try await MakeAgreement(environment)(AgreementDraft(fields), in: id, key: key, as: viewer)
            }
        }
        table.change("/meetings/:id/agreements/suggested") { fields, request, visit in
            try await saveTyped(fields, in: visit.id(), visit)
            var again = try await wording(visit.id(), visit, typed: fields)
            // Another template in place of the one that was chosen; a draft of a module's, or none, is of no template.
            let standing = fields.without(["template", "area"])
            let filled = again.suggestedFields(fields["suggestion"] ?? "").filter { standing.text($0.name) == nil }
            again.typed = standing.adding(filled)
            return try await pageAgain(again, request, visit, key: nil)
        }
        pressed("self-agreements", in: table, done: "self_made", uses: SelfAgreementDraft.fields, anchor: "self-agreements") {
            id, fields, _, viewer in
            try await renaming(SelfAgreementDraft.names) {
                _ = try await MakeSelfAgreement(environment)(SelfAgreementDraft(fields), in: id, as: viewer)
            }
        }
        table.change("/meetings/:id/self-agreements/suggested") { fields, request, visit in
            try await saveTyped(fields, in: visit.id(), visit)
            var again = try await wording(visit.id(), visit)
            again.typed = fields.without(["self_template", "self_area"]).adding([("self_template", fields["suggestion"] ?? "")])
            return try await pageAgain(again, request, visit, key: nil)
        }
        table.change("/meetings/:id/conflicts") { fields, request, visit in
            let choices = fields.all("keep").compactMap(ConflictChoice.init)
            let press = Press(done: "saved", settles: Set(choices.map(\.field.name)))
            return try await carryOut(press, fields, request, visit) { id, viewer in
                for choice in choices {
                    try await SettleConflict(environment)(choice.field, keep: choice.keep, basedOn: choice.version, in: id, as: viewer)
                }
            }
        }
    }

    private func addLifeChanges(to table: RouteTable) {
        pressed("sending", in: table, done: "sent") { id, _, _, viewer in try await SendForm(environment)(id, as: viewer) }
        pressed("beginning", in: table, done: "begun", uses: ["overrule"]) { id, fields, _, viewer in
            try await BeginMeeting(environment)(id, overruling: fields.text("overrule"), as: viewer)
        }
        pressed("holding", in: table, done: "held", uses: ["overrule"]) { id, fields, _, viewer in
            try await FinishMeeting(environment)(id, overruling: fields.text("overrule"), as: viewer)
        }
        pressed("seen", in: table, done: "seen") { id, _, _, viewer in try await AcknowledgeMeeting(environment)(id, as: viewer) }
        pressed("closure", in: table, done: "closed", uses: ["overrule"]) { id, fields, _, viewer in
            try await CloseMeeting(environment)(id, overruling: fields.text("overrule"), as: viewer)
        }
        pressed("pen", in: table, done: "pen") { id, _, _, viewer in try await PassPen(environment)(id, as: viewer) }
    }

    /// What a button on a meeting's page does beside keeping what is typed.
    private struct Press {
        /// The word that the next page says.
        var done: String?
        /// Fields that the deed uses up; everything else that is typed stays in its place.
        var uses: Set<String> = []
        /// Fields that are settled by the deed instead of being kept first.
        var settles: Set<String> = []
        var anchor: String?
        /// The id that a refused agreement keeps.
        var key: String?

        init(done: String? = nil, uses: Set<String> = [], settles: Set<String> = [], anchor: String? = nil, key: String? = nil) {
            (self.done, self.uses, self.settles, self.anchor, self.key) = (done, uses, settles, anchor, key)
        }
    }

    /// A button of a meeting's page.
    private func pressed(
        _ path: String, in table: RouteTable, done: String? = nil, uses: Set<String> = [], anchor: String? = nil,
        _ deed: @escaping @Sendable (Meeting.ID, FormFields, Visit, Viewer) async throws -> Void
    ) {
        table.change("/meetings/:id/\(path)") { fields, request, visit in
            try await carryOut(Press(done: done, uses: uses, anchor: anchor), fields, request, visit) { id, viewer in
                try await deed(id, fields, visit, viewer)
            }
        }
    }

    /// Keeps what is typed, does the deed, and shows the page again. When a rule says no, the page comes back with everything that was
    /// typed and the message at its field; a conflict waits there with both texts.
    private func carryOut(
        _ press: Press, _ fields: FormFields, _ request: Request, _ visit: Visit, _ deed: (Meeting.ID, Viewer) async throws -> Void
    ) async throws -> Response {
        let (id, viewer) = (try visit.id() as Meeting.ID, try visit.signedIn())
        do {
            let outcomes = try await saveTyped(fields, in: id, visit, except: press.settles)
            if request.isAutosave { return try await autosaved(outcomes, in: id, visit) }
            let isConflict = outcomes.contains { if case .conflict = $0 { true } else { false } }
            if !isConflict { try await deed(id, viewer) }
            return try await shown(again: id, after: press, isConflict: isConflict, fields, request, visit)
        } catch let stopped as StoppedByFindings {
            var again = try await wording(id, visit, typed: fields, problems: stopped.pageProblems(texts(visit).language))
            again.stopped = stopped
            return try await pageAgain(again, request, visit, key: press.key)
        } catch {
            guard !request.isAutosave, let refusal = Refusal(error, fields) else { throw error }
            return try await pageAgain(
                try await wording(id, visit, typed: fields, problems: refusal.problems), request, visit, key: press.key)
        }
    }

    /// The page after a deed: the browser is sent on to it, or, when something is still only typed, gets it at once with that in its place.
    private func shown(
        again id: Meeting.ID, after press: Press, isConflict: Bool, _ fields: FormFields, _ request: Request, _ visit: Visit
    ) async throws -> Response {
        let typed = isConflict ? fields.onlyTyped : fields.onlyTyped.without(press.uses)
        guard typed.pairs.isEmpty else {
            return try await pageAgain(try await wording(id, visit, typed: typed), request, visit, key: isConflict ? press.key : nil)
        }
        let done = isConflict ? "conflict" : press.done
        let home = home(of: id, in: try await ReadPhase(environment)(id, as: visit.signedIn()))
        return seeOther(home + (done.map { "?done=\($0)" } ?? "") + (press.anchor.map { "#\($0)" } ?? ""))
    }

    private func pageAgain(_ wording: MeetingWording, _ request: Request, _ visit: Visit, key: String?) async throws -> Response {
        switch wording.meeting.phase {
        case .planned, .before: preparationPage(wording, request, visit)
        case .during, .after, .closed: conversationPage(wording, request, visit, key: key)
        case .ended: seeOther(home(of: wording.meeting.id, in: wording.meeting.phase))
        }
    }

    /// Keeps every answer, note, passage and private note in a posted form; `except` names fields that are settled otherwise.
    @discardableResult
    private func saveTyped(_ fields: FormFields, in id: Meeting.ID, _ visit: Visit, except: Set<String> = []) async throws -> [SaveOutcome]
    {
        let viewer = try visit.signedIn()
        var outcomes: [SaveOutcome] = []
        if fields.pairs.contains(where: { $0.name.hasPrefix("answer/") || $0.name.hasPrefix("mark/") }) {
            let questions = try await ReadQuestions(environment)(of: id, as: viewer)
            outcomes += try await SaveAnswers(environment)(
                fields.answerDrafts(questions).filter { !except.contains("answer/\($0.question)") }, in: id, as: viewer)
        }
        let texts = fields.textDrafts.filter { !except.contains($0.field.name) }
        if !texts.isEmpty { outcomes += try await SaveTexts(environment)(texts, in: id, as: viewer) }
        return outcomes
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
            guard parts.count >= 3, let id = QuestionID("\(Substring(parts[1]))/\(Substring(parts[2]))"), seen.insert(id).inserted else {
                return nil
            }
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

extension FormFields {
    /// Lines that wait for their own button: a point, a question, a remark, an agreement.
    fileprivate var onlyTyped: FormFields {
        var names = AgreementDraft.fields.union(["item", "question", "remark", "overrule"])
        // The template, the rhythm and the day stand there by themselves.
        if ["self_title", "self_first_step", "self_follow_up"].contains(where: { text($0) != nil }) {
            names.formUnion(SelfAgreementDraft.fields)
        }
        return FormFields(pairs: pairs.filter { names.contains($0.name) && $0.value.tidied != nil })
    }

    fileprivate func without(_ names: Set<String>) -> FormFields { FormFields(pairs: pairs.filter { !names.contains($0.name) }) }
}

extension AgreementDraft {
    /// The names of its fields in a form.
    static let fields: Set<String> = [
        "title", "responsible", "responsible_email", "deadline", "first_step", "follow_up", "template", "area",
    ]

    /// An agreement as it was typed. Somebody else's address counts before the choice among those who are known.
    /// - Throws: ``RuleBroken`` when the deadline is no date.
    init(_ fields: FormFields) throws(RuleBroken) {
        let person = fields.text("responsible").flatMap { Person.ID($0) }
        let deadline = fields.text("deadline")
        let date = deadline.flatMap { CalendarDate(iso: $0) }
        if deadline != nil, date == nil { throw RuleBroken("rule.date", field: "deadline") }
        self.init(
            title: fields["title"] ?? "",
            responsible: fields.text("responsible_email").map { .email($0) } ?? person.map { .person($0) }, deadline: date,
            firstStep: fields["first_step"], followUp: fields["follow_up"], template: fields.text("template"), area: fields.text("area"))
    }
}
