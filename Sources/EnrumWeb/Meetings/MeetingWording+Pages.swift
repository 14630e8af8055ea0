import EnrumCore
import EnrumDomain
import EnrumTexts

extension MeetingWording {
    /// The employee's page.
    var preparation: PreparationPage {
        let questions = view.questions.filter { $0.answeredBy != .leader && meeting.isPrepared($0) }
        let asked = questions.filter(view.isAsked)
        let isOpen = meeting.preparationIsOpen(for: view.viewer.id)
        return PreparationPage(
            revealsTogether: meeting.type.revealsTogether, isHandedOut: meeting.isHandedOut,
            preparationMinutes: meeting.isHandedOut
                ? meeting.type.preparationMinutes.map { texts("preparation.minutes", ["minutes": String($0)]) } : nil,
            leader: view.leader.firstName, when: when, place: place, sharing: sharing,
            progress: progress,
            saved: saved(view.ownAnswers.values.map(\.editedAt)), sections: sections(of: questions),
            hasPrivate: asked.contains { $0.lane != .pair }, agenda: agenda(canAdd: isOpen || meeting.phase == .planned, canTick: false),
            lookBack: lookBack, modules: moduleParts(.before, questions, isOpen: isOpen), withOneself: isOpen ? selfSection : nil,
            contracts: isOpen ? contracts : [], path: path + "/writing",
            autosavePath: isOpen ? path + "/writing" : nil, printPath: meeting.form == nil ? "/form" : path + "/form")
    }

    /// How many of the questions that the employee is asked beforehand have an answer.
    var progress: Progress {
        let asked = view.questions.filter { $0.answeredBy != .leader && meeting.isPrepared($0) && view.isAsked($0) }
        let done = asked.count { view.ownAnswers[$0.id]?.value != nil }
        return Progress(
            done: done, all: asked.count,
            words: texts("preparation.progress", ["done": String(done), "all": String(asked.count)]))
    }

    /// What modules say on a page that has fields for `questions`.
    ///
    /// - Parameter given: Answers that stand there to be read.
    private func moduleParts(_ phase: Question.Phase, _ questions: [Question], given: [AnswerText] = [], isOpen: Bool) -> ModuleParts {
        let read = given.filter(\.isGiven).map { ($0.id, $0.anchor) }
        let fields = questions.map { ($0.id.rawValue, Field.answer($0.id).name) }
        let anchors = Dictionary(fields + read, uniquingKeysWith: { field, _ in field })
        return ModuleParts(
            findings: findings(except: Set(fields.map(\.0)), leadingTo: anchors), guidance: guidance([phase]),
            checklists: checklists([phase], isOpen: isOpen), points: isOpen ? suggestedPoints : nil, missing: missingParts,
            stop: stopNote(anchors))
    }

    private func sections(of questions: [Question]) -> [QuestionSection] {
        let form = view.form?.sections ?? []
        var sections = form.map { section in
            QuestionSection(
                heading: heading(section), description: section.description?(language),
                questions: section.questions.filter { questions.contains($0) }.map(field))
        }
        let added = view.addedQuestions.map(\.question).filter(questions.contains)
        if !added.isEmpty { sections.append(QuestionSection(heading: addedHeading, questions: added.map(field))) }
        return sections.filter { !$0.questions.isEmpty }
    }

    private var sharing: PreparationPage.Sharing {
        if meeting.phase == .planned { return .notSent }
        guard meeting.preparationIsOpen(for: view.viewer.id) else { return .locked }
        guard let shared = meeting.shared else { return .notShared(path: path + "/sharing") }
        if let opened = meeting.opened { return .read(words: moment(opened)) }
        return .shared(words: moment(shared.at), withdrawPath: path + "/sharing/withdraw")
    }

    /// The leader's page.
    var leaderPreparation: LeaderPreparationPage {
        let own = view.questions.filter { $0.answeredBy != .employee && $0.phase == .before }
        let given = if case .shared(_, let groups) = sharedAnswers { groups.flatMap(\.answers) } else { [AnswerText]() }
        let isOpen = meeting.preparationIsOpen(for: view.viewer.id)
        return LeaderPreparationPage(
            employee: view.employee.firstName, when: when, place: place, answers: sharedAnswers,
            agenda: agenda(canAdd: meeting.phase == .planned || meeting.phase == .before, canTick: false), lookBack: lookBack,
            own: isOpen ? sections(of: own) : [],
            modules: moduleParts(.before, isOpen ? own : [], given: given, isOpen: meeting.phase == .before),
            withOneself: meeting.phase == .before ? selfSection : nil, contracts: meeting.phase == .before ? contracts : [],
            added: view.addedQuestions.map { LeaderPreparationPage.AddedQuestion(text: $0.text) },
            addQuestionPath: meeting.phase == .before ? path + "/questions" : nil,
            reflection: [view.reflection?.value, view.reflection?.behaviour].compactMap { $0 }, note: note,
            newQuestion: typed?["question"] ?? "",
            notePath: path + "/writing",
            saved: saved(view.privateNote.map { [$0.editedAt] } ?? []), ready: ready, next: meeting.phase == .before ? begin : nil)
    }

    /// Where each reads the other's preparation only when both are ready.
    private var ready: LeaderPreparationPage.Ready? {
        guard meeting.type.revealsTogether, meeting.phase == .before else { return nil }
        if let ready = meeting.ready { return .said(words: texts("leader_preparation.is_ready", ["time": moment(ready.at)])) }
        return .canSay(
            ActionForm(
                path: path + "/ready", words: texts("leader_preparation.ready"),
                explanation: texts("leader_preparation.ready_explanation", ["name": view.employee.firstName])))
    }

    private var note: LeaderPreparationPage.Note {
        LeaderPreparationPage.Note(
            text: typed?[Field.privateNote.name] ?? view.privateNote?.text ?? "", version: view.privateNote?.version ?? 0,
            conflict: conflict(.privateNote))
    }

    private var sharedAnswers: LeaderPreparationPage.Answers {
        if meeting.phase == .planned {
            return .notSent(
                send: ActionForm(
                    path: path + "/sending", words: texts("leader_preparation.send"),
                    explanation: texts("leader_preparation.send_explanation", ["name": view.employee.firstName]), style: .primary),
                choosePath: path + "/questions/choose")
        }
        guard meeting.type.handsOut else { return .atTheTable }
        guard let shared = meeting.shared else { return .notShared }
        guard meeting.isRevealed else { return .waitsForBoth }
        return .shared(
            words: texts("leader_preparation.shared", ["time": moment(shared.at)]),
            grouped { question in
                guard question.answeredBy != .leader, question.lane != .author, meeting.isPrepared(question), view.isAsked(question) else {
                    return nil
                }
                return answer(question, view.otherAnswers[question.id])
            })
    }

    /// The day has not come: the employee may still be preparing.
    private var isEarly: Bool { meeting.schedule.date > view.today }

    private var begin: ActionForm {
        ActionForm(
            path: path + "/beginning", words: texts("conversation.begin"), explanation: texts("conversation.begin_explanation"),
            confirmation: isEarly ? texts("conversation.begin_early", ["date": texts.dayAndDate(meeting.schedule.date)]) : nil,
            style: isEarly ? .secondary : .primary)
    }

    /// The page for both.
    func conversation(agreementKey: String) -> ConversationPage {
        let isOpen = meeting.recordIsOpen
        let canWrite = isOpen && meeting.minuteTaker == view.viewer.id
        let form = agreementForm(typed, key: agreementKey)
        let (talks, own) = (talks(isOpen), ownTalks(isOpen))
        var modules = conversationParts(talks, own)
        let ownLists = modules.checklists.filter(\.lane.isPrivate)
        modules.checklists.removeAll(where: \.lane.isPrivate)
        return ConversationPage(
            other: view.other.firstName, when: when, place: place, penWords: penWords, isClosed: meeting.phase == .closed,
            signers: [view.employee.name, view.leader.name],
            agenda: agenda(canAdd: meeting.phase == .during, canTick: isOpen),
            questions: ConversationPage.Questions(
                missing: missing, talks: talks, isOpen: isOpen),
            agreements: agreementWording.groups(view.agreements + view.earlierAgreements, card: card), agreementForm: isOpen ? form : nil,
            own: ConversationPage.Own(
                talks: own, checklists: ownLists, preparationPath: wroteToThemselves ? path + "/prepare" : nil, withOneself: selfSection),
            minutes: meeting.type.record == .none ? nil : minutes(canWrite), isNote: isNote,
            modules: modules, suggestedAgreements: isOpen ? suggestedAgreements : nil,
            reports: reports, contracts: contracts, saved: saved(view.notes.values.map(\.editedAt) + view.passages.map(\.editedAt)),
            next: next,
            path: isOpen ? path + "/writing" : nil)
    }

    private func conversationParts(_ talks: [ConversationPage.Talk], _ own: [ConversationPage.Talk]) -> ModuleParts {
        let fields = Set((talks + own).compactMap(\.field?.id))
        var parts = moduleParts(
            meeting.phase == .during ? .during : .after, view.questions.filter { fields.contains($0.id.rawValue) },
            given: talks.filter { $0.field == nil }.flatMap { [$0.answer] + [$0.second].compactMap { $0 } }, isOpen: meeting.recordIsOpen)
        if meeting.phase != .during { parts.points = nil }
        if meeting.phase == .closed { parts.checklists = checklists([.during], isOpen: false).compactMap(\.ticked) + parts.checklists }
        return parts
    }

    /// Whether the viewer wrote something beforehand that nobody else reads.
    private var wroteToThemselves: Bool {
        view.privateNote?.text.isEmpty == false
            || view.questions.contains { $0.lane == .author && meeting.isPrepared($0) && view.ownAnswers[$0.id]?.value != nil }
    }

    private func stopNote(_ anchors: [String: String]) -> StopNote? {
        stopped.map { stopped in
            StopNote(
                findings: FindingList(findings: stopped.findings.map { line($0, leadingTo: anchors) }),
                unanswered: stopped.unanswered.map { texts("stop.unanswered", ["title": $0(language)]) },
                reason: stopped.canBeOverruled ? typed?["overrule"] ?? "" : nil)
        }
    }

    /// Whether what is written is a short note, and is called so.
    private var isNote: Bool { meeting.type.record == .note }

    private var penWords: String {
        if meeting.phase == .closed { return closedWords }
        let isOwn = meeting.minuteTaker == view.viewer.id
        if isOwn { return texts(isNote ? "conversation.you_have_note" : "conversation.you_have_pen") }
        return texts(isNote ? "conversation.other_has_note" : "conversation.other_has_pen", ["name": view.other.firstName])
    }

    /// That the record is closed, and who has said that they have seen it.
    private var closedWords: String {
        let seen = view.acknowledgements.map { texts("conversation.seen_by", ["name": fullName($0.person), "time": moment($0.seenAt)]) }
        return ([texts(isNote ? "conversation.note_is_closed" : "conversation.is_closed")] + seen).joined(separator: " ")
    }

    /// Said without content: whether there is anything is not told.
    private var missing: String? {
        guard meeting.shared == nil, meeting.type.handsOut else { return nil }
        return view.isEmployee
            ? texts("conversation.you_have_not_shared", ["name": view.leader.firstName])
            : texts("conversation.not_shared", ["name": view.employee.firstName])
    }

    /// Every question that is asked, with its set's title above the first that is shown of each (P-16).
    private func talks(_ isOpen: Bool) -> [ConversationPage.Talk] {
        bySection { question in isTalkedAbout(question) && view.isAsked(question) ? talk(question, isOpen) : nil }
            .flatMap { heading, talks in
                var talks = talks
                var heading = heading
                heading?.isOnPaper = talks.contains { !$0.isUnwritten }
                if let first = talks.firstIndex(where: { isOpen || !$0.isEmpty }) { talks[first].heading = heading }
                return talks
            }
    }

    /// Questions that the viewer answers to themselves while they talk: nothing is said about them together. What they wrote to themselves
    /// while preparing stays on that page.
    private func ownTalks(_ isOpen: Bool) -> [ConversationPage.Talk] {
        view.questions.filter { question in
            question.lane == .author && !meeting.isPrepared(question) && view.isAsked(question)
                && (question.answeredBy == .both || (question.answeredBy == .employee) == view.isEmployee)
        }.map { question in
            ConversationPage.Talk(
                answer: answer(question, view.ownAnswers[question.id]), field: isOpen ? field(question) : nil, said: .reading(""))
        }.filter { isOpen || !$0.isEmpty }
    }

    /// Whether a question stands on the page that the two look at together. What the leader alone was asked beforehand and did not answer
    /// does not: that it was asked could say more than was meant.
    private func isTalkedAbout(_ question: Question) -> Bool {
        if question.lane == .author { return false }
        let leaders = view.isEmployee ? view.otherAnswers : view.ownAnswers
        return question.answeredBy != .leader || !meeting.isPrepared(question) || leaders[question.id] != nil
            || view.notes[question.id] != nil
    }

    private func talk(_ question: Question, _ isOpen: Bool) -> ConversationPage.Talk {
        if isOpen, !meeting.isPrepared(question), question.answeredBy == .both || (question.answeredBy == .employee) == view.isEmployee {
            let other = question.answeredBy == .both ? view.otherAnswers[question.id].map { others(question, $0) } : nil
            return ConversationPage.Talk(
                answer: answer(question, nil), second: other, field: field(question), said: saidHere(question))
        }
        let (employees, leaders) = view.isEmployee ? (view.ownAnswers, view.otherAnswers) : (view.otherAnswers, view.ownAnswers)
        let isOpenToBoth = meeting.shared != nil || !meeting.isPrepared(question)
        let shared = isOpenToBoth || view.isEmployee ? employees[question.id] : nil
        let second = question.answeredBy == .both ? leaders[question.id].map { leadersAnswer(question, $0) } : nil
        // Where only the leader wrote what either could, that is the answer, and nothing is missing.
        let isLeaders = question.answeredBy == .leader || (shared == nil && second != nil)
        let first = isLeaders ? leadersAnswer(question, leaders[question.id]) : answer(question, shared)
        return ConversationPage.Talk(
            answer: first, second: isLeaders ? nil : second,
            said: isOpen ? noted(question) : .reading(view.notes[question.id]?.text ?? ""))
    }

    /// Room for what is said about a question; only what stands, where nothing is written in the conversation.
    private func noted(_ question: Question) -> ConversationPage.Said {
        meeting.type.record == .none ? .reading(view.notes[question.id]?.text ?? "") : .writing(said(question))
    }

    /// Beside a field where one writes the answer itself at the table, there is no second one to write the same in, unless something stands
    /// in it.
    private func saidHere(_ question: Question) -> ConversationPage.Said {
        let noted = noted(question)
        guard case .writing(var field) = noted else { return noted }
        if question.kind.isWritten, field.text.isEmpty, field.conflict == nil { return .reading("") }
        field.hidesLabel = false
        field.label = texts("conversation.said")
        return .writing(field)
    }

    /// The other's answer, under one's own field, with whose it is.
    private func others(_ question: Question, _ given: Answer) -> AnswerText {
        var text = answer(question, given)
        text.question = texts("conversation.others_answer", ["name": view.other.firstName])
        text.id += "/other"
        return text
    }

    /// The leader's answer, with whose it is.
    private func leadersAnswer(_ question: Question, _ given: Answer?) -> AnswerText {
        var text = answer(question, given)
        text.question = texts("conversation.leaders_answer", ["name": view.leader.firstName, "question": text.question])
        text.id += "/leader"
        return text
    }

    private func minutes(_ canWrite: Bool) -> ConversationPage.Minutes {
        let canRemark = meeting.phase == .after || meeting.phase == .closed
        return ConversationPage.Minutes(
            passages: view.passages.map { passage($0, canWrite: canWrite) }, isOpen: canWrite,
            addPath: canWrite ? path + "/passages/new" : nil,
            remarks: view.remarks.map { remark in
                texts("remark.line", ["name": view.people[remark.author]?.firstName ?? "", "time": moment(remark.at), "text": remark.text])
            },
            remarkPath: canRemark ? path + "/remarks" : nil, newRemark: typed?["remark"] ?? "", isClosed: meeting.phase == .closed,
            isNote: isNote)
    }

    /// Finish, acknowledge or close, as it fits.
    private var next: ActionForm? {
        switch meeting.phase {
        case .during:
            return ActionForm(
                path: path + "/holding", words: texts("conversation.finish"),
                explanation: texts(isNote ? "conversation.finish_note_explanation" : "conversation.finish_explanation"),
                style: .primary)
        case .after where meeting.type.asksForAcknowledgement && !view.acknowledgements.contains { $0.person == view.viewer.id }:
            return ActionForm(
                path: path + "/seen", words: texts("conversation.seen"), explanation: texts("conversation.seen_explanation"),
                style: .primary)
        case .after where !view.isEmployee:
            return ActionForm(
                path: path + "/closure", words: texts(isNote ? "conversation.close_note" : "conversation.close"),
                explanation: meeting.type.asksForAcknowledgement
                    ? texts("conversation.close_explanation", ["name": view.employee.firstName]) : texts("conversation.close_unasked"))
        default: return nil
        }
    }
}
