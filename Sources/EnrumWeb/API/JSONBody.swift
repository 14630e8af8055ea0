import EnrumDomain
import EnrumFormats
import HTTPTypes
import Hummingbird
import NIOCore

/// The object in a JSON request body. Every member must be one that was asked for: a body cannot set what its resource does not offer
/// (ASVS 15.3.3).
struct JSONBody {
    private let members: [String: SourceNode.Content]
    private let path: String

    /// - Throws: ``BadRequest`` for a text that is not JSON, has a member twice, or is no object; ``Fault`` 422 for an unknown member.
    init(_ bytes: ByteBuffer, only names: Set<String>) throws {
        guard let text = String(validating: bytes.readableBytesView, as: UTF8.self) else { throw BadRequest() }
        let tree = JSONSource.read(text)
        guard tree.problems.isEmpty, let root = tree.root else { throw BadRequest() }
        try self.init(root.content, only: names, path: "")
    }

    private init(_ content: SourceNode.Content, only names: Set<String>, path: String) throws {
        guard case .map(let entries) = content else { throw BadRequest() }
        let unknown = entries.map(\.key).filter { !names.contains($0) }
        guard unknown.isEmpty else {
            throw Fault(.unprocessableContent, "rule_broken", problems: unknown.map { RuleBroken("rule.unknown_member", field: path + $0) })
        }
        members = Dictionary(entries.map { ($0.key, $0.value.content) }, uniquingKeysWith: { first, _ in first })
        self.path = path
    }

    /// A text; nil when it is absent or null.
    func text(_ name: String) throws(RuleBroken) -> String? {
        switch members[name] {
        case nil, .null: return nil
        case .text(let text): return text
        default: throw wrong(name)
        }
    }

    /// A text that must be there.
    func needed(_ name: String) throws(RuleBroken) -> String {
        guard let text = try text(name) else { throw RuleBroken("rule.empty", field: path + name) }
        return text
    }

    /// A text that must be there, though it may be empty: what replaces a whole text is never left out by mistake.
    func whole(_ name: String) throws(RuleBroken) -> String {
        guard case .text(let text) = members[name] else { throw wrong(name) }
        return text
    }

    /// One of the words that a type knows.
    func choice<Choice: RawRepresentable<String>>(_ name: String) throws(RuleBroken) -> Choice {
        guard let choice = Choice(rawValue: try needed(name)) else { throw RuleBroken("rule.choice", field: path + name) }
        return choice
    }

    /// The id that the caller chose for something new: 1 to 64 letters, digits, "-" and "_".
    func id<Entity>(_ name: String) throws(RuleBroken) -> Identifier<Entity>? {
        guard let text = try text(name) else { return nil }
        guard let id = Identifier<Entity>(text), id.isPlain else { throw wrong(name) }
        return id
    }

    func texts(_ name: String, atMost limit: Int) throws(RuleBroken) -> [String] {
        guard case .list(let items) = members[name] else { throw wrong(name) }
        guard items.count <= limit else { throw RuleBroken("rule.too_many", field: path + name, ["limit": String(limit)]) }
        let texts = items.compactMap { if case .text(let text) = $0.content { text } else { nil } }
        guard texts.count == items.count else { throw wrong(name) }
        return texts
    }

    /// Questions by their ids; none when it is not there.
    func questions(_ name: String) throws(RuleBroken) -> Set<QuestionID> {
        switch members[name] {
        case nil, .null?: return []
        default: break
        }
        var questions: Set<QuestionID> = []
        for text in try texts(name, atMost: Limits.questions) {
            guard let question = QuestionID(text) else { throw wrong(name) }
            questions.insert(question)
        }
        return questions
    }

    func neededYesNo(_ name: String) throws(RuleBroken) -> Bool {
        guard let answer = try yesNo(name) else { throw wrong(name) }
        return answer
    }

    func yesNo(_ name: String) throws(RuleBroken) -> Bool? {
        switch members[name] {
        case nil, .null: return nil
        case .bool(let answer): return answer
        default: throw wrong(name)
        }
    }

    func number(_ name: String) throws(RuleBroken) -> Int? {
        switch members[name] {
        case nil, .null: return nil
        case .number(let number): if let whole = Int(exactly: number) { return whole }
        default: break
        }
        throw wrong(name)
    }

    func date(_ name: String) throws(RuleBroken) -> CalendarDate? {
        guard let text = try text(name) else { return nil }
        guard let date = CalendarDate(iso: text) else { throw RuleBroken("rule.date", field: path + name) }
        return date
    }

    /// Whether the member is there at all; null is there.
    func has(_ name: String) -> Bool { members[name] != nil }

    /// The object of a member; nil when it is absent.
    func object(_ name: String, only names: Set<String>) throws -> JSONBody? {
        try members[name].map { content in
            guard case .map = content else { throw wrong(name) }
            return try JSONBody(content, only: names, path: "\(path)\(name).")
        }
    }

    /// The objects of a list.
    func objects(_ name: String, only names: Set<String>, atMost limit: Int) throws -> [JSONBody] {
        guard case .list(let items) = members[name] else { throw wrong(name) }
        guard items.count <= limit else { throw RuleBroken("rule.too_many", field: path + name, ["limit": String(limit)]) }
        return try items.enumerated().map { try JSONBody($1.content, only: names, path: "\(path)\(name)[\($0)].") }
    }

    /// An answer as its kind writes it: a text, a number, true or false, a list, or a list of rows.
    func answer(_ name: String, to question: Question) throws(RuleBroken) -> AnswerValue? {
        try members[name].flatMap { content throws(RuleBroken) in try question.answer(from: content, field: path + name) }
    }

    private func wrong(_ name: String) -> RuleBroken { RuleBroken("rule.wrong_kind", field: path + name) }
}

extension Question {
    fileprivate func answer(from content: SourceNode.Content, field: String) throws(RuleBroken) -> AnswerValue? {
        switch (kind, content) {
        case (_, .null): return nil
        case (.text, .text(let text)), (.longText, .text(let text)): return .text(text)
        case (.scale, .number(let number)): if let step = Int(exactly: number) { return .scale(step) }
        case (.choice, .text(let text)): if let option = Slug(text) { return .choice(option) }
        case (.many, .list(let items)):
            let options = items.compactMap { if case .text(let text) = $0.content { Slug(text) } else { nil } }
            if options.count == items.count { return .many(options) }
        case (.number, .number(let number)): return .number(number)
        case (.date, .text(let text)): if let date = CalendarDate(iso: text) { return .date(date) }
        case (.person, .text(let text)): if let person = Person.ID(text) { return .person(person) }
        case (.yesNo, .bool(let answer)): return .yesNo(answer)
        case (.table, .list(let rows)):
            let cells = rows.compactMap(\.cells)
            if cells.count == rows.count { return .table(cells) }
        default: break
        }
        throw RuleBroken("rule.wrong_kind", field: field)
    }
}

extension SourceNode {
    /// The texts of a list of texts.
    fileprivate var cells: [String]? {
        guard case .list(let items) = content else { return nil }
        let texts = items.compactMap { if case .text(let text) = $0.content { text } else { nil } }
        return texts.count == items.count ? texts : nil
    }
}

extension Identifier {
    /// Whether it can stand in an address as it is.
    var isPlain: Bool {
        rawValue.utf8.allSatisfy {
            (0x61...0x7a).contains($0) || (0x41...0x5a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d || $0 == 0x5f
        }
    }
}

extension Request {
    /// The JSON object in the body. Any other content type is refused (ASVS 3.5.3).
    func json(only names: Set<String>) async throws -> JSONBody {
        guard mediaType == "application/json" else { throw HTTPError(.unsupportedMediaType) }
        return try JSONBody(try await wholeBody(), only: names)
    }

    /// Takes no body, or an empty object: a body that would set something is refused rather than left unread (ASVS 15.3.3).
    func requireNoMembers() async throws {
        let bytes = try await wholeBody()
        guard bytes.readableBytes > 0 else { return }
        guard mediaType == "application/json" else { throw HTTPError(.unsupportedMediaType) }
        _ = try JSONBody(bytes, only: [])
    }

    /// Why somebody goes on although a module says no; nil without a body.
    func overruling() async throws -> String? {
        try await optionalJSON(only: ["overrule"])?.text("overrule")
    }

    /// The members of a body that need not be there; nil without one.
    func optionalJSON(only names: Set<String>) async throws -> JSONBody? {
        let bytes = try await wholeBody()
        guard bytes.readableBytes > 0 else { return nil }
        guard mediaType == "application/json" else { throw HTTPError(.unsupportedMediaType) }
        return try JSONBody(bytes, only: names)
    }

    /// The version that the change is based on: from `If-Match`, or nothing yet by `If-None-Match: *` (RFC 9110 sections 13.1.1 and 13.1.2,
    /// https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1).
    /// - Throws: `HTTPError(.preconditionRequired)` without one (RFC 6585 section 3); `HTTPError(.preconditionFailed)` for a tag that no
    ///   version of ours has.
    func basedOn() throws -> Int {
        guard let tag = headers[.ifMatch] else {
            if headers[.ifNoneMatch] == "*" { return 0 }
            throw HTTPError(.preconditionRequired)
        }
        guard tag.count > 2, tag.hasPrefix("\""), tag.hasSuffix("\""), let version = Int(tag.dropFirst().dropLast()), version >= 0
        else { throw HTTPError(.preconditionFailed) }
        return version
    }
}
