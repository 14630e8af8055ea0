/// A value in a file that somebody wrote, with the place where it stands, so that a mistake can be pointed at.
package struct SourceNode {
    package let place: Place
    package let content: Content

    /// Counted from 1; a column counts code points, as editors do for our texts.
    package struct Place: Hashable, Comparable, Sendable {
        package var line: Int
        package var column: Int

        package static let start = Place(line: 1, column: 1)
        package static func < (left: Self, right: Self) -> Bool { (left.line, left.column) < (right.line, right.column) }
    }

    package init(place: Place, content: Content) { (self.place, self.content) = (place, content) }

    package indirect enum Content {
        case null
        case bool(Bool)
        case number(Double)
        case text(String)
        case list([SourceNode])
        case map([Entry])
    }

    package struct Entry {
        package let key: String
        package let keyPlace: Place
        package let value: SourceNode

        package init(key: String, keyPlace: Place, value: SourceNode) { (self.key, self.keyPlace, self.value) = (key, keyPlace, value) }
    }
}

/// How deep lists and maps may lie in each other.
let mostDepth = 16
