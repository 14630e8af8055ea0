import Testing

/// Just enough of a reader of our own pages to say whether the tags match and what the attributes hold.
struct Markup {
    private(set) var elements: [Element] = []
    private(set) var faults: [String] = []

    struct Element {
        let name: String
        let attributes: [String: String]
        /// Names of the elements around it, outermost first.
        let ancestors: [String]
    }

    private static let voids: Set<String> = ["meta", "link", "input", "br"]

    init(_ html: String) {
        var open: [String] = []
        var rest = html[...]
        while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("!") { continue }
            if tag.hasPrefix("/") {
                if open.popLast() != String(tag.dropFirst()) { faults.append("</\(tag.dropFirst())> closes something else after \(open)") }
                continue
            }
            let name = String(tag.prefix { !$0.isWhitespace })
            elements.append(Element(name: name, attributes: Self.attributes(tag.dropFirst(name.count)), ancestors: open))
            if !Self.voids.contains(name) { open.append(name) }
        }
        if !open.isEmpty { faults.append("never closed: \(open)") }
    }

    private static func attributes(_ text: Substring) -> [String: String] {
        var all: [String: String] = [:]
        var rest = text.drop(while: \.isWhitespace)
        while !rest.isEmpty {
            let name = String(rest.prefix { $0 != "=" && !$0.isWhitespace })
            rest = rest.dropFirst(name.count)
            if rest.hasPrefix("=\"") {
                let value = rest.dropFirst(2).prefix { $0 != "\"" }
                all[name] = String(value)
                rest = rest.dropFirst(2 + value.count + 1)
            } else {
                all[name] = ""
            }
            rest = rest.drop(while: \.isWhitespace)
        }
        return all
    }

    func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }
}
