import EnrumCore
import EnrumDomain

/// The kinds of conversation that can be planned with someone.
struct MeetingTypesDocument: Encodable {
    let types: [TypeRow]

    struct TypeRow: Encodable {
        let id: String
        let title: String?
        let description: String?
        let shortest: Int
        let longest: Int
        let preparationMinutes: Int?
        let prepares: String
        let revealsTogether: Bool
        let handsOut: Bool
        let record: String
        let asksForAcknowledgement: Bool
        let asksOwnQuestionsOnly: Bool

        enum CodingKeys: String, CodingKey {
            case id, title, description, shortest, longest, prepares, record
            case preparationMinutes = "preparation_minutes"
            case revealsTogether = "reveals_together"
            case handsOut = "hands_out"
            case asksForAcknowledgement = "asks_for_acknowledgement"
            case asksOwnQuestionsOnly = "asks_own_questions_only"
        }
    }

    init(_ types: [MeetingType], _ language: Language) {
        self.types = types.map { type in
            TypeRow(
                id: type.id.rawValue, title: type.title?(language), description: type.description?(language),
                shortest: type.usualLengths.lowerBound, longest: type.usualLengths.upperBound,
                preparationMinutes: type.preparationMinutes, prepares: type.prepares.rawValue, revealsTogether: type.revealsTogether,
                handsOut: type.handsOut, record: type.record.rawValue, asksForAcknowledgement: type.asksForAcknowledgement,
                asksOwnQuestionsOnly: type.asksOwnQuestionsOnly)
        }
    }
}

/// The form that a planned conversation would get now.
struct FormPreviewDocument: Encodable {
    let form: FormDocument
    let questions: Int
    let isLong: Bool
    let wereLeft: [String]

    enum CodingKeys: String, CodingKey {
        case form, questions
        case isLong = "is_long"
        case wereLeft = "were_left"
    }

    init(_ preview: MeetingFormPreview, _ language: Language) {
        (form, questions, isLong) = (FormDocument(preview.form, language), preview.asked.count, preview.isLong)
        wereLeft = preview.wereLeft.sorted().map(\.rawValue)
    }
}
