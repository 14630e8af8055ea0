import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

extension Web {
    func addLogs(to table: RouteTable) {
        table.page("/access") { request, visit in
            let (t, viewer) = (texts(visit), try visit.signedIn())
            let view = try await ReadAuditLog(environment)(before: request.logPlace, as: viewer)
            return logPage(view, at: "/access", request, visit, title: t("access.title"), lead: t("access.lead"))
        }
        table.page("/log") { request, visit in
            let (t, viewer) = (texts(visit), try visit.signedIn())
            let view = try await ReadSecurityLog(environment)(before: request.logPlace, as: viewer)
            return logPage(view, at: "/log", request, visit, title: t("log.title"), lead: t("log.lead"))
        }
    }

    private func logPage(_ view: AuditView, at path: String, _ request: Request, _ visit: Visit, title: String, lead: String) -> Response {
        let model = LogPage(
            view, at: path, isFirst: request.logPlace == nil, title: title, lead: lead, viewer: visit.viewer?.id ?? Person.ID(stored: ""),
            texts(visit), environment.clock)
        return page(title, at: path, visit) { model.view($0) }
    }
}

extension Request {
    /// The row that the page of a log goes on from.
    fileprivate var logPlace: Int64? { uri.queryParameters["before"].flatMap { Int64($0) } }
}
