public import EnrumDomain

/// The settings of an installation as a file: one YAML mapping from names to plain values or lists of them.
///
/// It is read as strictly as every other file people give us. What a value means is for whoever knows the setting.
public enum SettingsFile {
    /// The most bytes a file may have.
    public static let mostBytes = 64 * 1024

    /// One setting as it stands in the file.
    public struct Entry: Hashable, Sendable {
        public let name: String
        /// One value, or those of a list; numbers as they are usually written.
        public let values: [String]
        /// Counted from 1.
        public let line: Int
    }

    /// One mistake in the file.
    public struct Problem: Hashable, Sendable {
        /// Counted from 1.
        public let line: Int
        /// What is wrong and what to do.
        public let phrase: Phrase
    }

    /// Why nothing was read: every problem, by line.
    public struct Refused: Error, Hashable, Sendable {
        public let problems: [Problem]
    }

    /// Reads the bytes of a file; an empty one, or one of comments only, has no settings.
    /// - Parameter known: The names there are; any other is a problem, with the one that was most likely meant.
    public static func read(_ bytes: [UInt8], known: [String]) throws(Refused) -> [Entry] {
        guard bytes.count <= mostBytes else {
            throw refused([SourceProblem("set.too_big", at: .start, ["limit": String(mostBytes / 1024)])])
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let place = SourceNode.Place(line: line(ofByte: firstInvalidByte(bytes), in: bytes), column: 1)
            throw refused([SourceProblem("set.not_utf8", at: place)])
        }
        let tree = YAMLSource.read(text.unicodeScalars.first == "\u{feff}" ? String(text.unicodeScalars.dropFirst()) : text)
        guard tree.problems.first?.phrase.key != "set.empty_file" else { return [] }
        var reader = SettingsReader(known: known, problems: tree.problems)
        let entries = tree.root.map { reader.entries($0) } ?? []
        guard reader.problems.isEmpty else { throw refused(reader.problems) }
        return entries
    }

    private static func refused(_ problems: [SourceProblem]) -> Refused {
        Refused(problems: problems.sorted { $0.place < $1.place }.map { Problem(line: $0.place.line, phrase: $0.phrase) })
    }
}

/// Turns the tree of a file into settings, and notes every mistake on the way.
private struct SettingsReader {
    let known: [String]
    var problems: [SourceProblem]

    mutating func entries(_ root: SourceNode) -> [SettingsFile.Entry] {
        guard case .map(let entries) = root.content else {
            problems.append(SourceProblem("setting.want_map", at: root.place))
            return []
        }
        return entries.compactMap { entry in
            guard isKnown(entry), let values = values(entry.value, of: entry.key) else { return nil }
            return SettingsFile.Entry(name: entry.key, values: values, line: entry.keyPlace.line)
        }
    }

    private mutating func isKnown(_ entry: SourceNode.Entry) -> Bool {
        guard !known.contains(entry.key) else { return true }
        let key = String(entry.key.prefix(80))
        if let meant = nearest(to: entry.key, among: known) {
            problems.append(SourceProblem("setting.unknown_near", at: entry.keyPlace, ["name": key, "meant": meant]))
        } else {
            let allowed = known.joined(separator: ", ")
            problems.append(SourceProblem("setting.unknown", at: entry.keyPlace, ["name": key, "allowed": allowed]))
        }
        return false
    }

    /// Nil for a setting without a value, which counts as absent, and for what is no plain value, which is a problem.
    private mutating func values(_ node: SourceNode, of name: String) -> [String]? {
        switch node.content {
        case .null: return nil
        case .text(let text): return [text]
        case .bool(let value): return [String(value)]
        case .number(let number): return [number.plain]
        case .list(let items): return items.compactMap { values($0, of: name) }.flatMap { $0 }
        case .map:
            problems.append(SourceProblem("setting.want_plain", at: node.place, ["name": name]))
            return nil
        }
    }
}
