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
            let wording = wording(of: export.view, visit, viewer)
            let pages = wording.pages(of: export)
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
    func pages(of export: CaseExport) -> (index: HTML, documents: [(path: String, content: [UInt8])]) {
        let documents = view.documents.map { document in
            (
                document, "\(document.exportPath.dropLast("txt".count))html",
                self.document(document, organisation: "", department: "", hasPDF: false)
            )
        }
        let index: HTML = """
            <!doctype html>
            <html lang="\(language.rawValue)"><head><meta charset="utf-8"><title>\(title)</title></head><body>
            <h1>\(title)</h1>
            <p>\(view.procedure?.title(language) ?? ""). \(view.employee.name). \(texts.fullDate(clock.day(of: export.exportedAt)))</p>
            <h2>\(texts("case.papers"))</h2>
            <ol>\(documents.html { document, path, _ in "<li><a href=\"\(path)\">\(document.title)</a>. \(delivered(document)). \(hints(document).joined(separator: ". "))</li>\n" })</ol>
            <h2>\(texts("case.way"))</h2>
            <ul>\(view.events.html { let line = event($0); return "<li>\(line.at): \(line.words)</li>\n" })</ul>
            </body></html>

            """
        return (index, documents.map { document, path, page in (path, page.standalone(Texts.in(document.language)).bytes) })
    }
}
