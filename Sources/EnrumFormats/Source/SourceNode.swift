/// A value in a file that somebody wrote, with the place where it stands, so that a mistake can be pointed at.
struct SourceNode {
    let place: Place
    let content: Content

    /// Counted from 1; a column counts code points, as editors do for our texts.
    struct Place: Hashable, Comparable, Sendable {
        var line: Int
        var column: Int

        static let start = Place(line: 1, column: 1)
        static func < (left: Self, right: Self) -> Bool { (left.line, left.column) < (right.line, right.column) }
    }

    indirect enum Content {
        case null
        case bool(Bool)
        case number(Double)
        case text(String)
        case list([SourceNode])
        case map([Entry])
    }

    struct Entry {
        let key: String
        let keyPlace: Place
        let value: SourceNode
    }
}

/// How deep lists and maps may lie in each other.
let mostDepth = 16
