import EnrumCore
import EnrumDomain
import EnrumTexts
import HTTPTypes
import Hummingbird

extension Request {
    /// Whether our own script saves while someone types, rather than a person who waits for a page.
    var isAutosave: Bool { headers[named("X-Autosave")] != nil }
}

extension Web {
    /// What the script is told, as a page of its own: which fields are kept at which version, when, which questions are asked now, and, with
    /// 409, both texts of each field that someone else had changed.
    func autosaved(_ outcomes: [SaveOutcome], in id: Meeting.ID, _ visit: Visit) async throws -> Response {
        let wording = try await wording(id, visit)
        let t = wording.texts
        let lost = outcomes.compactMap { outcome in if case .conflict(let conflict) = outcome { conflict.field } else { nil } }
        let html: HTML = """
            <!doctype html>
            <html lang="\(t.language.rawValue)"><head><meta charset="utf-8"><title>Enrum</title></head><body>
            <p data-save-state>\(t("save.saved", ["time": t.clock(environment.clock.time(of: environment.clock.now))]))</p>
            \(outcomes.html(\.versionField))
            <div data-asked="\(wording.view.questions.filter(wording.view.isAsked).map(\.id.rawValue).joined(separator: " "))"></div>
            \(lost.compactMap(wording.conflict).html { $0.view(t) })
            </body></html>
            """
        return page(html, status: lost.isEmpty ? .ok : .conflict)
    }
}

extension SaveOutcome {
    /// The hidden field that carries the version of a kept field, as the forms have it.
    fileprivate var versionField: HTML {
        guard case .saved(let field, let version) = self else { return .nothing }
        let name = if case .answer(let question) = field { question.rawValue } else { field.name }
        return "<input type=\"hidden\" name=\"version/\(name)\" value=\"\(version)\">\n"
    }
}
