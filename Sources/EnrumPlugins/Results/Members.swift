import EnrumDomain
import EnrumFormats
import LuaRuntime

/// A table of a result whose names have been checked, and the plugin whose texts it may use.
struct Members {
    let values: LuaTable
    let texts: TextBook

    /// - Throws: when it is no table, or has a name that has no place there.
    init(_ value: LuaValue, _ allowed: [String], _ texts: TextBook) throws(BadResult) {
        values = try value.members()
        self.texts = texts
        for place in values.indices where !allowed.contains(values[place].key) { try refuseUnknown(allowed) }
    }

    private func refuseUnknown(_ allowed: [String]) throws(BadResult) {
        guard let unknown = values.keys.filter({ !allowed.contains($0) }).min() else { return }
        let remedy =
            nearest(to: unknown, among: allowed).map { "did you mean \"\($0)\"?" } ?? "known are \(allowed.joined(separator: ", "))"
        throw BadResult("unknown name \"\(unknown.prefix(80))\"; \(remedy)")
    }

    subscript(name: String) -> LuaValue? {
        guard let value = values[name], value != .null else { return nil }
        return value
    }

    /// What a name holds, read by `body`; nil when it is not there.
    func ifAny<Value>(_ name: String, _ body: (LuaValue) throws(BadResult) -> Value) throws(BadResult) -> Value? {
        guard let value = self[name] else { return nil }
        do throws(BadResult) {
            return try body(value)
        } catch {
            throw error.inside(name)
        }
    }

    func the<Value>(_ name: String, _ body: (LuaValue) throws(BadResult) -> Value) throws(BadResult) -> Value {
        guard let value = try ifAny(name, body) else { throw BadResult("\"\(name)\" is missing") }
        return value
    }

    func text(_ name: String, atMost limit: Int) throws(BadResult) -> LocalizedText {
        try the(name) { value throws(BadResult) in try texts.text(value, atMost: limit) }
    }

    func textIfAny(_ name: String, atMost limit: Int) throws(BadResult) -> LocalizedText? {
        try ifAny(name) { value throws(BadResult) in try texts.text(value, atMost: limit) }
    }

    func word<Word: RawRepresentable & CaseIterable>(_ name: String, or fallback: Word) throws(BadResult) -> Word
    where Word.RawValue == String {
        try wordIfAny(name) ?? fallback
    }

    func wordIfAny<Word: RawRepresentable & CaseIterable>(_ name: String) throws(BadResult) -> Word? where Word.RawValue == String {
        try ifAny(name) { value throws(BadResult) -> Word in try value.word() }
    }

    func word<Word: RawRepresentable & CaseIterable>(_ name: String) throws(BadResult) -> Word where Word.RawValue == String {
        try the(name) { value throws(BadResult) -> Word in try value.word() }
    }

    func dateIfAny(_ name: String) throws(BadResult) -> CalendarDate? {
        try ifAny(name) { value throws(BadResult) in try value.date() }
    }

    func yesNo(_ name: String) throws(BadResult) -> Bool { try ifAny(name) { value throws(BadResult) in try value.yesNo() } ?? false }
}

extension LuaValue {
    /// What it is, as the box's messages say it.
    var kind: String {
        switch self {
        case .null: "nil"
        case .bool: "boolean"
        case .integer, .number: "number"
        case .string: "string"
        case .list(let items): items.isEmpty ? "empty table" : "list"
        case .table(let members): members.isEmpty ? "empty table" : "table"
        }
    }

    func wanted(_ what: String) -> BadResult { BadResult("\(what) expected, got \(kind)") }

    /// An empty table of Lua is an empty list as well.
    func members() throws(BadResult) -> LuaTable {
        switch self {
        case .table(let members): return members
        case .list(let items) where items.isEmpty: return [:]
        default: throw wanted("table")
        }
    }

    func items(atMost limit: Int) throws(BadResult) -> [LuaValue] {
        let items: [LuaValue]
        switch self {
        case .list(let found): items = found
        case .table(let members) where members.isEmpty: items = []
        default: throw wanted("list")
        }
        guard items.count <= limit else { throw BadResult("a list of \(items.count), and at most \(limit) are taken") }
        return items
    }

    /// Each item read by `body`. A `false` in the list is passed over, so that `condition and { … }` can stand in one.
    func each<Value>(atMost limit: Int, _ body: (LuaValue) throws(BadResult) -> Value) throws(BadResult) -> [Value] {
        let items = try items(atMost: limit)
        var values: [Value] = []
        values.reserveCapacity(items.count)
        for index in items.indices where items[index] != .bool(false) {
            do throws(BadResult) {
                values.append(try body(items[index]))
            } catch {
                throw error.inside(index + 1)
            }
        }
        return values
    }

    func string() throws(BadResult) -> String {
        guard case .string(let text) = self else { throw wanted("string") }
        return text
    }

    func number() throws(BadResult) -> Double {
        switch self {
        case .integer(let value): return Double(value)
        case .number(let value): return value
        default: throw wanted("number")
        }
    }

    func whole(in range: ClosedRange<Int>) throws(BadResult) -> Int {
        let number = try number()
        guard let whole = Int(exactly: number), range.contains(whole) else {
            throw BadResult("whole number from \(range.lowerBound) to \(range.upperBound) expected, got \(number.plain)")
        }
        return whole
    }

    func yesNo() throws(BadResult) -> Bool {
        guard case .bool(let value) = self else { throw wanted("boolean") }
        return value
    }

    func date() throws(BadResult) -> CalendarDate {
        let text = try string()
        guard let date = CalendarDate(iso: text) else {
            throw BadResult("date such as \"2026-03-14\" expected, got \"\(text.prefix(40))\"")
        }
        return date
    }

    func slug() throws(BadResult) -> Slug {
        let text = try string()
        guard let slug = Slug(text) else { throw BadResult("id of a-z, 0-9, \"-\" and \"_\" expected, got \"\(text.prefix(80))\"") }
        return slug
    }

    func word<Word: RawRepresentable & CaseIterable>() throws(BadResult) -> Word where Word.RawValue == String {
        let text = try string()
        guard let word = Word(rawValue: text) else { throw BadResult.unknown(text, among: Word.allCases.map(\.rawValue)) }
        return word
    }
}

extension BadResult {
    /// A word that is none of those that can stand there.
    static func unknown(_ word: String, among allowed: [String]) -> BadResult {
        let known = allowed.isEmpty ? "the plugin has nothing that could stand here" : "it can be \(allowed.joined(separator: ", "))"
        let remedy = nearest(to: word, among: allowed).map { "did you mean \"\($0)\"?" } ?? known
        return BadResult("\"\(word.prefix(80))\" is not known here; \(remedy)")
    }
}
