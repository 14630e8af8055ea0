/// A letter that a plugin brings, or an organisation has made its own (skabelon): plain text with `{{keys}}`.
public struct LetterTemplate: Identifiable, Hashable, Sendable, Codable {
    public let id: Slug
    public let kind: CaseDocument.Kind
    /// The stages it is for; all when none is named.
    public let stages: [Slug]
    public let title: LocalizedText
    /// Logic-less Mustache (https://mustache.github.io/mustache.5.html): paragraphs with an empty line between them, "# " before a heading,
    /// "- " before a point.
    public let body: LocalizedText

    public init(id: Slug, kind: CaseDocument.Kind, stages: [Slug] = [], title: LocalizedText, body: LocalizedText) {
        (self.id, self.kind, self.stages, self.title, self.body) = (id, kind, stages, title, body)
    }

    /// What a letter can say, beside "settings." and a setting's key.
    public static let keys = [
        "employee", "leader", "hr", "decision_maker", "companion", "organisation", "department", "topic", "purpose", "date", "time",
        "place", "duration", "participants", "companion_right", "facts", "intended", "assessment", "deadline", "deadline_days",
        "extension_right", "rule", "reasons", "record", "plan", "remarks", "number", "today", "competence", "passed_over",
    ]

    /// A `{{…}}` in a text.
    public struct Tag: Hashable, Sendable {
        public let key: String
        /// "" for a value, "#" and "^" for the start of a section, "/" for its end.
        public let sign: String
        /// 1 is the first.
        public let line: Int

        public init(key: String, sign: String, line: Int) { (self.key, self.sign, self.line) = (key, sign, line) }
    }

    /// What is wrong with a text as a template.
    public enum Mistake: Hashable, Sendable {
        case unknownKey(Tag)
        /// `{{{…}}}`, partials, comments and the like.
        case notAllowed(Tag)
        case notClosed(line: Int)
        /// A section that is never ended, or an end without a start.
        case unmatched(Tag)
    }

    /// The tags of a text in order, and what is wrong with them. A key is known when it is one of ``keys`` or a setting of `settings`.
    public static func read(_ body: String, settings: Set<String>? = nil) -> (tags: [Tag], mistakes: [Mistake]) {
        var (tags, mistakes, open): ([Tag], [Mistake], [Tag]) = ([], [], [])
        var rest = body[...]
        var line = 1
        while let start = rest.firstRange(of: "{{") {
            line += rest[..<start.lowerBound].count { $0 == "\n" }
            guard let end = rest[start.upperBound...].firstRange(of: "}}") else {
                mistakes.append(.notClosed(line: line))
                break
            }
            let inside = rest[start.upperBound..<end.lowerBound]
            rest = rest[end.upperBound...]
            let trimmed = inside.trimmed
            let sign = trimmed.first.map { "#^/".contains($0) ? String($0) : "" } ?? ""
            let tag = Tag(key: trimmed.dropFirst(sign.count).trimmed, sign: sign, line: line)
            tags.append(tag)
            if tag.key.isEmpty || tag.key.contains(where: { !($0.isASCII && ($0.isLetter || $0.isNumber || "_.-".contains($0))) }) {
                mistakes.append(.notAllowed(tag))
            } else if !isKnown(tag.key, settings) {
                mistakes.append(.unknownKey(tag))
            }
            switch sign {
            case "#", "^": open.append(tag)
            case "/": if open.popLast()?.key != tag.key { mistakes.append(.unmatched(tag)) }
            default: break
            }
        }
        return (tags, mistakes + open.map { .unmatched($0) })
    }

    /// Why a text does not say a key whatever the letter is about.
    public enum Gap: Hashable, Sendable {
        /// The key stands nowhere, or stands only where it is empty.
        case missing
        /// It stands only in the section of another key, which goes away when that one is empty.
        case inside(Tag)
    }

    /// Keys that are a sentence of their own or a switch: a section of theirs with words in it says them too.
    public static let switches: Set<String> = ["companion_right", "extension_right"]

    /// What keeps a text from always saying `key`: it must stand outside the sections of other keys. Nil when it is always said.
    public static func gap(_ key: String, in body: String) -> Gap? {
        var (open, inside): ([Tag], Tag?) = ([], nil)
        for (tag, text) in pieces(body) {
            switch tag.sign {
            case "#", "^":
                open.append(tag)
                guard tag.sign == "#", tag.key == key, switches.contains(key), text.contains(where: { !$0.isWhitespace }) else { continue }
            case "/":
                _ = open.popLast()
                continue
            default: guard tag.key == key else { continue }
            }
            guard !open.contains(where: { $0.key == key && $0.sign == "^" }) else { continue }
            guard let other = open.first(where: { $0.key != key }) else { return nil }
            inside = inside ?? other
        }
        return inside.map { .inside($0) } ?? .missing
    }

    /// The tags, each with the text after it up to the next one.
    private static func pieces(_ body: String) -> [(Tag, Substring)] {
        var texts: [Substring] = []
        var rest = body[...]
        while let start = rest.firstRange(of: "{{"), let end = rest[start.upperBound...].firstRange(of: "}}") {
            rest = rest[end.upperBound...]
            texts.append(rest[..<(rest.firstRange(of: "{{")?.lowerBound ?? rest.endIndex)])
        }
        return Array(zip(read(body).tags, texts))
    }

    private static func isKnown(_ key: String, _ settings: Set<String>?) -> Bool {
        guard key.hasPrefix("settings.") else { return keys.contains(key) }
        guard let settings else { return true }
        return settings.contains(String(key.dropFirst("settings.".count)))
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
