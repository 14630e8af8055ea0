import Foundation

/// How much is measured.
struct MeasurePlan: Sendable {
    let rounds: Int
    let requests: Int
    /// Nil measures everything.
    let only: String?

    func includes(_ work: String) -> Bool { only.map { work.localizedCaseInsensitiveContains($0) } ?? true }
}
