public import EnrumDomain

/// Asks the modules about what the viewer has answered, right after something of it was kept, so that what they find shows while one writes
/// the same findings as the page has when it is read. While the two talk it is about what one answers there, and only from what both
/// may read: they look at the same screen.
///
/// All of one's answers are asked about, not the changed one alone: what is found beside one answer can come or go by another.
public struct CheckAnswers: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// Cost: two small reads where no module of the conversation checks answers; else the whole conversation as well, and all hooks at once.
    ///
    /// - Returns: Nil when nobody can be asked now: the conversation is out of the viewer's reach, or the store cannot be read. What was kept
    ///   is kept all the same. ``ModuleNotes/none`` when there is nothing to ask.
    public func callAsFunction(in id: Meeting.ID, as viewer: Viewer) async throws -> ModuleNotes? {
        try await ifPossible {
            let today = environment.clock.today
            let found = try await environment.store.read { transaction -> (Meeting, Person)? in
                guard let meeting = try transaction.meeting(id), meeting.includes(viewer.id), meeting.checksAnswers,
                    let employee = try transaction.person(meeting.employee)
                else { return nil }
                return (meeting, employee)
            }
            guard let (meeting, employee) = found,
                try await environment.activeModules(of: meeting, with: employee).modules.contains(where: \.checksAnswers)
            else { return .none }
            return try await check(environment.store.read { try $0.meetingView(id, as: viewer, today: today) })
        }
    }

    /// The same about a conversation that was read after the save.
    public func callAsFunction(about view: MeetingView) async throws -> ModuleNotes? { try await ifPossible { try await check(view) } }

    private func check(_ view: MeetingView) async throws -> ModuleNotes {
        guard view.meeting.checksAnswers else { return .none }
        let gathered = try await environment.gather(for: view, where: \.checksAnswers)
        guard !gathered.active.modules.isEmpty else { return .none }
        var notes = ModuleNotes(plugins: gathered.active.modules.map(\.plugin))
        notes.missing = gathered.active.missing
        try await notes.checkOwnAnswers(of: view, gathered, in: environment)
        return notes
    }

    private func ifPossible(_ ask: () async throws -> ModuleNotes) async throws -> ModuleNotes? {
        do {
            return try await ask()
        } catch is NotFound {
            return nil
        } catch is StoreFailure {
            return nil
        }
    }
}

extension Meeting {
    /// Whether its pages ask modules about one's own answers.
    fileprivate var checksAnswers: Bool { phase == .planned || phase == .before || phase == .during }
}

extension MeetingView {
    /// Whether the answer is given while the two talk, for both to read.
    fileprivate func isAnsweredTogether(_ question: Question) -> Bool { question.lane == .pair && !meeting.isPrepared(question) }
}

extension ActiveModule {
    fileprivate var checksAnswers: Bool {
        plugin.manifest.hooks.contains(.checkAnswer) || plugin.checks.contains { $0.subject == .answer }
    }
}

extension ModuleNotes {
    /// Findings on what the viewer has written: before the two talk with drafts included, for the viewer alone; when they talk on what is
    /// answered there, from what both may read.
    mutating func checkOwnAnswers(of view: MeetingView, _ gathered: GatheredModules, in environment: Environment) async throws {
        let isTalking = view.meeting.phase == .during
        let snapshot = view.snapshot(for: isTalking ? .pair : .author, by: environment.clock, history: gathered.history)
        let own = view.questions.filter { question in
            view.ownAnswers[question.id]?.value != nil && (!isTalking || view.isAnsweredTogether(question))
        }.map(\.id)
        var (calls, asked): ([HookCall], [QuestionID]) = ([], [])
        for module in gathered.active.modules {
            answerFindings += module.findings(.answer, snapshot)
            guard module.plugin.manifest.hooks.contains(.checkAnswer), !(isTalking ? module.hooksRest : module.ownChecksRest) else {
                continue
            }
            let readsAll = module.granted.contains(.answers) && module.plugin.manifest.reads.contains(.answers)
            for question in own where readsAll || question.set == module.plugin.id.rawValue {
                asked.append(question)
                calls.append(
                    module.call(
                        .checkAnswer, stored: gathered.data[module.plugin.id] ?? [:],
                        arguments: .answer(question, view.ownAnswers[question]?.value)))
            }
        }
        let place = HookPlace(department: view.employee.department, meeting: view.meeting.id, author: isTalking ? nil : view.viewer.id)
        for (outcome, question) in zip(try await environment.run(calls, on: snapshot, at: place), asked) { take(outcome, at: question) }
    }

    private mutating func take(_ outcome: HookOutcome, at question: QuestionID) {
        guard case .success(let result) = outcome.result, case .findings(let found) = result.value else {
            return take(outcome, about: nil)
        }
        answerFindings += found.map { finding in
            Finding(level: finding.level, text: finding.text, field: finding.field ?? question.rawValue, source: finding.source)
        }
    }
}
