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
    /// What the script is told, as a page of its own: which fields are kept at which version, when, which questions are asked now, what
    /// modules find in the answers as they are now, and, with 409, both texts of each field that someone else had changed.
    func autosaved(_ outcomes: [SaveOutcome], in id: Meeting.ID, _ visit: Visit) async throws -> Response {
        let view = try await ReadMeeting(environment)(id, as: visit.signedIn())
        let notes = outcomes.contains(where: \.isAnswer) ? try await CheckAnswers(environment)(about: view) : nil
        let wording = MeetingWording(view: view, texts: texts(visit), clock: environment.clock, notes: notes ?? .none)
        let t = wording.texts
        let lost = outcomes.compactMap { outcome in if case .conflict(let conflict) = outcome { conflict.field } else { nil } }
        let saved = [t("save.saved", ["time": t.clock(environment.clock.time(of: environment.clock.now))])] + wording.unchecked
        let html: HTML = """
            <!doctype html>
            <html lang="\(t.language.rawValue)"><head><meta charset="utf-8"><title>Enrum</title></head><body>
            <p data-save-state>\(saved.joined(separator: " "))</p>
            \(outcomes.html(\.versionField))
            \(if: view.isEmployee, wording.progress.view)
            <div data-asked="\(view.questions.filter(view.isAsked).map(\.id.rawValue).joined(separator: " "))"></div>
            \(if: notes != nil, wording.found)\(lost.compactMap(wording.conflict).html { $0.view(t) })
            </body></html>
            """
        return page(html, status: lost.isEmpty ? .ok : .conflict)
    }
}

extension MeetingWording {
    /// What is found in the answers, field by field; a field that is not named has nothing.
    fileprivate var found: HTML {
        let lists = view.questions.map { (Field.answer($0.id).name, answerFindings(about: $0)) }.filter { !$0.1.isEmpty }
        return "<div data-found>\(lists.html { "<div data-about=\"\($0.0)\">\($0.1.view)</div>" })</div>\n"
    }

    /// That an answer was kept without a module having looked at it (PLUGINS, "check_answer").
    fileprivate var unchecked: [String] {
        var seen: Set<Slug> = []
        return notes.missing.filter { seen.insert($0.plugin).inserted }.map {
            texts("save.unchecked", ["title": $0.title?(language) ?? $0.plugin.rawValue])
        }
    }
}

extension SaveOutcome {
    private var field: Field {
        switch self {
        case .saved(let field, _): field
        case .conflict(let conflict): conflict.field
        }
    }

    fileprivate var isAnswer: Bool { if case .answer = field { true } else { false } }
}

extension SaveOutcome {
    /// The hidden field that carries the version of a kept field, as the forms have it.
    fileprivate var versionField: HTML {
        guard case .saved(let field, let version) = self else { return .nothing }
        let name = if case .answer(let question) = field { question.rawValue } else { field.name }
        return "<input type=\"hidden\" name=\"version/\(name)\" value=\"\(version)\">\n"
    }
}
