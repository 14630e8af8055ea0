import EnrumDomain
import EnrumFormats
import EnrumTexts
import LuaRuntime

/// A plugin's texts, ready to be filled in both languages.
struct TextBook: Sendable {
    private let entries: [String: Entry]

    private struct Entry: Sendable {
        /// The text when there is nothing to fill.
        let plain: LocalizedText?
        let danish: Template
        let english: Template
        let places: [String]
    }

    init(_ texts: [String: LocalizedText]) {
        entries = texts.mapValues { text in
            let (danish, english) = (Template(text.danish), Template(text(.english)))
            let places = danish.placeholders.union(english.placeholders).sorted()
            return Entry(plain: places.isEmpty ? text : nil, danish: danish, english: english, places: places)
        }
    }

    /// What a person reads: `t("key", {…})`, or a string that is shown as it is.
    ///
    /// A longer text than `limit` is cut and ends in "…": it may quote what somebody wrote, and a plugin does not fail by that.
    func text(_ value: LuaValue, atMost limit: Int) throws(BadResult) -> LocalizedText {
        switch value {
        case .string(let text):
            guard let tidied = text.tidied else { throw BadResult("text expected, got an empty one") }
            return LocalizedText(danish: tidied.cut(to: limit))
        case .table(let members): return try filled(members, atMost: limit)
        default: throw value.wanted("text")
        }
    }

    private func filled(_ members: LuaTable, atMost limit: Int) throws(BadResult) -> LocalizedText {
        guard case .string(let key)? = members["key"] else { throw BadResult("text expected, got table without \"key\"") }
        guard let entry = entries[key] else {
            let remedy = nearest(to: key, among: entries.keys).map { "; did you mean \"\($0)\"?" } ?? ""
            throw BadResult("no text \"\(key.prefix(100))\" in locales/da.yaml\(remedy)")
        }
        if let plain = entry.plain { return plain }
        var words: [(place: String, danish: String, english: String)] = []
        words.reserveCapacity(entry.places.count)
        for place in entry.places {
            guard let value = members[place] else { throw BadResult("the text \"\(key)\" needs {\(place)}") }
            words.append(try value.words(for: place))
        }
        return LocalizedText(
            danish: entry.danish.filled { place in words.first { $0.place == place }?.danish }.cut(to: limit),
            english: entry.english.filled { place in words.first { $0.place == place }?.english }.cut(to: limit))
    }
}

extension LuaValue {
    /// A parameter of a text: a date is said as people say it, a number with at most two decimals.
    fileprivate func words(for place: String) throws(BadResult) -> (place: String, danish: String, english: String) {
        func both(_ words: (Texts) -> String) -> (place: String, danish: String, english: String) {
            (place, words(.danish), words(.english))
        }
        switch self {
        case .string(let text):
            if let date = CalendarDate(iso: text) { return both { $0.fullDate(date) } }
            let tidied = text.tidied ?? ""
            return (place, tidied, tidied)
        case .integer(let value):
            let digits = String(value)
            return (place, digits, digits)
        case .number(let value): return both { $0.number(value) }
        case .bool(let value): return both { $0(value ? "question.yes" : "question.no") }
        case .null, .list, .table: throw wanted("string or number").inside(place)
        }
    }
}

extension Texts {
    /// "2,5" in Danish, "2.5" in English; at most two decimals.
    func number(_ value: Double) -> String {
        let rounded = abs(value) < 1e12 ? (value * 100).rounded() / 100 : value
        let digits = Int64(exactly: rounded).map { String($0) } ?? rounded.plain
        return language == .danish ? String(digits.map { $0 == "." ? "," : $0 }) : digits
    }
}

extension String {
    fileprivate func cut(to limit: Int) -> String { isLonger(than: limit) ? prefix(limit - 1) + "…" : self }
}
