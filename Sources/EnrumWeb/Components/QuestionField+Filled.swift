import EnrumDomain
import EnrumTexts

extension QuestionField.Input {
    /// The same input with a value in it; one that is not of its kind leaves it as it is.
    func filled(with value: AnswerValue?, _ t: Texts) -> QuestionField.Input {
        switch (self, value) {
        case (.text, .text(let text)): return .text(text)
        case (.longText, .text(let text)): return .longText(text)
        case (.scale(var scale), .scale(let step)):
            scale.chosen = step
            return .scale(scale)
        case (.choice(let options), .choice(let chosen)): return .choice(options.choosing([chosen.rawValue]))
        case (.many(let options), .many(let chosen)): return .many(options.choosing(chosen.map(\.rawValue)))
        case (.number(_, let unit), .number(let number)): return .number(t.number(number), unit: unit)
        case (.date, .date(let date)): return .date(date.iso)
        case (.yesNo, .yesNo(let answer)): return .yesNo(answer)
        default: return self
        }
    }

    /// With what was typed where a number is asked for, though it is none.
    func typed(_ text: String?) -> QuestionField.Input {
        if case .number(_, let unit) = self, let text { return .number(text, unit: unit) }
        return self
    }
}

extension [QuestionField.Option] {
    fileprivate func choosing(_ ids: [String]) -> [QuestionField.Option] {
        map { QuestionField.Option(id: $0.id, label: $0.label, isChosen: ids.contains($0.id)) }
    }
}

extension Question.Kind {
    /// A value of this kind on one line: "21 dage", "Ja", "1 time, 2 timer".
    func words(_ value: AnswerValue, _ t: Texts) -> String {
        let language = t.language
        switch (self, value) {
        case (.number(let range), .number(let number)):
            return t.number(number) + (range.unit.map { " " + $0(language) } ?? "")
        case (.choice(let options), .choice(let id)): return options.first { $0.id == id }?.label(language) ?? id.rawValue
        case (.many(let options), .many(let ids)):
            return options.filter { ids.contains($0.id) }.map { $0.label(language) }.joined(separator: ", ")
        case (_, .yesNo(let answer)): return t(answer ? "question.yes" : "question.no")
        case (_, .date(let date)): return t.fullDate(date)
        default: return value.stored
        }
    }
}

extension Texts {
    /// "2,5" in Danish, "2.5" in English.
    func number(_ number: Double) -> String {
        language == .danish ? String(number.plain.map { $0 == "." ? "," : $0 }) : number.plain
    }
}
