import EnrumDomain

/// Makes a letter of a case from its template and what is known.
struct LetterWriter {
    let standing: Case
    let step: CaseStep
    let letters: any Letters
    let clock: any Clock

    private var today: CalendarDate { clock.today }

    /// - Throws: ``RuleBroken`` when there is no letter of the kind for the stage.
    func handover(
        _ kind: CaseDocument.Kind, _ content: LetterContent, by way: HandoverWay, in transaction: any ReadTransaction
    ) throws -> Case.Handover {
        guard let employee = try transaction.person(standing.employee) else { throw NotFound() }
        let all = try transaction.letters(of: standing.pin)
        guard
            let template = all.first(where: { $0.kind == kind && $0.stages.contains(step.stage) })
                ?? all.first(where: { $0.kind == kind && $0.stages.isEmpty })
        else { throw RuleBroken("rule.case_no_letter") }
        let language = way.language ?? employee.language
        let delivered = way.on ?? today
        let values = try values(content, employee, delivered: delivered, in: transaction, language)
        return Case.Handover(
            kind: kind, title: try letters.fill(template.title(language), with: values, in: language),
            body: try letters.fill(template.body(language).saying(kind.neededLast), with: values, in: language), language: language,
            template: "\(standing.pin.plugin)/\(template.id)", delivery: .init(way.means, on: delivered))
    }

    /// What sending it would be.
    func deed(_ kind: CaseDocument.Kind, _ content: LetterContent, _ letter: Case.Handover, missing: [LocalizedText]) -> CaseDeed {
        switch kind {
        case .convening: .convene(on: letter.delivery.on)
        case .note, .minutes: .handOver(kind, text: letter.title + "\n" + letter.body, missing: missing)
        case .hearing: .startHearing(content.hearing ?? HearingContent(facts: nil, intended: nil))
        case .warning, .decision: .decide(content.decision ?? .warning, content.grounds ?? CaseStep.Grounds())
        }
    }

    private func values(
        _ content: LetterContent, _ employee: Person, delivered: CalendarDate, in transaction: any ReadTransaction, _ language: Language
    ) throws -> LetterValues {
        var values: LetterValues = ["employee": .text(employee.name), "today": .date(today), "number": .number(standing.nextNumber)]
        func say(_ key: String, _ text: String?) { if let text, !text.isEmpty { values[key] = .text(text) } }
        let named = try transaction.people(Set([employee.leader, standing.hr, standing.decisionMaker].compactMap { $0 }))
        say("leader", employee.leader.flatMap { named[$0]?.name })
        say("hr", standing.hrTakesPart(in: step) ? standing.hr.flatMap { named[$0]?.name } : nil)
        // The leader who decides speaks as "I"; only somebody else is named.
        let decides = standing.decisionMaker == employee.leader && content.decision == nil ? nil : standing.decisionMaker
        say("decision_maker", decides.flatMap { named[$0]?.name })
        say("companion", companion(by: clock)?.name)
        let signer = content.decision == nil ? nil : standing.decisionMaker.flatMap { named[$0] }
        let chain = try transaction.departments().chain(from: signer?.department ?? employee.department)
        say("department", chain.first?.name)
        say("organisation", chain.last?.name)
        say("competence", standing.procedure.competence?.value?(language))
        appointment(&values)
        let deadlines = standing.procedure.deadlines
        if let hearing = content.hearing {
            say("facts", hearing.facts)
            if let intended = hearing.intended { values["intended"] = .decision(intended) }
            say("assessment", hearing.assessment)
            values["extension_right"] = .flag(true)
            values["companion_right"] = .flag(true)
            values["deadline"] = deadline(deadlines.hearingDays, from: delivered)
            values["deadline_days"] = .number(deadlines.hearingDays)
        } else if standing.stage(of: step).remarks == .right {
            values["deadline"] = deadline(deadlines.remarksDays, from: delivered)
            values["deadline_days"] = .number(deadlines.remarksDays)
        }
        if let grounds = content.grounds {
            say("facts", grounds.facts)
            say("rule", grounds.rule)
            say("reasons", grounds.reasons)
        }
        if let decision = content.decision {
            values["intended"] = .decision(decision)
            let deed = CaseDeed.decide(decision, content.grounds ?? CaseStep.Grounds())
            let passed = try standing.overruled(by: deed, on: today).map { try passedOver($0, in: transaction) }
            if !passed.isEmpty { values["passed_over"] = .passedOver(passed) }
        }
        say("record", try record(in: transaction, employee, language))
        if content.grounds?.change != nil || step.plan != nil { values["plan"] = .plan(change: content.grounds?.change, step.plan) }
        say("remarks", remarks)
        for (key, text) in standing.pin.settings { say("settings.\(key)", text) }
        return values
    }

    /// Who the employee had with them: of a conversation that was held, nobody who was invited after its day.
    private func companion(by clock: any Clock) -> Companion? {
        guard let companion = standing.companion else { return nil }
        guard let held = step.held?.on else { return companion }
        return clock.day(of: companion.invitedAt) <= held ? companion : nil
    }

    private func deadline(_ days: Int, from day: CalendarDate) -> LetterValue {
        let deadlines = standing.procedure.deadlines
        return .deadline(deadlines.last(days, from: day), movedFrom: deadlines.movedFrom(days, from: day))
    }

    private func passedOver(_ override: CaseOverride, in transaction: any ReadTransaction) throws -> PassedOver {
        let people = try transaction.people(Set([override.askedBy, override.approvedBy].compactMap { $0 }))
        return PassedOver(
            finding: override.finding, reason: override.reason, askedBy: people[override.askedBy]?.name ?? "",
            approvedBy: override.approvedBy.flatMap { people[$0]?.name } ?? "")
    }

    private func appointment(_ values: inout LetterValues) {
        let appointment = step.appointment
        func say(_ key: String, _ value: LetterValue?) { if let value { values[key] = value } }
        say("topic", appointment.topic.map { .text($0) })
        say("purpose", appointment.purpose.map { .text($0) })
        say("place", appointment.place.map { .text($0) })
        say("participants", appointment.participants.map { .text($0) })
        say("date", (step.held?.on ?? appointment.date).map { .date($0) })
        say("time", appointment.time.map { .time($0) })
        say("duration", appointment.duration.map { .minutes($0) })
        if appointment.saysCompanionRight { values["companion_right"] = .flag(true) }
    }

    private var remarks: String {
        let all = standing.documents.filter { $0.step == step.number }.flatMap(\.remarks) + step.statements
        return all.map(\.text).joined(separator: "\n\n")
    }

    /// The fields that the record must hold and does not. Where none must be filled in, all of them, unless one is or there is a text by hand.
    func missing(in transaction: any ReadTransaction, _ employee: Person, ownText: String? = nil) throws -> [LocalizedText] {
        guard let leader = employee.leader else { return [] }
        let drafts = try transaction.caseDrafts(of: standing.id, owner: leader).filter { $0.part == .record && $0.step == step.number }
        let questions = standing.procedure.record.filter { $0.isAsked(at: step.stage) }.map(\.question)
        func isAnswered(_ question: Question) -> Bool {
            drafts.first { $0.field == question.id.rawValue }?.value.map { !$0.words(of: question, in: .danish).isEmpty } ?? false
        }
        if questions.contains(where: \.isRequired) { return questions.filter { $0.isRequired && !isAnswered($0) }.map(\.label) }
        return (ownText ?? "").saysSomething || questions.contains(where: isAnswered) ? [] : questions.map(\.label)
    }

    /// The fields of the record that are filled in: each question as a heading, its answer under it.
    private func record(in transaction: any ReadTransaction, _ employee: Person, _ language: Language) throws -> String {
        guard let leader = employee.leader else { return "" }
        let drafts = try transaction.caseDrafts(of: standing.id, owner: leader).filter { $0.part == .record && $0.step == step.number }
        return standing.procedure.record.filter { $0.isAsked(at: step.stage) }.compactMap { staged in
            let question = staged.question
            guard let value = drafts.first(where: { $0.field == question.id.rawValue })?.value else { return nil }
            let text = value.words(of: question, in: language)
            return text.isEmpty ? nil : "# \(question.label(language))\n\n\(text)"
        }.joined(separator: "\n\n")
    }
}

extension CaseDocument.Kind {
    /// What a letter says at its end when its template leaves it out: nobody's wording can hide it.
    fileprivate var neededLast: [String] {
        switch self {
        case .warning: ["plan", "passed_over"]
        case .decision: ["intended", "passed_over"]
        case .convening, .note, .minutes, .hearing: []
        }
    }
}

extension String {
    /// A record is more than a sign or a word.
    fileprivate var saysSomething: Bool { split { !$0.isLetter && !$0.isNumber }.count >= 3 }

    fileprivate func saying(_ keys: [String]) -> String {
        let said = Set(LetterTemplate.read(self).tags.map(\.key))
        return self + keys.filter { !said.contains($0) }.map { "{{#\($0)}}\n\n{{\($0)}}{{/\($0)}}" }.joined()
    }
}

extension AnswerValue {
    /// An answer as a letter says it.
    fileprivate func words(of question: Question, in language: Language) -> String {
        func label(_ id: Slug) -> String {
            switch question.kind {
            case .choice(let options), .many(let options): options.first { $0.id == id }?.label(language) ?? id.rawValue
            default: id.rawValue
            }
        }
        switch self {
        case .text(let text): return text
        case .scale(let step): return String(step)
        case .choice(let id): return label(id)
        case .many(let ids): return ids.map { "- \(label($0))" }.joined(separator: "\n")
        case .number(let number): return language == .danish ? number.plain.replacing(".", with: ",") : number.plain
        case .date(let date): return date.iso
        case .person(let id): return id.rawValue
        case .yesNo(let yes): return language == .danish ? (yes ? "Ja" : "Nej") : (yes ? "Yes" : "No")
        case .table(let rows): return rows.map { "- " + $0.filter { !$0.isEmpty }.joined(separator: ", ") }.joined(separator: "\n")
        }
    }
}
