/// A row of the table of formalities: what each stage asks for (I-09).
public enum Formality: String, CaseIterable, Hashable, Sendable {
    case serviceRelated = "service_related"
    case sanction, trigger
    case writtenConvening = "convening"
    case companion, record, remarks, hearing
    case personnelFile = "filing"
    case hr
}

extension Stage {
    /// The cell of the table: the word by which the texts `formality.<row>.<word>` say it.
    public func word(for formality: Formality) -> String {
        switch formality {
        case .serviceRelated: isServiceRelated ? "yes" : "no"
        case .sanction: sanction.rawValue
        case .trigger: usuallyAfter.isEmpty ? (trigger == nil ? "always" : "text") : "after"
        case .writtenConvening: convening.rawValue
        case .companion: companion.rawValue
        case .record: record.rawValue
        case .remarks: remarks.rawValue
        case .hearing: hearing.rawValue
        case .personnelFile: isFiled ? "yes" : "no"
        case .hr: hr.rawValue
        }
    }
}
