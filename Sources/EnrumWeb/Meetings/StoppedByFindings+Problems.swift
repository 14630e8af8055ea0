import EnrumCore
import EnrumDomain

extension StoppedByFindings {
    /// Each finding at its field, as an agreement's form and the API name it.
    func problems(_ language: Language) -> [RuleBroken] {
        findings.map { finding in
            let field = finding.field == "due" ? "deadline" : finding.field
            return RuleBroken("rule.module_says", field: canBeOverruled ? field : field ?? "title", ["text": finding.text(language)])
        }
    }

    /// Modules that had to answer and did not.
    func unansweredProblems(_ language: Language) -> [RuleBroken] {
        unanswered.map { RuleBroken("stop.unanswered", field: "overrule", ["title": $0(language)]) }
    }

    /// What stands at the top of a page: each finding of an agreement, or that something stands in the way of a transition.
    func pageProblems(_ language: Language) -> [RuleBroken] {
        canBeOverruled ? [RuleBroken("rule.module_stops", field: "overrule")] : problems(language)
    }
}
