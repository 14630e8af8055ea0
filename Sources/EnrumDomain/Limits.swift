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
    /// Characters in a name or an email address.
    public static let name = 200
}

extension String {
    /// The text as it is kept: line ends as "\n", no control characters, no white space around it; nil when nothing is left.
    public var tidied: String? {
        if isTidyASCII { return self }
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
        let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        guard let first = scalars.firstIndex(where: { !isBlank($0) }), let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return nil }
        return String(scalars[first...last])
    }

    /// Nothing but visible ASCII and spaces, and no space at the ends: nothing to tidy, as in nearly every address.
    private var isTidyASCII: Bool {
        guard let first = utf8.first, first != 0x20, utf8.last != 0x20 else { return false }
        return utf8.allSatisfy { (0x20...0x7e).contains($0) }
    }

    /// The tidied text, refused when empty or longer than `limit` characters.
    func checked(_ field: String, atMost limit: Int) throws(RuleBroken) -> String {
        guard let text = tidied else { throw RuleBroken("rule.empty", field: field) }
        guard text.count <= limit else {
            throw RuleBroken("rule.too_long", field: field, ["limit": String(limit), "length": String(text.count)])
        }
        return text
    }

    /// The tidied text or nil when empty, refused when longer than `limit` characters.
    func checkedIfAny(_ field: String, atMost limit: Int) throws(RuleBroken) -> String? {
        tidied == nil ? nil : try checked(field, atMost: limit)
    }
}
