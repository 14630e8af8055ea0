import BareLua
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

    /// As the plain host takes it: pointers to texts that lie ready.
    func withBare<Value>(_ body: (UnsafePointer<bare_snapshot>) throws -> Value) rethrows -> Value {
        var texts: [UnsafeMutablePointer<CChar>] = []
        defer { for text in texts { text.deallocate() } }
        func text(_ value: String) -> UnsafePointer<CChar> {
            let bytes = value.utf8CString
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
            bytes.withUnsafeBufferPointer { if let start = $0.baseAddress { copy.initialize(from: start, count: bytes.count) } }
            texts.append(copy)
            return UnsafePointer(copy)
        }
        let answers = answers.map {
            bare_answer(question: text($0.question), kind: text($0.kind), author: text($0.author), text: text($0.text), step: $0.step)
        }
        let history = history.map { bare_meeting(id: text($0.id), date: text($0.date), made: $0.made, kept: $0.kept) }
        return try answers.withUnsafeBufferPointer { answers in
            try history.withUnsafeBufferPointer { history in
                var snapshot = bare_snapshot(
                    today: text(today), answers: answers.baseAddress, answer_count: answers.count, history: history.baseAddress,
                    meeting_count: history.count)
                return try body(&snapshot)
            }
        }
    }
}
