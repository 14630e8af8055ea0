import EnrumCore
import EnrumDomain

/// What is answered in one round of saving: different from the round before in every field.
enum Answers {
    static func drafts(round: Int) throws -> [AnswerDraft] {
        try World.questionIDs().enumerated().map { index, question in
            AnswerDraft(
                question: question, value: index == 0 ? .scale(round % 10 + 1) : .text(text(index, round)),
                basedOn: round == 0 ? nil : round)
        }
    }

    /// The same as a browser posts them.
    ///
    /// - Parameter scale: The step chosen on the scale; one that is not on it has the whole form refused.
    static func form(round: Int, csrf: String, scale: Int? = nil) -> String {
        var fields = ["csrf=\(csrf)"]
        for number in 1...World.questions {
            let id = "maaling/q\(number)"
            let value = number == 1 ? String(scale ?? round % 10 + 1) : encoded(text(number - 1, round))
            fields += ["answer/\(id)=\(value)", "mark/\(id)=no", "version/\(id)=\(round)"]
        }
        return fields.joined(separator: "&")
    }

    private static func text(_ index: Int, _ round: Int) -> String {
        "Jeg synes, at det går godt med nr. \(index), og vi skal tale om det igen, når vi har prøvet det i to måneder til (\(round))"
    }

    private static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.map { byte in
            switch byte {
            case 0x20: "+"
            case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f: String(UnicodeScalar(byte))
            default: "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }.joined()
    }
}
