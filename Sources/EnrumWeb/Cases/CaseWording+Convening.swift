import EnrumCore
import EnrumDomain
import EnrumTexts

extension CaseWording {
    /// When, where and about what; told, or sent as a letter.
    func convening(_ step: CaseStep, letter: LetterPreview?) -> CaseFormPage {
        let kind = view.stage(of: step)?.convening ?? .none
        let isWritten = kind == .written
        var forms =
            step.held != nil
            ? [] : [step.isAppointed ? moving(step) : plan(step, isWritten: isWritten, isFirst: step.appointment.topic == nil)]
        if isWritten, step.convening == nil, let letter, step.appointment.topic != nil {
            forms.append(sending(letter, step))
        } else if kind == .tell, step.told == nil, step.convening == nil, step.appointment.topic != nil {
            forms.append(
                CaseForm(
                    id: "told", title: texts("case_convene.tell"), help: texts("case_convene.tell_help"), path: path(step) + "/tell",
                    parts: [field("told_on", "case_convene.told_on", input: .date, standing: today.iso)],
                    submit: texts("case_convene.tell"), isPrimary: true))
        }
        let sent = step.convening == nil ? nil : texts("case_convene.sent")
        let told = step.told.map { texts("case_convene.told", ["date": day($0.on)]) }
        return CaseFormPage(
            eyebrow: eyebrow(step), title: texts(Phrase(isWritten ? "case_convene.title_written" : "case_convene.title_tell")),
            lead: sent ?? told ?? texts(Phrase("case_convene.lead.\(kind.rawValue)")), assumption: assumption,
            findings: findings(stopped.isEmpty ? letter?.findings ?? [] : stopped),
            facts: step.isAppointed ? self.appointment(step.appointment) : [], forms: forms, back: back)
    }

    /// Another day than the one the employee was given. What is to be looked at again is shown once before it is moved.
    private func moving(_ step: CaseStep) -> CaseForm {
        let appointment = step.appointment
        return CaseForm(
            id: "move", title: texts("case_move.title"), help: texts("case_move.help"), path: path(step) + "/move",
            parts: [
                field("date", "case_convene.date", input: .date, standing: appointment.date?.iso),
                field("time", "case_convene.time", input: .time, standing: appointment.time?.iso),
                field("place", "case_convene.place", standing: appointment.place, longest: Limits.title),
                field("duration", "case_convene.duration", input: .number, standing: appointment.duration.map { String($0) }),
                field(
                    "agreed", "case_move.agreed", input: .area(rows: 2), help: "case_move.agreed_help",
                    lane: lane(.case, "case.lane.parties", ["readers": readers]), longest: Limits.remark),
            ], submit: texts(Phrase(isWarnedOnly ? "case_move.submit_anyway" : "case_move.submit")), isPrimary: isWarnedOnly,
            values: isWarnedOnly ? [("seen", "yes")] : [])
    }

    private func plan(_ step: CaseStep, isWritten: Bool, isFirst: Bool) -> CaseForm {
        let appointment = step.appointment
        var parts: [CaseForm.Part] = [
            field(
                "topic", "case_convene.topic", standing: appointment.topic ?? view.topic, help: "case_convene.topic_help",
                lane: lane(.case, "case_convene.lane"), longest: Limits.title)
        ]
        if isWritten {
            parts.append(
                field(
                    "purpose", "case_convene.purpose", input: .area(rows: 3), standing: appointment.purpose,
                    help: "case_convene.purpose_help"))
        }
        parts += [
            field("date", "case_convene.date", input: .date, standing: appointment.date?.iso),
            field("time", "case_convene.time", input: .time, standing: appointment.time?.iso),
            field("place", "case_convene.place", standing: appointment.place, help: "case_convene.place_help", longest: Limits.title),
            field("duration", "case_convene.duration", input: .number, standing: appointment.duration.map { String($0) }),
        ]
        if isWritten {
            parts += [
                field(
                    "participants", "case_convene.participants", input: .area(rows: 2), standing: appointment.participants,
                    help: "case_convene.participants_help"),
                .check(
                    name: "companion_right", label: texts("case_convene.companion"),
                    isOn: refusal.map { $0.fields["companion_right"] == "yes" } ?? (isFirst || appointment.saysCompanionRight)),
            ]
        }
        return CaseForm(
            id: "plan", path: path(step) + "/convene", parts: parts,
            submit: texts(Phrase(isWritten ? "case_convene.save" : "case_convene.save_plain")), isPrimary: isFirst)
    }

    private func sending(_ letter: LetterPreview, _ step: CaseStep) -> CaseForm {
        CaseForm(
            id: "letter", path: path(step) + "/convening",
            parts: [
                .letter(CaseLetter(caption: texts("case_convene.preview"), title: letter.title, body: letter.body)),
                .heading(texts("case_convene.deliver"), help: texts("case_deliver.after", ["readers": readers])),
            ] + delivery, submit: texts("case_convene.deliver"), isPrimary: true, confirmation: texts("case_deliver.confirm"))
    }

    /// What is handed over after the conversation: read through, mended, handed over.
    func record(_ step: CaseStep, letter: LetterPreview) -> CaseFormPage {
        let isNote = view.stage(of: step)?.record == .note
        let (title, body) = (typed("title", else: letter.title), typed("body", else: letter.body))
        return CaseFormPage(
            eyebrow: eyebrow(step), title: texts(Phrase(isNote ? "case_record.title_note" : "case_record.title_minutes")),
            lead: texts("case_record.lead"), assumption: assumption, findings: findings(stopped.isEmpty ? letter.findings : stopped),
            forms: [
                CaseForm(
                    id: "hand-over", path: path(step) + "/record",
                    parts: [
                        .letter(CaseLetter(caption: texts("case_record.preview"), title: title, body: body)),
                        .heading(texts("case_record.edit")),
                        field(
                            "title", "case_record.letter_title", standing: letter.title, lane: lane(.author, "case_meet.lane_draft"),
                            longest: Limits.title),
                        field("body", "case_record.letter_body", input: .area(rows: 16), standing: letter.body, longest: Limits.text),
                        .heading(texts("case_record.deliver"), help: texts("case_deliver.after", ["readers": readers])),
                    ] + delivery, submit: texts("case_record.deliver"), isPrimary: true, confirmation: texts("case_deliver.confirm"),
                    second: .init(words: texts("case_record.look"), path: path(step) + "/record/preview"))
            ], back: back)
    }

    /// Improved, unchanged or worse; each with what to ask, and a proposal that the leader is free of (I-48 to I-51).
    func followUp(_ step: CaseStep) -> CaseFormPage {
        let guide = view.procedure?.followUp ?? Procedure.FollowUpGuide()
        let chosen = (outcome: typed("outcome", else: nil), next: typed("next", else: nil))
        func proposal(_ outcome: Agreement.Outcome) -> String {
            let words = texts(Phrase("case.next_step.\(guide[outcome].next.rawValue)"))
            return words.prefix(1).lowercased() + words.dropFirst()
        }
        let outcomes = Agreement.Outcome.allCases.map { outcome in
            CaseForm.Choice.Option(
                id: outcome.rawValue, label: texts(Phrase("case_follow_up.\(outcome.rawValue)")),
                isChosen: chosen.outcome == outcome.rawValue)
        }
        let steps = Procedure.NextStep.allCases.map { next in
            CaseForm.Choice.Option(
                id: next.rawValue, label: texts(Phrase("case.next_step.\(next.rawValue)")), isChosen: chosen.next == next.rawValue)
        }
        let help = texts(
            "case_follow_up.next_help",
            ["improved": proposal(.improved), "unchanged": proposal(.unchanged), "worse": proposal(.worse)])
        return CaseFormPage(
            eyebrow: eyebrow(step), title: texts("case_follow_up.title"), lead: texts("case_follow_up.lead"), assumption: assumption,
            findings: findings(stopped),
            facts: step.plan.map { [.init(name: texts("case_plan.title"), value: lines(of: $0).joined(separator: "\n"))] } ?? [],
            forms: [
                CaseForm(
                    id: "follow-up", path: path(step) + "/follow-up",
                    parts: [
                        .choice(
                            .init(name: "outcome", legend: texts("case_follow_up.outcome"), options: outcomes, error: error("outcome"))),
                        .choice(
                            .init(
                                name: "next", legend: texts("case_follow_up.next"), help: help, options: steps, error: error("next"))),
                        field(
                            "follow_up_note", "case_follow_up.note", input: .area(rows: 3), help: "case_follow_up.note_help",
                            lane: lane(.case, "case.lane.parties", ["readers": readers])),
                    ], submit: texts("case_follow_up.submit"), isPrimary: true)
            ],
            aside: Agreement.Outcome.allCases.map { outcome in
                .init(
                    title: texts(Phrase("case_follow_up.prompts.\(outcome.rawValue)")), items: guide[outcome].prompts.map { $0(language) })
            }.filter { !$0.items.isEmpty }, source: source, back: back)
    }
}
