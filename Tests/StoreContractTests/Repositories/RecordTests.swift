import EnrumCore
import EnrumDomain
import Testing

@Suite struct RecordTests {
    @Test(
        arguments: Backend.allCases,
        [
            nil, .text("Godt — også når det er svært 🙂\nNy linje"), .text(""), .scale(-3), .choice("now-and-then"), .many(["a", "b"]),
            .many([]),
            .number(2.5), .date(.november(24)), .person("mette"), .yesNo(true), .yesNo(false), .table([["1", "", "tre"], ["", "", ""]]),
        ] as [AnswerValue?])
    func `An answer of every kind comes back as it was written`(backend: Backend, value: AnswerValue?) async throws {
        let house = try await House(backend)
        let meeting = try await house.keptMeeting()
        let answer = Answer(question: "basis/tasks", author: "ali", value: value, isMarked: true, version: 3, editedAt: .after(2))
        try await house.store.write { try $0.save(answer, in: meeting.id) }
        #expect(try await house.store.read { try $0.answers(of: meeting.id) } == [answer])
    }

    @Test(arguments: Backend.allCases)
    func `Saving answers replaces those of the same author and question`(backend: Backend) async throws {
        let house = try await House(backend)
        let (meeting, other) = (try await house.keptMeeting(), try await house.keptMeeting("other", day: 10))
        @Sendable func answer(_ question: QuestionID, _ author: Person.ID, _ text: String, _ version: Int) -> Answer {
            Answer(
                question: question, author: author, value: .text(text), isMarked: false, version: version, editedAt: .after(Int64(version)))
        }
        try await house.store.write { transaction in
            try transaction.save(
                [answer("b/1", "ali", "et", 1), answer("b/2", "ali", "to", 1), answer("b/1", "mette", "tre", 1)], in: meeting.id)
            try transaction.save([answer("b/1", "ali", "fire", 2)], in: meeting.id)
            try transaction.save([answer("b/1", "ali", "fem", 1)], in: other.id)
        }
        let texts = try await house.store.read {
            try $0.answers(of: meeting.id).map { "\($0.question) \($0.author) \($0.value?.stored ?? "") \($0.version)" }
        }
        #expect(Set(texts) == ["b/1 ali fire 2", "b/2 ali to 1", "b/1 mette tre 1"])
    }

    @Test(arguments: Backend.allCases)
    func `Notes, passages and lost texts are replaced by their keys`(backend: Backend) async throws {
        let house = try await House(backend)
        let meeting = try await house.keptMeeting()
        for version in 1...2 {
            let (text, at) = ("Udgave \(version)", Instant.after(Int64(version)))
            let shared = SharedNote(
                meeting: meeting.id, question: "basis/tasks", text: text, version: version, editedBy: "ali", editedAt: at)
            let note = PrivateNote(meeting: meeting.id, author: "mette", text: text, version: version, editedAt: at)
            let passage = Passage(
                id: "p", meeting: meeting.id, text: text, isConfidential: version == 2, version: version, editedBy: "mette", editedAt: at,
                createdAt: .after(0))
            let pending = PendingText(meeting: meeting.id, author: "ali", field: "said/basis/tasks", text: text, at: at)
            try await house.store.write { transaction in
                try transaction.save(shared)
                try transaction.save(note)
                try transaction.save(passage)
                try transaction.save(pending)
            }
            #expect(try await house.store.read { try $0.sharedNotes(of: meeting.id) } == [shared])
            #expect(try await house.store.read { try $0.privateNote(of: meeting.id, by: "mette") } == note)
            #expect(try await house.store.read { try $0.privateNote(of: meeting.id, by: "ali") } == nil)
            #expect(try await house.store.read { try $0.passages(of: meeting.id) } == [passage])
            #expect(try await house.store.read { try $0.passage("p") } == passage)
            #expect(try await house.store.read { try $0.pendingTexts(of: meeting.id, by: "ali") } == [pending])
        }
        try await house.store.write { transaction in
            try transaction.delete("p" as Passage.ID)
            try transaction.deletePendingText("said/basis/tasks", of: meeting.id, by: "ali")
        }
        #expect(try await house.store.read { try $0.passages(of: meeting.id) } == [])
        #expect(try await house.store.read { try $0.pendingTexts(of: meeting.id, by: "ali") } == [])
    }

    @Test(arguments: Backend.allCases)
    func `Questions, passages and remarks come in the order in which they were added, also within one moment`(backend: Backend) async throws
    {
        let house = try await House(backend)
        let meeting = try await house.keptMeeting()
        let names = ["zoo", "abe", "midt"]
        try await house.store.write { transaction in
            for name in names {
                try transaction.insert(
                    AddedQuestion(
                        id: QuestionID(stored: "own/" + name), meeting: meeting.id, author: "mette", text: name, addedAt: .after(1)))
                try transaction.save(
                    Passage(
                        id: Identifier(stored: name), meeting: meeting.id, text: name, isConfidential: false, editedBy: "ali",
                        editedAt: .after(1), createdAt: .after(1)))
                try transaction.insert(Remark(id: Identifier(stored: name), meeting: meeting.id, author: "ali", text: name, at: .after(1)))
            }
        }
        #expect(try await house.store.read { try $0.addedQuestions(of: meeting.id).map(\.text) } == names)
        #expect(try await house.store.read { try $0.passages(of: meeting.id).map(\.text) } == names)
        let remarks = try await house.store.read { try $0.remarks(of: meeting.id) }
        #expect(remarks.map(\.text) == names)
        #expect(try remarks.first == Remark(id: "zoo", meeting: meeting.id, author: "ali", text: "zoo", at: .after(1)))
        #expect(
            try await house.store.read { try $0.addedQuestions(of: meeting.id).first }
                == AddedQuestion(id: "own/zoo", meeting: meeting.id, author: "mette", text: "zoo", addedAt: .after(1)))
    }

    @Test(arguments: Backend.allCases)
    func `Seen is seen the first time`(backend: Backend) async throws {
        let house = try await House(backend)
        let meeting = try await house.keptMeeting()
        let seen = [("ali", 5), ("ali", 9), ("mette", 7)].map {
            Acknowledgement(meeting: meeting.id, person: Identifier(stored: $0.0), seenAt: .after($0.1))
        }
        try await house.store.write { transaction in
            for acknowledgement in seen { try transaction.insert(acknowledgement) }
        }
        #expect(try await house.store.read { try $0.acknowledgements(of: meeting.id) } == [seen[0], seen[2]])
    }
}
