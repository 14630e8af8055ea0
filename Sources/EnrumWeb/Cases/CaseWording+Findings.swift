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
            RuleBroken(finding.text.key, field: finding.field, words(finding.values))
        }
    }

    private func sentence(_ finding: CaseFinding) -> String {
        let own = finding.say.map { " " + $0(language) } ?? ""
        return texts(Phrase(finding.text.key, words(finding.values))) + own
    }

    /// Dates as people say them, and fields by their names.
    private func words(_ values: [String: String]) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: values.map { key, value in
                if key == "field" { return (key, texts(Phrase("case.field.\(value)"))) }
                // "konsekvens*" stands for every word that begins so.
                if key == "words" { return (key, value.replacing("*", with: "…")) }
                return (key, CalendarDate(iso: value).map(day) ?? value)
            })
    }
}
