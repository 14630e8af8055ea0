import EnrumCore
import EnrumDomain
import EnrumTexts
import HTTPTypes
import Logging
import Hummingbird

extension Web {
    /// The fault as a page, in the person's language, with everything they typed; never with what went wrong inside (ASVS 16.5.1).
    func faultPage(_ fault: Fault, _ error: any Error, _ request: Request, _ visit: Visit) async -> Response {
        let kept = (error as? KeptText).flatMap { KeptForm($0) }
        if fault.code == "sign_in_needed" { return await askToSignIn(kept, request, visit, status: fault.status) }
        let t = texts(visit)
        let title = t(Phrase("fault.\(fault.code).title"))
        return page(title, at: "", visit, status: fault.status) { layout in
            FaultPage(
                title: title, body: body(of: fault, t), problems: fault.problems.map { t($0.phrase) },
                kept: kept.flatMap { $0.hasText ? ($0, t("kept.lead_fault"), t("kept.send_again")) : nil },
                id: fault.isOurs && fault.code == "fault" ? visit.requestID : nil
            ).view(layout)
        }
    }

    private func body(of fault: Fault, _ t: Texts) -> String {
        t(Phrase("fault.\(fault.code).body", fault.retryAfter.map { ["wait": t.wait($0)] } ?? [:]))
    }

    /// Whoever only wanted to look is sent to the door and back; whoever sent a form takes it along (WCAG 2.2.5).
    private func askToSignIn(_ kept: KeptForm?, _ request: Request, _ visit: Visit, status: HTTPResponse.Status) async -> Response {
        let isLooking = request.method == .get || request.method == .head
        guard !isLooking, let page = try? await signInPage(SignInPage(next: kept.map(\.action), kept: kept), visit, status: status) else {
            let next = isLooking ? LocalPath(request) : nil
            return seeOther(next.map { $0.path == "/" ? "/sign-in" : "/sign-in?next=" + $0.quoted } ?? "/sign-in")
        }
        return page
    }
}

extension Visit {
    /// By which the fault can be found in the log; nil outside a server.
    fileprivate var requestID: String? { logger[metadataKey: "hb.request.id"].map { "\($0)" } }
}
