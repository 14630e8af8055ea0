import EnrumCore
import EnrumDomain
import EnrumTexts
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

extension Request {
    /// Whether our own script saves while someone types, rather than a person who waits for a page.
    var isAutosave: Bool { headers[named("X-Autosave")] != nil }
}

/// What the script is told: which fields are kept at which version, when, which questions are asked now, and what waits for a choice.
struct AutosaveDocument: Encodable {
    /// By field: "answer/basis/tasks", "said/basis/tasks", "private".
    let versions: [String: Int]
    /// "gemt kl. 10.42".
    let words: String
    /// Ids of the questions that are asked, given what has been answered.
    let asked: [String]
    /// HTML by field.
    let conflicts: [String: String]
}

extension Web {
    func autosaved(_ outcomes: [SaveOutcome], in id: Meeting.ID, _ visit: Visit) async throws -> Response {
        let wording = try await wording(id, visit)
        var versions: [String: Int] = [:]
        for case .saved(let field, let version) in outcomes { versions[field.name] = version }
        let conflicts = wording.view.conflicts.compactMap { conflict in
            wording.conflict(conflict.field).map { (conflict.field.name, $0.view(wording.texts).string) }
        }
        let time = wording.texts.clock(environment.clock.time(of: environment.clock.now))
        let document = AutosaveDocument(
            versions: versions, words: wording.texts("save.saved", ["time": time]),
            asked: wording.view.questions.filter(wording.view.isAsked).map(\.id.rawValue),
            conflicts: Dictionary(conflicts, uniquingKeysWith: { first, _ in first }))
        return try API(web: self).json(document)
    }
}
