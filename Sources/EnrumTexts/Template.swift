/// A text with places to fill: "Kan læses af {name}".
package struct Template: Sendable {
    private let pieces: [Piece]
    /// The whole text when there is nothing to fill, so that the usual lookup makes no new string.
    private let plain: String?
    /// Bytes of the text as it is written.
    private let length: Int

    private enum Piece: Sendable {
        case text(String)
        case place(String)
    }

    /// A brace that is not closed stands for itself.
    package init(_ text: String) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            pieces.append(.text(String(rest[..<open])))
            pieces.append(.place(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        plain = pieces.isEmpty ? text : nil
        self.pieces = pieces + [.text(String(rest))]
        length = text.utf8.count
    }

    /// The text with `value` asked for each place; a place without a value is shown as it is written.
    package func filled(_ value: (String) -> String?) -> String {
        if let plain { return plain }
        var text = ""
        text.reserveCapacity(length + 32)
        for piece in pieces {
            switch piece {
            case .text(let part): text += part
            case .place(let name): text += value(name) ?? "{\(name)}"
            }
        }
        return text
    }

    package var placeholders: Set<String> {
        Set(pieces.compactMap { if case .place(let name) = $0 { name } else { nil } })
    }
}
