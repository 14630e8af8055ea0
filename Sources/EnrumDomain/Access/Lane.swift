/// Who may read a field (læsekreds). What is derived from a field is never shown wider than the field itself.
public enum Lane: String, CaseIterable, Hashable, Sendable, Codable {
    /// The one who wrote it, and nobody else.
    case author
    /// The employee and the leader.
    case pair
    /// The pair and the HR consultant named on the case.
    case `case`
    /// The personnel file.
    case file
}
