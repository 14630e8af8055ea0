import Foundation

/// How much is measured.
struct MeasurePlan: Sendable {
    let rounds: Int
    let requests: Int
    /// Nil measures everything.
    let only: String?

    /// Whether the measurements need no server and no database.
    var onlyLua: Bool {
        guard let only = only?.lowercased() else { return false }
        return only.hasPrefix("lua") || only.hasPrefix("port")
    }

    func includes(_ work: String) -> Bool { only.map { work.localizedCaseInsensitiveContains($0) } ?? true }
}
