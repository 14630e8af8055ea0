/// One JSON value of the export.
enum JSONValue: Encodable, Sendable {
    case text(String)
    case number(Int64)
    case yesNo(Bool)
    case list([JSONValue])
    case object([String: JSONValue])
    /// Something that already knows how it is written.
    case encoded(any Encodable & Sendable)
    case null

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .yesNo(let value): try container.encode(value)
        case .list(let items): try container.encode(items)
        case .object(let fields): try container.encode(fields)
        case .encoded(let value): try value.encode(to: encoder)
        case .null: try container.encodeNil()
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral {
    init(stringLiteral text: String) { self = .text(text) }
    init(dictionaryLiteral fields: (String, JSONValue)...) { self = .object(Dictionary(fields, uniquingKeysWith: { first, _ in first })) }
}
