/// The bytes or the text of a file as a tree, as far as it can be read.
package enum SourceFile {
    /// The most bytes a file may have.
    package static let mostBytes = 256 * 1024

    /// - Parameter name: one that ends with ".json" is read as JSON, every other as YAML.
    package static func tree(_ bytes: [UInt8], name: String) -> SourceTree {
        guard bytes.count <= mostBytes else { return SourceTree(root: nil, problems: [tooBig]) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let line = line(ofByte: firstInvalidByte(bytes), in: bytes)
            return SourceTree(root: nil, problems: [SourceProblem("set.not_utf8", at: SourceNode.Place(line: line, column: 1))])
        }
        return tree(text, name: name)
    }

    package static func tree(_ text: String, name: String) -> SourceTree {
        guard text.utf8.count <= mostBytes else { return SourceTree(root: nil, problems: [tooBig]) }
        let text = text.unicodeScalars.first == "\u{feff}" ? String(text.unicodeScalars.dropFirst()) : text
        let forbidden = SourceText(text).forbiddenCharacters
        guard forbidden.isEmpty else { return SourceTree(root: nil, problems: forbidden) }
        return name.lowercased().hasSuffix(".json") ? JSONSource.read(text) : YAMLSource.read(text)
    }

    private static var tooBig: SourceProblem { SourceProblem("set.too_big", at: .start, ["limit": String(mostBytes / 1024)]) }
}

extension Sequence<SourceProblem> {
    /// In the order they stand in the file.
    package var inOrder: [SourceProblem] {
        enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element)
    }
}
