import EnrumCore
import EnrumDomain
import EnrumTexts
import HTTPTypes
import Hummingbird

extension Web {
    /// A page in its surroundings, for whoever asks.
    ///
    /// - Parameters:
    ///   - path: The page's own address, so that the navigation shows where one is.
    ///   - refusal: What was refused, to be shown above the content with links to the fields.
    func page(
        _ title: String, at path: String, _ visit: Visit, status: HTTPResponse.Status = .ok, refusal: Refusal? = nil,
        notices: [Notice] = [], width: Layout.Width = .reading, live: String? = nil, _ content: (Layout) -> HTML
    ) -> Response {
        let layout = layout(
            title, at: path, visit, problems: refusal?.problems ?? [], notices: notices, width: width, live: live)
        return page(layout.document(content(layout)), status: refusal == nil ? status : .unprocessableContent)
    }

    /// The surroundings alone, for a page whose view makes its own document.
    func layout(
        _ title: String, at path: String, _ visit: Visit, problems: [RuleBroken] = [], notices: [Notice] = [],
        width: Layout.Width = .reading, live: String? = nil
    ) -> Layout {
        let t = texts(visit)
        var layout = Layout(texts: t, title: title)
        if let viewer = visit.viewer {
            layout.viewer = Layout.Viewer(name: viewer.person.name, signOutPath: "/sign-out", profilePath: "/account")
            layout.navigation = navigation(of: viewer, t).map { item in
                Layout.NavigationItem(title: item.title, path: item.path, isCurrent: item.path == path)
            }
            layout.idleMinutes = Int(environment.sessionLimits.idle / 60)
        }
        layout.csrfToken = visit.token == nil ? nil : visit.csrfToken
        layout.notices = notices
        if !problems.isEmpty {
            layout.errors = ErrorSummary(faults: problems.map { ErrorSummary.Fault(text: t($0.phrase), field: $0.field.map(Self.anchor)) })
        }
        layout.width = width
        layout.livePath = live
        layout.livePage = live == nil ? nil : path
        return layout
    }

    /// The HTML id of a field: a question's id names its answer.
    private static func anchor(_ field: String) -> String {
        let isQuestion = QuestionID(field) != nil && Field(field) == nil
        return isQuestion ? "answer/" + field : field
    }

    /// What has just happened, said once: the address carries a word, and only words we know say anything.
    func notices(_ request: Request, _ visit: Visit) -> [Notice] {
        guard let done = request.uri.queryParameters["done"].map(String.init), Self.doneWords.contains(done) else { return [] }
        return [Notice(kind: done == "conflict" ? .warning : .done, text: texts(visit)(Phrase("done.\(done)")))]
    }

    private static let doneWords: Set<String> = [
        "saved", "shared", "withdrawn", "sent", "begun", "held", "seen", "closed", "pen", "conflict", "planned", "moved", "cancelled",
        "missed",
        "signed_out", "password_chosen", "set_up", "language_chosen", "password_changed", "session_ended", "agreement_amended",
        "agreement_noted", "agreement_kept", "agreement_dropped", "agreement_evaluated", "set_on", "set_off", "set_placed", "set_saved",
        "module_installed", "module_granted", "module_paused", "module_resumed", "module_limited", "module_version", "module_removed",
        "module_ordered", "module_switched", "module_saved", "reminder_away", "ready", "self_made", "self_changed", "self_ticked",
        "self_ended",
        "self_deleted",
        "case_opened", "case_begun", "case_told", "case_handed_over", "case_noted", "case_held", "case_sent", "case_asked",
        "case_answered", "case_invited", "case_removed", "case_ended", "case_closed", "letter_saved", "letter_reset",
    ]

    /// Where the viewer can go; what they have nothing to do with is not there.
    private func navigation(of viewer: Viewer, _ t: Texts) -> [(title: String, path: String)] {
        var items: [(String, String)] = []
        if viewer.isLeader { items.append((t("nav.team"), "/team")) }
        items += [
            (t("nav.next"), "/next"), (t("nav.agreements"), "/agreements"), (t("nav.history"), "/history"), (t("nav.access"), "/access"),
        ]
        if viewer.isLeader || viewer.isHR { items.append((t("nav.cases"), "/cases")) }
        if viewer.isHR { items.append((t("nav.send"), "/send")) }
        if viewer.isHR || viewer.isAdmin { items.append((t("nav.question_sets"), "/question-sets")) }
        if viewer.isHR || viewer.isAdmin {
            items += [(t("nav.modules"), "/modules"), (t("nav.letters"), "/letters"), (t("nav.people"), "/people")]
        }
        if viewer.isAdmin { items += [(t("nav.operations"), "/operations"), (t("nav.log"), "/log")] }
        return items
    }
}

/// A form that was refused: what is wrong, and what was typed, so that it is all still there.
struct Refusal {
    let problems: [RuleBroken]
    let fields: FormFields

    init(_ problems: [RuleBroken], _ fields: FormFields) { (self.problems, self.fields) = (problems, fields) }

    /// Nil when the error is not one that the person can mend in the form.
    init?(_ error: any Error, _ fields: FormFields) {
        switch error {
        case let broken as RuleBroken: problems = [broken]
        case let refused as RefusedAnswers: problems = refused.problems
        default: return nil
        }
        self.fields = fields
    }

    /// What is wrong with one field.
    func problem(_ field: String, _ t: Texts) -> String? { problems.first { $0.field == field }.map { t($0.phrase) } }

    /// Everything that is wrong, by field.
    func errors(_ t: Texts) -> [String: String] {
        Dictionary(
            problems.compactMap { problem in problem.field.map { ($0, t(problem.phrase)) } }, uniquingKeysWith: { first, _ in first })
    }
}
