import EnrumCore
import EnrumDomain
import EnrumTexts

extension CaseWording {
    private var ownLane: LaneNote { LaneNote(.author, other: view.employee.firstName, texts) }

    /// The leader's own preparation of a step.
    func preparation(_ step: CaseStep, conflicts: [String: ConflictView] = [:], savedAt: String? = nil) -> CaseFormPage {
        var parts: [CaseForm.Part] = []
        let absolutes = view.absolutes
        if !absolutes.isEmpty, let exercise = view.procedure?.exercise { parts.append(.finding(warning(absolutes, exercise))) }
        parts += view.preparation(of: step).map { asked in
            .question(
                question(
                    asked, view.draft(.preparation, asked.id.rawValue, step: step.number), lane: ownLane,
                    conflict: conflicts[asked.id.rawValue]))
        }
        if let exercise = view.procedure?.exercise {
            parts.append(.heading(exercise.title(language), help: exercise.text(language)))
            parts.append(.lines(name: "exercise", (1...exercise.items).map { line($0, step) }, ownLane))
        }
        return CaseFormPage(
            eyebrow: eyebrow(step), title: texts("case_prepare.title"), lead: texts("case_prepare.lead"),
            lane: lane(.author, "case_prepare.lane"), assumption: assumption, findings: findings(stopped),
            written: .init(
                path: path(step) + "/prepare", parts: parts, saved: SaveState(savedAt: savedAt), submit: texts("case_prepare.save")),
            checklists: checklists(step), source: view.source?(language) ?? source, back: back)
    }

    private func warning(_ words: [String], _ exercise: Procedure.Exercise) -> FindingList {
        FindingList(findings: [
            .init(
                level: Finding.Level.warn.rawValue, word: texts("finding.warn"), text: exercise.say(language),
                source: texts("case_prepare.found", ["words": words.joined(separator: ", ")]))
        ])
    }

    private func line(_ number: Int, _ step: CaseStep) -> FormField {
        let name = "exercise/\(number)"
        return FormField(
            name: name, label: texts("case_prepare.exercise_label", ["number": String(number)]),
            value: typed(name, else: view.draft(.exercise, String(number), step: step.number)?.value?.plainText), longest: Limits.remark)
    }

    private func checklists(_ step: CaseStep) -> [ChecklistView] {
        view.checklists.map { list in
            ChecklistView(
                id: list.id.rawValue, title: list.title(language),
                items: list.items.map { item in
                    let id = "\(list.id)/\(item.id)"
                    return ChecklistView.Item(
                        id: id, text: item.label(language), isTicked: view.draft(.checklist, id, step: step.number)?.value == .yesNo(true))
                }, lane: ownLane, source: source, path: path(step) + "/checklist")
        }
    }

    /// The conversation itself: advice beside what is written along the way.
    ///
    /// - Parameter standing: What the rules of form would say to holding it today.
    func talk(_ step: CaseStep, standing: [CaseFinding] = []) -> CaseFormPage {
        let stage = view.stage(of: step)
        let draft = lane(.author, isHRIn(step) ? "case_meet.lane_draft_hr" : "case_meet.lane_draft")
        var parts: [CaseForm.Part] = []
        if let number = step.record {
            parts.append(.heading(texts("case_meet.handed_over", ["number": String(number)])))
        } else if stage?.handsOverRecord == true {
            parts += view.record(of: step).map { asked in
                .question(
                    question(
                        asked, view.draft(.record, asked.id.rawValue, step: step.number), lane: draft))
            }
        } else if view.role == .leader {
            let note = view.draft(.privateNote, "text", step: step.number)
            parts.append(
                .question(
                    QuestionField(
                        id: "note", label: texts("case_meet.note"), help: texts("case_meet.note_help"),
                        input: .longText(typed("answer/note", else: note?.value?.plainText)), lane: ownLane, version: note?.version ?? 0)))
        }
        let leads = view.acts.contains(.lead)
        return CaseFormPage(
            eyebrow: eyebrow(step), title: texts("case_meet.title"),
            lead: texts(Phrase(stage?.handsOverRecord == true ? "case_meet.lead" : "case_meet.lead_private")),
            assumption: assumption, findings: findings(stopped.isEmpty ? standing : stopped),
            facts: appointment(step.appointment) + pauses(step),
            written: .init(
                path: path(step) + "/meet", parts: parts, saved: SaveState(), submit: texts("case_meet.save"),
                after: leads ? doing(step) : []),
            aside: (view.procedure?.during ?? []).map {
                .init(title: $0.title?(language) ?? texts("case_meet.advice"), items: $0.items.map { $0(language) })
            }, source: view.source?(language) ?? source, back: back)
    }

    /// Whether HR takes part in the step, and so reads and writes in the record's draft (I-21).
    private func isHRIn(_ step: CaseStep) -> Bool { view.stage(of: step)?.hr == .takesPart && step.isAboutSanction && view.hr != nil }

    /// Held, paused, gone on: what the leader notes about the conversation.
    private func doing(_ step: CaseStep) -> [CaseForm.Part] {
        func button(_ place: String, _ key: String, _ style: ActionForm.Style = .secondary) -> CaseForm.Part {
            .button(ActionForm(path: path(step) + place, words: texts(Phrase(key)), style: style))
        }
        let pausing: [CaseForm.Part] = [
            .heading(texts("case_meet.pause"), help: texts("case_meet.pause_help")),
            field("pause_reason", "case_meet.pause_reason", lane: lane(.pair, "case.lane.parties", ["readers": readers])),
            button("/pause", "case_meet.pause_submit"),
        ]
        if step.held == nil {
            return [
                .heading(
                    texts("case_meet.hold"),
                    help: step.isAppointed ? nil : texts("case_meet.hold_help", ["name": view.employee.firstName])),
                field("hold_on", "case_meet.hold_on", input: .date, standing: today.iso),
                button("/hold", "case_meet.hold_submit", .primary),
            ] + pausing
        }
        if step.isPaused {
            return [
                .heading(texts("case_meet.go_on")),
                field("go_on_date", "case_convene.date", input: .date, standing: step.pauses.last?.goesOn?.date?.iso),
                field("go_on_time", "case_convene.time", input: .time, standing: step.pauses.last?.goesOn?.time?.iso),
                field("go_on_place", "case_convene.place", standing: step.pauses.last?.goesOn?.place),
                button("/continuation", "case_meet.go_on_submit"), .heading(texts("case_meet.continue")),
                field("continued_on", "case_meet.hold_on", input: .date, standing: today.iso),
                button("/continue", "case_meet.continue_submit", .primary),
            ]
        }
        return step.record == nil && step.decided == nil ? pausing : []
    }

    private func pauses(_ step: CaseStep) -> [CasePage.Fact] {
        let held =
            step.held.map { [CasePage.Fact(name: texts("case_meet.title"), value: texts("case_meet.held_on", ["date": day($0.on)]))] } ?? []
        return held
            + step.pauses.map { pause in
                CasePage.Fact(
                    name: texts("case_meet.paused", ["date": moment(pause.at)]),
                    value: pause.continued.map { texts("case_meet.held_on", ["date": day($0.on)]) } ?? pause.reason ?? "")
            }
    }

    /// Topic, time and place, as far as they are known.
    func appointment(_ appointment: Appointment) -> [CasePage.Fact] {
        func fact(_ key: String, _ value: String?) -> CasePage.Fact? { value.map { CasePage.Fact(name: texts(Phrase(key)), value: $0) } }
        let time = [appointment.date.map(day), appointment.time.map { texts.clock($0) }].compactMap { $0 }
        return [
            fact("case_convene.topic", appointment.topic), fact("case_convene.purpose", appointment.purpose),
            fact("case.fact.when", time.isEmpty ? nil : time.joined(separator: " ")), fact("case_convene.place", appointment.place),
            fact("case_convene.duration", appointment.duration.map { String($0) }),
            fact("case_convene.participants", appointment.participants),
        ].compactMap { $0 }
    }
}
