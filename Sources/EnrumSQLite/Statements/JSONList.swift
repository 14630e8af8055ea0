import EnrumDomain
import GRDBSQLite

/// Identifiers, or short names, as one placeholder: a JSON list, for `IN (SELECT value FROM json_each(?))`.
struct JSONList: Bindable {
    private let json: String

    init<Entity>(_ ids: some Sequence<Identifier<Entity>>) {
        json = "[" + ids.map { Self.quoted($0.rawValue) }.joined(separator: ",") + "]"
    }

    init(_ names: [Slug]) { json = "[" + names.map { Self.quoted($0.rawValue) }.joined(separator: ",") + "]" }

    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { json.bind(to: statement, at: index) }

    private static func quoted(_ text: String) -> String {
        let escaped =
            text.unicodeScalars.contains { $0 == "\"" || $0 == "\\" }
            ? text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") : text
        return "\"" + escaped + "\""
    }
}
