import EnrumCore
import EnrumDomain
import EnrumFormats
import EnrumTexts
import HTTPTypes
import Hummingbird
import NIOCore

extension Web {
    /// The whole case as a folder in one file, for the archive system.
    func addCaseExport(to table: RouteTable) {
        table.change("/cases/:id/export") { _, _, visit in
            let viewer = try visit.signedIn()
            let export = try await ExportCase(environment)(visit.id(), as: viewer)
            var wording = wording(of: export.view, visit, viewer)
            wording.isForArchive = true
            let employee = export.view.employee
            let chain = try await environment.store.read { try $0.departments().chain(from: employee.department) }
            let pages = wording.pages(of: export, from: (organisation: chain.last?.name ?? "", department: chain.first?.name ?? ""))
            let zip = FolderArchive.write([("index.html", pages.index.bytes)] + pages.documents + export.files)
            return Response(
                status: .ok,
                headers: [
                    .contentType: "application/zip", .contentDisposition: "attachment; filename=\"case-\(export.view.id).zip\"",
                ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: zip)))
        }
    }
}

extension CaseWording {
    /// The pages of an exported case: an index that lists every document, and each document as it was handed over.
    func pages(of export: CaseExport, from sender: (organisation: String, department: String)) -> (
        index: HTML, documents: [(path: String, content: [UInt8])]
    ) {
        let documents = view.documents.map { document in
            (
                document, "\(document.exportPath.dropLast("txt".count))html",
                self.document(document, organisation: sender.organisation, department: sender.department, hasPDF: false)
            )
        }
        let people = ([view.employee.name] + [view.leader?.name, view.hr?.name, view.decisionMaker?.name].compactMap { $0 })
            .joined(separator: ", ")
        let index: HTML = """
            <!doctype html>
            <html lang="\(language.rawValue)"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>\(title)</title>
            <style>\(Self.exportStyle)</style></head><body>
            <p class="hint">\(texts("case_export.confidential", ["date": texts.fullDate(clock.day(of: export.exportedAt))]))</p>
            <h1>\(title)</h1>
            <p>\(view.procedure?.title(language) ?? ""). \(people).</p>\(closedWords.map { "\n<p>\($0)</p>" })
            <h2>\(texts("case.papers"))</h2>
            <ol>\(documents.html { document, path, _ in "<li><a href=\"\(path)\">\(document.title)</a><br><span class=\"hint\">\(delivered(document)). \(hints(document).joined(separator: ". "))</span></li>\n" })</ol>
            \(view.steps.html { exported($0) })
            <h2>\(texts("case.way"))</h2>
            <ul>\(view.events.html { let line = event($0); return "<li><span class=\"hint\">\(line.at)</span> \(line.words)</li>\n" })</ul>
            \(if: !notes.isEmpty, "<h2>\(texts("case.notes"))</h2>\n\(notes.html { "<h3>\($0.who)</h3><p>\($0.text)</p>\n" })")
            <p class="hint"><a href="index.json">index.json</a></p>
            </body></html>

            """
        return (index, documents.map { document, path, page in (path, page.standalone(Texts.in(document.language)).bytes) })
    }

    /// What was said and agreed in a step, that is in no letter: the answers to a hearing, the plan, how it went.
    private func exported(_ step: CaseStep) -> HTML {
        let plan = step.plan.map(lines) ?? []
        let outcomes = step.followUps.map { [words($0.outcome).capitalisedFirst, $0.note].compactMap { $0 }.joined(separator: ". ") }
        return """
            <h2>\(title(of: step))</h2>
            <p>\(state(of: step))</p>
            \(step.statements.html { "<h3>\(texts("case_hearing.statement", ["name": fullName($0.by)])), \(moment($0.at))\(if: $0.isLate, ". \(texts("case_hearing.late"))")</h3><p>\($0.text)</p>\n" })\
            \(if: !plan.isEmpty, "<h3>\(texts("case_plan.title"))</h3><ul>\(plan.html { "<li>\($0)</li>" })</ul>\n")\
            \(if: !outcomes.isEmpty, "<h3>\(texts("case_follow_up.title"))</h3><ul>\(outcomes.html { "<li>\($0)</li>" })</ul>\n")
            """
    }

    /// Within the file: nothing is fetched from anywhere.
    private static let exportStyle = """
        body { font: 1rem/1.5 system-ui, "Liberation Sans", sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
        h2 { margin-top: 2rem; font-size: 1.2rem } h3 { font-size: 1rem; margin-bottom: 0 } p { white-space: pre-line }
        li { margin-bottom: .5rem } .hint { color: #555; font-size: .9rem }
        """
}
