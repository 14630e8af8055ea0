public import EnrumCore
public import EnrumDomain

/// Letters for tests: values are put in as they are, without words around them, and a section stands while its value is there.
public struct PlainLetters: Letters {
    public init() {}

    public func fill(_ template: String, with values: LetterValues, in language: Language) throws -> String {
        var (filled, rest) = ("", template[...])
        while let start = rest.firstRange(of: "{{") {
            filled += rest[..<start.lowerBound]
            guard let end = rest[start.upperBound...].firstRange(of: "}}") else { throw RuleBroken("rule.letter_open", field: "body") }
            let tag = rest[start.upperBound..<end.lowerBound]
            rest = rest[end.upperBound...]
            guard let sign = tag.first, "#^".contains(sign) else {
                filled += values[String(tag)]?.plain ?? ""
                continue
            }
            let key = String(tag.dropFirst())
            guard let close = rest.firstRange(of: "{{/\(key)}}") else { throw RuleBroken("rule.letter_section", field: "body") }
            if (values[key] != nil) == (sign == "#") {
                filled += try fill(String(rest[..<close.lowerBound]), with: values, in: language)
            }
            rest = rest[close.upperBound...]
        }
        return filled + rest
    }
}

extension LetterValue {
    fileprivate var plain: String {
        switch self {
        case .text(let text): text
        case .date(let date), .deadline(let date, _): date.iso
        case .decision(let decision): decision.rawValue
        case .passedOver(let all): all.map { "\($0.finding): \($0.reason) (\($0.askedBy), \($0.approvedBy))" }.joined(separator: "\n")
        case .plan(let change, let plan):
            ([change].compactMap { $0 }
                + (plan?.points ?? []).map { point in
                    "- \(point.what) (\(point.responsible.map(\.rawValue).joined(separator: ", ")), \(point.deadline?.iso ?? "-"))"
                }).joined(separator: "\n")
        case .time(let time): time.iso
        case .minutes(let minutes): String(minutes)
        case .number(let number): String(number)
        case .flag(let isSo): isSo ? "ja" : ""
        }
    }
}
