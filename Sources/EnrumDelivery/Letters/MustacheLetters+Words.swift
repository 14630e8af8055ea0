public import EnrumCore
public import EnrumDomain
import EnrumTexts

extension MustacheLetters: Letters {
    public func fill(_ template: String, with values: LetterValues, in language: Language) throws -> String {
        let texts = Texts.in(language)
        var words: [String: String] = [:]
        for (key, value) in values { words[key] = value.words(of: key, texts) }
        do {
            return try text(of: template, with: words)
        } catch {
            throw RuleBroken("rule.letter_unreadable", field: "body", ["line": String(error.line)])
        }
    }
}

extension LetterValue {
    /// What stands within a line of a letter.
    private static let oneLine: Set<String> = ["topic", "place", "participants", "companion"]

    /// As a letter says it; nil for a right that there is not.
    fileprivate func words(of key: String, _ t: Texts) -> String? {
        switch self {
        case .text(let text): Self.oneLine.contains(key) ? text.split(whereSeparator: \.isNewline).joined(separator: ", ") : text
        case .date(let date): t.fullDate(date)
        case .deadline(let date, nil): t.fullDate(date)
        case .deadline(let date, let from?): t("letter.moved", ["date": t.fullDate(date), "why": t.whyMoved(from)])
        case .decision(let decision): t(Phrase("case.intended.\(decision.rawValue)"))
        case .passedOver(let all):
            all.map {
                t(
                    Phrase(
                        "letter.passed_over.\($0.finding)", ["reason": $0.reason, "asked": $0.askedBy, "approved": $0.approvedBy]))
            }.joined(separator: "\n\n")
        case .plan(let change, let plan):
            [change, plan.map { t.lines(of: $0, day: t.fullDate).map { "- " + $0 }.joined(separator: "\n") }].compactMap { $0 }
                .joined(separator: "\n\n")
        case .time(let time): t.clock(time)
        case .minutes(let minutes): t("letter.minutes", ["minutes": String(minutes)])
        case .number(let number): String(number)
        case .flag(false): nil
        case .flag(true): key == "extension_right" ? t("letter.extension_right") : t("letter.companion_right")
        }
    }
}
