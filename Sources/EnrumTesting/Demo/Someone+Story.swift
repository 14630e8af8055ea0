import EnrumCore
import EnrumDomain

extension Someone {
    /// Plans a conversation that the story knows by a name, such as "amalie-2".
    func plan(_ name: String, with employee: Person, _ schedule: Meeting.Schedule, send: Bool = true) async throws {
        try await plan(with: employee, at: schedule, send: send, key: .init(stored: name))
    }

    /// Answers questions of the base set; one of them can be what matters most.
    func answer(_ name: String, _ texts: KeyValuePairs<String, String>, most: String? = nil) async throws {
        let drafts = texts.map { question, text in
            AnswerDraft(question: QuestionID(stored: "basis/\(question)"), value: .text(text), isMarked: question == most ? true : nil)
        }
        _ = try await SaveAnswers(environment)(drafts, in: .init(stored: name), as: viewer)
    }

    func answer(_ name: String, _ question: String, _ value: AnswerValue) async throws {
        try await answer(QuestionID(stored: question), value, in: .init(stored: name))
    }

    /// Answers the question that the leader added under this key.
    func answer(_ name: String, own key: String, _ text: String) async throws {
        try await answer(QuestionID(stored: "own/\(key)"), .text(text), in: .init(stored: name))
    }

    func say(_ name: String, _ question: String, _ text: String) async throws {
        try await write(text, to: .said(QuestionID(stored: "basis/\(question)")), in: .init(stored: name))
    }

    func minute(_ name: String, _ text: String, confidential: Bool = false) async throws {
        try await minute(text, confidential: confidential, in: .init(stored: name))
    }

    func noteToSelf(_ name: String, _ text: String) async throws {
        try await write(text, to: .privateNote, in: .init(stored: name))
    }

    func agree(_ name: String, _ agreement: String, _ draft: AgreementDraft) async throws {
        try await agree(draft, in: .init(stored: name), key: .init(stored: agreement))
    }

    func bring(_ name: String, _ item: String, _ text: String) async throws {
        try await bring(text, to: .init(stored: name), key: .init(stored: item))
    }

    func tick(_ name: String, _ item: String) async throws {
        try await tick(.init(stored: item), in: .init(stored: name))
    }

    func ask(_ name: String, _ key: String, _ text: String) async throws {
        try await ask(text, in: .init(stored: name), key: Slug(key))
    }

    func share(_ name: String) async throws { try await share(Meeting.ID(stored: name)) }
    func open(_ name: String) async throws { _ = try await read(Meeting.ID(stored: name)) }
    func begin(_ name: String) async throws { try await begin(Meeting.ID(stored: name)) }
    func finish(_ name: String) async throws { try await finish(Meeting.ID(stored: name)) }
    func acknowledge(_ name: String) async throws { try await acknowledge(Meeting.ID(stored: name)) }
    func remark(_ name: String, _ text: String) async throws { try await remark(text, to: Meeting.ID(stored: name)) }
    func sendForm(_ name: String) async throws { try await sendForm(of: Meeting.ID(stored: name)) }

    func move(_ name: String, to schedule: Meeting.Schedule, because reason: String) async throws {
        try await move(Meeting.ID(stored: name), to: schedule, because: reason)
    }

    func end(_ name: String, _ kind: Meeting.Ending.Kind, because reason: String) async throws {
        try await end(Meeting.ID(stored: name), kind, because: reason)
    }
}
