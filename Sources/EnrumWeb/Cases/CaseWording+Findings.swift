import EnrumCore
import EnrumDomain
import EnrumTexts

extension CaseWording {
    /// What the rules of form say: what is wrong, what to do, which rule.
    func findings(_ findings: [CaseFinding]) -> FindingList {
        FindingList(
            findings: findings.map { finding in
                FindingList.Line(
                    level: finding.level.rawValue, word: texts(Phrase("finding.\(finding.level.rawValue)")),
                    text: "\(sentence(finding)) \(texts(finding.remedy))", source: texts(finding.source))
            })
    }

    /// The same as what must be mended in a form, so that the summary above it leads to the fields.
    func problems(_ findings: [CaseFinding]) -> [RuleBroken] {
        findings.filter { $0.level == .block }.map { finding in
            RuleBroken(finding.text.key, field: finding.field, words(finding))
        }
    }

    private func sentence(_ finding: CaseFinding) -> String {
        let own = finding.say.map { " " + $0(language) } ?? ""
        return texts(Phrase(finding.text.key, words(finding))) + own
    }

    /// Dates as people say them, and fields by their names.
    private func words(_ finding: CaseFinding) -> [String: String] {
        var words = finding.values.map { key, value in
            switch key {
            case "field": (key, texts(Phrase("case.field.\(value)")))
            case "decision": (key, texts(Phrase("case.intended.\(value)")))
            default: (key, CalendarDate(iso: value).map(day) ?? value)
            }
        }
        if let names = finding.names { words.append(("names", names(language))) }
        return Dictionary(uniqueKeysWithValues: words)
    }

    /// What is only asked to be looked at again, and not stopped.
    var isWarnedOnly: Bool { !stopped.isEmpty && stopped.allSatisfy { $0.level == .warn } }
}
