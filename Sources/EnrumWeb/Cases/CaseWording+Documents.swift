import EnrumCore
import EnrumDomain
import EnrumTexts

extension CaseWording {
    /// A document as the letter it is. Its text stands in the language it was handed over in.
    func document(_ document: CaseDocument, organisation: String, department: String, hasPDF: Bool) -> CaseDocumentPage {
        let place = "\(path)/documents/\(document.number)"
        let additions =
            document.remarks.map { ($0.at, addition($0, "case_document.remark")) }
            + document.clarifications.map { ($0.at, addition($0, "case_document.clarification")) }
        return CaseDocumentPage(
            title: document.title, body: document.body,
            from: texts("case_document.from", ["department": department, "organisation": organisation]),
            to: texts("case_document.to", ["name": view.employee.name]),
            reference: "\(texts.fullDate(document.delivery.on))\n\(texts("case_document.number", ["number": String(document.number)]))",
            lane: LaneNote(
                audience: document.filed == nil ? .case : .file,
                words: texts(
                    Phrase(document.filed == nil ? "case_document.lane" : "case_document.lane_filed", ["readers": readersOf(document)]))),
            facts: [delivered(document)] + hints(document), additions: additions.sorted { $0.0 < $1.0 }.map(\.1),
            forms: forms(document, place), actions: actions(document, place), pdfPath: hasPDF ? place + "/pdf" : nil,
            next: document.kind == .hearing && view.acts.contains(.answerHearing)
                ? .init(words: texts("case.next.answer_hearing.do"), path: path + "/hearing") : nil, back: back)
    }

    private func readersOf(_ document: CaseDocument) -> String {
        if view.role == .companion { return list([texts("person.you"), view.employee.name]) }
        guard document.sharedWithCompanionAt != nil, let companion = view.companion, companion.person != nil else { return readers }
        return "\(readers), \(companion.name)"
    }

    private func addition(_ addition: CaseDocument.Addition, _ key: String) -> CaseDocumentPage.Addition {
        CaseDocumentPage.Addition(
            who: texts(Phrase(key, ["name": fullName(addition.by), "date": moment(addition.at)])), text: addition.text,
            hint: addition.isLate ? texts("case_document.late") : nil)
    }

    private func forms(_ document: CaseDocument, _ place: String) -> [CaseForm] {
        var forms: [CaseForm] = []
        let lane = lane(.case, "case.lane.parties", ["readers": readersOf(document)])
        if view.acts.contains(.remark) {
            forms.append(
                CaseForm(
                    id: "add-remark", title: texts("case_document.add_remark"), help: texts("case_document.add_remark_help"),
                    path: place + "/remarks",
                    parts: [field("remark", "case_document.remark_label", input: .area(rows: 4), lane: lane, longest: Limits.text)],
                    submit: texts("case_document.remark_submit"), isFolded: true))
        }
        if view.acts.contains(.clarify), !document.remarks.isEmpty {
            forms.append(
                CaseForm(
                    id: "add-clarification", title: texts("case_document.add_clarification"),
                    help: texts("case_document.add_clarification_help"), path: place + "/clarifications",
                    parts: [
                        field("clarification", "case_document.clarification_label", input: .area(rows: 4), lane: lane, longest: Limits.text)
                    ],
                    submit: texts("case_document.clarification_submit"), isFolded: true))
        }
        return forms
    }

    private func actions(_ document: CaseDocument, _ place: String) -> [ActionForm] {
        var actions: [ActionForm] = []
        let stage = view.step(document.step).flatMap { view.stage(of: $0) }
        if view.acts.contains(.file), document.filed == nil, document.kind.isFiled, stage?.isFiled == true {
            actions.append(
                ActionForm(path: place + "/filing", words: texts("case_document.file"), explanation: texts("case_document.file_help")))
        }
        if view.isOpen, view.acts.contains(.inviteCompanion), let companion = view.companion, companion.person != nil,
            (document.sharedWithCompanionAt.map { $0 < companion.invitedAt } ?? true)
        {
            actions.append(
                ActionForm(
                    path: place + "/sharing", words: texts("case_document.share", ["name": companion.name]),
                    explanation: texts("case_document.share_help")))
        }
        return actions
    }

    /// The employee's own page about whom they bring (I-20).
    var companionPage: CaseFormPage {
        let companion = view.companion
        let shared = view.documents.filter { document in
            companion.map { companion in document.sharedWithCompanionAt.map { $0 >= companion.invitedAt } ?? false } ?? false
        }
        let now = companion.map { companion in
            texts(Phrase(companion.person == nil ? "case_companion.outside" : "case_companion.now", ["name": companion.name]))
        }
        return CaseFormPage(
            eyebrow: eyebrow(), title: texts("case_companion.title"), lead: now ?? texts("case_companion.lead"),
            findings: findings(stopped),
            facts: shared.isEmpty
                ? []
                : [.init(name: texts("case_companion.papers"), value: shared.map { "\($0.number). \($0.title)" }.joined(separator: "\n"))],
            forms: companion == nil
                ? [
                    CaseForm(
                        id: "invite", path: path + "/companion",
                        parts: [
                            field("companion", "case_companion.email", input: .email, help: "case_companion.email_help"),
                            field("companion_name", "case_companion.name", help: "case_companion.name_help", longest: Limits.name),
                        ], submit: texts("case_companion.submit"), isPrimary: true)
                ] : [],
            actions: companion.map { companion in
                [
                    ActionForm(
                        path: path + "/companion/remove", words: texts("case_companion.remove"),
                        explanation: texts("case_companion.remove_help", ["name": companion.name]))
                ]
            } ?? [], back: back)
    }
}
