import EnrumDomain
import Yams

/// Reads one YAML document strictly: no anchors, aliases, tags, merge keys, directives or second document, every key once.
///
/// Yams would follow aliases and stop at the first repeated key. So aliases never reach it: every `*` is replaced by a stand-in
/// (a character for private use that the text does not hold), and put back in the tree; a repeated key gets a stand-in too, is told
/// about, and reading goes on.
struct YAMLSource {
    private let text: SourceText
    private var standIns: [Unicode.Scalar: Unicode.Scalar] = [:]
    private var unused: [Unicode.Scalar]
    private var problems: [SourceProblem] = []

    /// - Parameter depth: How deep in a larger tree the text stands, so that what is allowed here is allowed there.
    static func read(_ text: String, depth: Int = 1) -> SourceTree {
        var source = YAMLSource(SourceText(text))
        let root = source.document(depth)
        return SourceTree(root: root, problems: source.problems)
    }

    private static let mostRepeatedKeys = 20

    private init(_ text: SourceText) {
        self.text = text
        let taken = Set(text.scalars.filter { $0.value >= 0xf0000 })
        unused = (UInt32(0xf0000)...0xffffd).lazy.compactMap(Unicode.Scalar.init).filter { !taken.contains($0) }
            .prefix(Self.mostRepeatedKeys + 1).map { $0 }
    }

    private mutating func document(_ depth: Int) -> SourceNode? {
        if let directive = text.firstDirective {
            problems.append(SourceProblem("set.directive", at: directive))
            return nil
        }
        if let place = text.tooManyBrackets {
            problems.append(SourceProblem("set.too_deep", at: place, ["limit": String(mostDepth)]))
            return nil
        }
        guard let root = composed() else { return nil }
        return node(root, path: "", depth: depth)
    }

    // MARK: Yams

    private mutating func composed() -> Node? {
        var scalars = text.scalars
        if let star = unused.popLast() {
            standIns[star] = "*"
            for index in scalars.indices where scalars[index] == "*" { scalars[index] = star }
        }
        while true {
            do {
                var view = String.UnicodeScalarView()
                view.append(contentsOf: scalars)
                let root = try Parser(yaml: String(view), resolver: .basic, encoding: .utf8).singleRoot()
                if root == nil { problems.append(SourceProblem("set.empty_file", at: .start)) }
                return root
            } catch let YamlError.duplicatedKeysInMapping(keys, context) {
                guard hide(SourceNode.Place(context.mark), in: &scalars) else {
                    let key = restored(keys.first ?? "")
                    problems.append(SourceProblem("set.duplicate_key", at: SourceNode.Place(context.mark), ["key": key]))
                    return nil
                }
            } catch {
                problems.append(SourceProblem(error, in: text))
                return nil
            }
        }
    }

    /// Makes the key at `place` another one, so that Yams reads on; false when that cannot be done simply.
    private mutating func hide(_ place: SourceNode.Place, in scalars: inout [Unicode.Scalar]) -> Bool {
        guard var index = text.index(of: place) else { return false }
        if scalars[index] == "\"" || scalars[index] == "'" { index += 1 }
        guard index < scalars.count, scalars[index].properties.isAlphabetic, let standIn = unused.popLast() else { return false }
        standIns[standIn] = scalars[index]
        scalars[index] = standIn
        return true
    }

    private func restored(_ string: String) -> String {
        guard string.unicodeScalars.contains(where: { standIns[$0] != nil }) else { return string }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: string.unicodeScalars.map { standIns[$0] ?? $0 })
        return String(view)
    }

    // MARK: The tree

    /// What cannot be read is told, and left empty in its place so that nobody misses it a second time.
    private mutating func node(_ node: Node, path: String, depth: Int) -> SourceNode {
        let place = node.mark.map(SourceNode.Place.init) ?? .start
        guard depth <= mostDepth else {
            problems.append(SourceProblem("set.too_deep", at: place, path: path, ["limit": String(mostDepth)]))
            return SourceNode(place: place, content: .null)
        }
        guard isPlainSource(at: place, path: path) else { return SourceNode(place: place, content: .null) }
        switch node {
        case .scalar(let scalar): return self.scalar(scalar, at: place, path: path)
        case .sequence(let sequence):
            let items = sequence.enumerated().map { index, item in self.node(item, path: "\(path)[\(index)]", depth: depth + 1) }
            return SourceNode(place: place, content: .list(items))
        case .mapping(let mapping): return map(mapping, at: place, path: path, depth: depth)
        case .alias: return SourceNode(place: place, content: .null)
        }
    }

    /// Anchors, aliases and tags show themselves by the first character of what they stand before.
    private mutating func isPlainSource(at place: SourceNode.Place, path: String) -> Bool {
        switch text.scalar(at: place) {
        case "*", "&": problems.append(SourceProblem("set.alias", at: place, path: path))
        case "!": problems.append(SourceProblem("set.tag", at: place, path: path))
        default: return true
        }
        return false
    }

    private mutating func scalar(_ scalar: Node.Scalar, at place: SourceNode.Place, path: String) -> SourceNode {
        let string = restored(scalar.string)
        if let character = string.unicodeScalars.first(where: \.isForbiddenInSource) {
            problems.append(SourceProblem("set.control_character", at: place, path: path, ["code": character.codePoint]))
        }
        return SourceNode(place: place, content: scalar.style == .plain ? CoreScalar.resolve(string) : .text(string))
    }

    private mutating func map(_ mapping: Node.Mapping, at place: SourceNode.Place, path: String, depth: Int) -> SourceNode {
        var entries: [SourceNode.Entry] = []
        var seen: Set<String> = []
        for (key, value) in mapping {
            let keyPlace = key.mark.map(SourceNode.Place.init) ?? place
            guard isPlainSource(at: keyPlace, path: path) else { continue }
            guard case .scalar(let scalar) = key else {
                problems.append(SourceProblem("set.key_not_a_word", at: keyPlace, path: path))
                continue
            }
            let name = restored(scalar.string)
            let inner = path.isEmpty ? name : "\(path).\(name)"
            if name == "<<", scalar.style == .plain {
                problems.append(SourceProblem("set.merge_key", at: keyPlace, path: path))
            } else if !seen.insert(name).inserted {
                problems.append(SourceProblem("set.duplicate_key", at: keyPlace, path: inner, ["key": name]))
            } else {
                entries.append(SourceNode.Entry(key: name, keyPlace: keyPlace, value: node(value, path: inner, depth: depth + 1)))
            }
        }
        return SourceNode(place: place, content: .map(entries))
    }
}

extension SourceNode.Place {
    init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }
}
