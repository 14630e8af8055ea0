import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

extension Web {
    func addOperations(to table: RouteTable) {
        table.page("/operations") { _, visit in
            let t = texts(visit)
            let model = OperationsPage(try await ReadOperations(environment)(as: visit.signedIn()), configuration, t, environment.clock)
            return page(t("operations.title"), at: "/operations", visit) { model.view($0) }
        }
    }
}

extension OperationsPage {
    init(_ view: OperationsView, _ configuration: WebConfiguration, _ t: Texts, _ clock: any EnrumCore.Clock) {
        let counts = view.counts
        self.counts = [
            (t("operations.people"), counts.people), (t("operations.departments"), counts.departments),
            (t("operations.meetings"), counts.meetings), (t("operations.agreements"), counts.agreements),
            (t("operations.sets"), counts.questionSets), (t("operations.log_rows"), counts.auditRows),
        ].map { ($0, String($1)) }
        let language = view.language ?? configuration.language
        settings = [
            (t("operations.organisation"), view.organisation ?? t("operations.unset")),
            (t("operations.language"), t(language == .danish ? "language.danish" : "language.english")),
            (t("operations.address"), configuration.publicURL ?? "http://\(configuration.host):\(configuration.port)"),
            (t("operations.https"), t(configuration.isSecure ? "operations.https_on" : "operations.https_off")),
            (t("operations.idle"), t("wait.minutes", count: Int(view.sessionLimits.idle / 60))),
            (t("operations.absolute"), t("operations.hours", count: Int(view.sessionLimits.absolute / 3600))),
            (
                t("operations.proxies"),
                configuration.trustedProxies.isEmpty ? t("operations.none") : configuration.trustedProxies.sorted().joined(separator: ", ")
            ),
            (t("operations.last_deed"), view.lastDeed.map { t.moment($0, clock) } ?? t("operations.none")),
        ]
        advice = view.isDemo ? [t("operations.is_demo")] : configuration.isSecure ? [] : [t("operations.not_secure")]
    }
}
