/// How much a person may write in one place; each number is tested at the limit and one above (ASVS 2.2.1).
public enum Limits {
    /// Characters in a title: an agenda item, an agreement, a question's label.
    public static let title = 200
    /// Characters in a long text: an answer, a passage of minutes, a note.
    public static let text = 20_000
    /// Characters in a reason, a remark or an update.
    public static let remark = 2_000
    /// Agenda items, agreements or passages in one meeting.
    public static let rows = 100
    /// Questions in one form.
    public static let questions = 200
    /// Questions in one form before the leader is asked whether some of it can wait (P-16, P-24).
    public static let comfortableQuestions = 25
    /// Characters in a name or an email address.
    public static let name = 200
}

extension String {
    /// The text as it is kept: line ends as "\n", no control characters, no white space around it; nil when nothing is left.
    public var tidied: String? {
        if isTidy { return self }
        var scalars = String.UnicodeScalarView()
        var previousWasReturn = false
        for scalar in unicodeScalars {
            defer { previousWasReturn = scalar == "\r" }
            switch scalar {
            case "\r": scalars.append("\n")
            case "\n" where previousWasReturn: continue
            case "\n", "\t": scalars.append(scalar)
            case _ where scalar.properties.generalCategory == .control: continue
            default: scalars.append(scalar)
            }
        }
        guard let first = scalars.firstIndex(where: { !$0.isBlank }), let last = scalars.lastIndex(where: { !$0.isBlank }) else {
            return nil
        }
        return String(scalars[first...last])
    }

    /// Whether there is nothing to tidy, as in nearly every text; no looks nothing up, and may be wrong.
    private var isTidy: Bool {
        guard let first = unicodeScalars.first, let last = unicodeScalars.last, !first.isBlank, !last.isBlank else { return false }
        var previous: UInt8 = 0
        for byte in utf8 {
            // The controls of Unicode are U+0000 to U+001F, U+007F, and U+0080 to U+009F, which are C2 80 to C2 9F in UTF-8.
            let isControl = byte < 0x20 ? byte != 0x0a && byte != 0x09 : byte == 0x7f || (byte < 0xa0 && previous == 0xc2)
            if isControl { return false }
            previous = byte
        }
        return true
    }

    /// The tidied text, refused when empty or longer than `limit` characters.
    func checked(_ field: String, atMost limit: Int) throws(RuleBroken) -> String {
        guard let text = try checkedIfAny(field, atMost: limit) else { throw RuleBroken("rule.empty", field: field) }
        return text
    }

    /// The tidied text or nil when empty, refused when longer than `limit` characters.
    func checkedIfAny(_ field: String, atMost limit: Int) throws(RuleBroken) -> String? {
        guard let text = tidied else { return nil }
        guard !text.isLonger(than: limit) else {
            throw RuleBroken("rule.too_long", field: field, ["limit": String(limit), "length": String(text.count)])
        }
        return text
    }

    /// Whether it has more characters than `limit`. Characters are only counted when there are that many bytes.
    public func isLonger(than limit: Int) -> Bool { utf8.count > limit && count > limit }
}

extension Unicode.Scalar {
    fileprivate var isBlank: Bool { value < 0x80 ? value == 0x20 || (0x09...0x0d).contains(value) : properties.isWhitespace }
}
