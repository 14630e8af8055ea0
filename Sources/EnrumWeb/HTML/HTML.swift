/// A piece of a page, in which everything that is not our own markup has been escaped.
///
/// A literal is markup that we wrote; the compiler allows nothing else there. A `String` put into it is text and is escaped, also inside
/// an attribute, which is always written in double quotes. Another piece of HTML is put in as it is.
///
/// ```swift
/// let row: HTML = "<li title=\"\(title)\">\(name)\(if: isNew, "<strong>ny</strong>")</li>"
/// ```
struct HTML: Hashable, Sendable {
    /// UTF-8.
    private(set) var bytes: [UInt8]

    init() { bytes = [] }

    /// Nothing yet, with room for `capacity` bytes.
    fileprivate init(capacity: Int) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    /// Text, escaped.
    init(text: String) {
        bytes = []
        bytes.reserveCapacity(text.utf8.count + 16)
        bytes.appendEscaped(text)
    }

    /// Nothing at all.
    static let nothing = HTML()

    var isEmpty: Bool { bytes.isEmpty }

    /// The piece as text, for tests and files.
    var string: String { String(decoding: bytes, as: UTF8.self) }

    static func + (left: HTML, right: HTML) -> HTML {
        var sum = left
        sum += right
        return sum
    }

    static func += (left: inout HTML, right: HTML) { left.bytes.append(piece: right.bytes) }
}

extension HTML: ExpressibleByStringInterpolation {
    init(stringLiteral literal: StaticString) {
        bytes = []
        bytes.append(literal)
    }

    init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

    /// What happens at each `\(…)` of a piece of HTML.
    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate(set) var bytes: [UInt8] = []

        /// Room for the markup and for an ordinary text at each place, so that a small piece is made in one go.
        init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 48)
        }

        mutating func appendLiteral(_ literal: StaticString) { bytes.append(literal) }

        /// Text: escaped.
        mutating func appendInterpolation(_ text: String) { bytes.appendEscaped(text) }

        mutating func appendInterpolation(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

        mutating func appendInterpolation(_ html: HTML) { bytes.append(piece: html.bytes) }

        mutating func appendInterpolation(_ html: HTML?) {
            if let html { bytes.append(piece: html.bytes) }
        }

        mutating func appendInterpolation(_ pieces: [HTML]) {
            for piece in pieces { bytes.append(piece: piece.bytes) }
        }

        /// The piece, made only when `condition` holds.
        mutating func appendInterpolation(if condition: Bool, _ html: @autoclosure () -> HTML) {
            if condition { bytes.append(piece: html().bytes) }
        }

        /// A whole attribute with the space before it, or nothing when there is no value: `<a\(attribute: "href", path)>`.
        mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            bytes.append(UInt8(ascii: " "))
            bytes.append(name)
            bytes.append("=\"")
            bytes.appendEscaped(value)
            bytes.append(UInt8(ascii: "\""))
        }

        /// An attribute without a value, with the space before it, when it is on: `<input\(flag: "checked", isOn)>`.
        mutating func appendInterpolation(flag name: StaticString, _ isOn: Bool) {
            guard isOn else { return }
            bytes.append(UInt8(ascii: " "))
            bytes.append(name)
        }
    }
}

extension Sequence {
    /// A piece for each element, one after the other, without an array between.
    func html(_ piece: (Element) -> HTML) -> HTML {
        var all = HTML(capacity: underestimatedCount * 160)
        for element in self { all += piece(element) }
        return all
    }
}
