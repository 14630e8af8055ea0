import LuaRuntime

extension LuaFacts {
    /// As the box takes it.
    var snapshot: LuaSnapshot {
        var encoder = LuaEncoder()
        encoder.beginTable()
        encoder.key("answers")
        encoder.beginList()
        for answer in answers {
            encoder.beginTable()
            encoder.key("author")
            encoder.string(answer.author)
            encoder.key("kind")
            encoder.string(answer.kind)
            encoder.key("question")
            encoder.string(answer.question)
            encoder.key("step")
            encoder.integer(answer.step)
            encoder.key("text")
            encoder.string(answer.text)
            encoder.end()
        }
        encoder.end()
        encoder.key("history")
        encoder.beginList()
        for meeting in history {
            encoder.beginTable()
            encoder.key("date")
            encoder.string(meeting.date)
            encoder.key("id")
            encoder.string(meeting.id)
            encoder.key("kept")
            encoder.integer(meeting.kept)
            encoder.key("made")
            encoder.integer(meeting.made)
            encoder.end()
        }
        encoder.end()
        encoder.key("today")
        encoder.string(today)
        encoder.end()
        return encoder.finish()
    }

    /// The same as a tree.
    var tree: LuaValue {
        .table([
            "answers": .list(
                answers.map { answer in
                    .table([
                        "author": .string(answer.author), "kind": .string(answer.kind), "question": .string(answer.question),
                        "step": .integer(answer.step), "text": .string(answer.text),
                    ])
                }),
            "history": .list(
                history.map { meeting in
                    .table([
                        "date": .string(meeting.date), "id": .string(meeting.id), "kept": .integer(meeting.kept),
                        "made": .integer(meeting.made),
                    ])
                }),
            "today": .string(today),
        ])
    }
}
