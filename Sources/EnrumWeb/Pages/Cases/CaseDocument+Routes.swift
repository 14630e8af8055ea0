import EnrumCore
import EnrumDomain
import EnrumTexts
import HTTPTypes
import Hummingbird
import NIOCore

extension Web {
    /// Letters that were handed over, and the companion who may read some of them.
    func addCaseDocuments(to table: RouteTable) {
        table.page("/cases/:id/documents/:number") { request, visit in try await documentPage(visit, nil, [], request) }
        table.page("/cases/:id/documents/:number/pdf") { _, visit in
            guard let printer else { throw NotFound() }
            let (model, document) = try await documentModel(visit)
            let texts = Texts.in(document.language)
            do {
                let pdf = try await printer.pdf(of: model.standalone(texts).bytes)
                let name = "\(document.number)-\(document.kind.rawValue).pdf"
                return Response(
                    status: .ok,
                    headers: [.contentType: "application/pdf", .contentDisposition: "attachment; filename=\"\(name)\""],
                    body: ResponseBody(byteBuffer: ByteBuffer(bytes: pdf)))
            } catch {
                throw Fault(.serviceUnavailable, "no_pdf", isOurs: true)
            }
        }
        let show: CaseShow = { try await documentPage($0, $1, $2) }
        func change(_ place: String, done: String, _ deed: @escaping @Sendable (Case.ID, Int, FormFields, Viewer) async throws -> Void) {
            caseChange(
                "/documents/:number/" + place, in: table, done: done,
                to: { visit, _ in "/documents/\(visit.parameters.get("number").flatMap { Int($0) } ?? 0)" }, show: show
            ) { id, fields, visit, viewer in try await deed(id, documentNumber(visit), fields, viewer) }
        }
        change("remarks", done: "case_noted") { try await RemarkOnDocument(environment)($2["remark"] ?? "", on: $1, of: $0, as: $3) }
        change("clarifications", done: "case_noted") {
            try await ClarifyDocument(environment)($2["clarification"] ?? "", on: $1, of: $0, as: $3)
        }
        change("filing", done: "case_noted") { id, number, _, viewer in try await FileDocument(environment)(number, of: id, as: viewer) }
        change("sharing", done: "saved") { id, number, _, viewer in try await ShareWithCompanion(environment)(number, of: id, as: viewer) }
        addCompanion(to: table)
    }

    private func documentNumber(_ visit: Visit) throws(NotFound) -> Int {
        guard let number = visit.parameters.get("number").flatMap({ Int($0) }) else { throw NotFound() }
        return number
    }

    private func documentPage(_ visit: Visit, _ refusal: Refusal?, _ stopped: [CaseFinding], _ request: Request? = nil) async throws
        -> Response
    {
        let viewer = try visit.signedIn()
        let (document, view) = try await ReadCaseDocument(environment)(documentNumber(visit), of: visit.id(), as: viewer)
        let wording = wording(of: view, visit, viewer, refusal, stopped)
        let model = try await documentModel(document, wording, visit)
        return casePage(wording, request, visit, title: document.title) { model.view($0) }
    }

    private func documentModel(_ visit: Visit) async throws -> (CaseDocumentPage, CaseDocument) {
        let viewer = try visit.signedIn()
        let (document, view) = try await ReadCaseDocument(environment)(documentNumber(visit), of: visit.id(), as: viewer)
        var wording = wording(of: view, visit, viewer)
        wording.isForArchive = true
        return (try await documentModel(document, wording, visit), document)
    }

    private func documentModel(_ document: CaseDocument, _ wording: CaseWording, _ visit: Visit) async throws -> CaseDocumentPage {
        let employee = wording.view.employee
        let chain = try await environment.store.read { try $0.departments().chain(from: employee.department) }
        return wording.document(
            document, organisation: chain.last?.name ?? "", department: chain.first?.name ?? "", hasPDF: printer != nil)
    }

    private func addCompanion(to table: RouteTable) {
        let show: CaseShow = { visit, refusal, stopped in
            let wording = try await caseWording(visit, refusal, stopped)
            return casePage(wording, wording.companionPage, visit)
        }
        table.page("/cases/:id/companion") { request, visit in
            let wording = try await caseWording(visit)
            guard wording.view.acts.contains(.inviteCompanion) else { throw NotFound() }
            return casePage(wording, wording.companionPage, visit, request)
        }
        caseChange("/companion", in: table, done: "case_invited", to: { _, _ in "/companion" }, show: show) { id, fields, _, viewer in
            try await InviteCompanion(environment)(email: fields.text("companion"), name: fields.text("companion_name"), in: id, as: viewer)
        }
        caseChange("/companion/remove", in: table, done: "case_removed", to: { _, _ in "/companion" }, show: show) { id, _, _, viewer in
            try await RemoveCompanion(environment)(from: id, as: viewer)
        }
    }
}
