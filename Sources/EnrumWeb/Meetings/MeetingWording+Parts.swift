import EnrumCore
import EnrumDomain
import EnrumTexts

extension MeetingWording {
    /// The points of both, the employee's first (P-05).
    func agenda(canAdd: Bool, canTick: Bool) -> AgendaList {
        // Before the employee shares, the leader is not even told that there is nothing (rule h); nor is either where both show at once.
        let isHidden = meeting.holdsPreparationsBack || !view.isEmployee && meeting.shared == nil
        let authors = [meeting.employee, meeting.leader].filter { author in
            author == view.viewer.id || !isHidden || view.agenda.contains { $0.author == author }
        }
        let groups = authors.map { author in
            AgendaList.Group(
                title: author == view.viewer.id ? texts("agenda.yours") : texts("agenda.theirs", ["name": fullFirstName(author)]),
                items: view.agenda.filter { $0.author == author }.map { item($0, canTick: canTick) })
        }
        let isDraft = meeting.holdsPreparationsBack || view.isEmployee && meeting.shared == nil && meeting.begun == nil
        let lane = LaneNote(.pair, other: view.other.firstName, isShared: !isDraft, texts)
        return AgendaList(
            groups: groups, addPath: canAdd ? path + "/points" : nil, lane: lane, typed: typed?["item"] ?? "",
            isClosed: meeting.phase == .closed)
    }

    /// First name also for the viewer, for headings.
    private func fullFirstName(_ person: Person.ID) -> String { view.people[person]?.firstName ?? texts("person.someone") }

    private func item(_ item: AgendaItem, canTick: Bool) -> AgendaList.Item {
        let isOwn = item.author == view.viewer.id && item.raisedIn == meeting.id
        let canRemove = isOwn && (meeting.phase == .planned || meeting.phase == .before)
        return AgendaList.Item(
            id: item.id.rawValue, text: item.text, isTicked: item.ticked != nil,
            origin: item.raisedIn == meeting.id
                ? nil : texts("agenda.carried_over", ["date": texts.shortDate(clock.day(of: item.raisedAt), today: view.today)]),
            tickPath: canTick ? "\(path)/points/\(item.id)/tick" : nil, removePath: canRemove ? "\(path)/points/\(item.id)/remove" : nil)
    }

    func card(_ agreement: Agreement) -> AgreementCard {
        var card = agreementWording.card(agreement)
        card.findings.findings += findings(about: agreement.id).findings
        return card
    }

    var agreementWording: AgreementWording {
        AgreementWording(texts: texts, clock: clock, today: view.today, viewer: view.viewer.id, people: view.people)
    }

    /// What lies behind this conversation.
    var lookBack: LookBack {
        var back = LookBack(agreements: view.earlierAgreements.map(card))
        back.openPoints = view.agenda.filter { $0.raisedIn != meeting.id && $0.ticked == nil }.map { item in
            texts("lookback.point", ["text": item.text, "date": texts.shortDate(clock.day(of: item.raisedAt), today: view.today)])
        }
        if let previous = view.previous {
            back.answersTitle = texts("lookback.answers", ["date": texts.dayAndDate(previous.schedule.date)])
            let answers = Dictionary(grouping: view.previousAnswers.filter { $0.author == meeting.employee }, by: \.question)
            back.answers = view.questions.compactMap { question in
                answers[question.id]?.first.flatMap { $0.value == nil ? nil : self.answer(question, $0) }
            }
        }
        return back
    }

    /// An empty form for an agreement, or one with what was typed and refused.
    func agreementForm(_ typed: FormFields?, key: String) -> AgreementForm {
        AgreementForm(
            path: path + "/agreements?key=" + key, title: typed?["title"] ?? "",
            people: [meeting.employee, meeting.leader].map { person in
                QuestionField.Option(id: person.rawValue, label: fullName(person), isChosen: typed?["responsible"] == person.rawValue)
            },
            responsibleEmail: typed?["responsible_email"] ?? "", deadline: typed?["deadline"] ?? "", firstStep: typed?["first_step"] ?? "",
            followUp: typed?["follow_up"] ?? "", template: templateChoice(typed),
            errors: Dictionary(
                problems.compactMap { problem in problem.field.map { ($0, texts(problem.phrase)) } },
                uniquingKeysWith: { first, _ in first }),
            submit: texts("agreement.add"), lane: pairLane)
    }

    func said(_ question: Question) -> SharedField {
        let note = view.notes[question.id]
        let field = Field.said(question.id)
        return SharedField(
            field: field.name, label: texts("conversation.said_about", ["question": question.label(language)]), hidesLabel: true,
            text: typed?[field.name] ?? note?.text ?? "", version: note?.version ?? 0,
            editedWords: note.map { texts("field.edited", ["name": name($0.editedBy), "time": moment($0.editedAt)]) },
            error: problem(field.name), lane: pairLane, conflict: conflict(field))
    }

    func passage(_ passage: Passage, canWrite: Bool) -> PassageView {
        let lane = passage.isConfidential ? confidentialLane : pairLane
        let field = Field.passage(passage.id)
        guard canWrite else { return PassageView(text: passage.text, isConfidential: passage.isConfidential, lane: lane) }
        let editing = SharedField(
            field: field.name, label: texts(meeting.type.record == .note ? "passage.label_note" : "passage.label"), hidesLabel: true,
            text: typed?[field.name] ?? passage.text,
            version: passage.version,
            editedWords: texts("field.edited", ["name": name(passage.editedBy), "time": moment(passage.editedAt)]),
            error: problem(field.name), lane: lane, conflict: conflict(field))
        return PassageView(
            editing: editing, isConfidential: passage.isConfidential, confidentialPath: "\(path)/passages/\(passage.id)/confidential",
            lane: lane)
    }
}
