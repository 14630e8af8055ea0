import Foundation
import HTTPTypes
import Hummingbird
import Testing

@testable import EnrumWeb

/// Schemas/openapi.yaml says of every route that it is there, and of no other.
struct DescriptionTests {
    @Test func `Every route is described, and every description has a route`() async throws {
        let table = RouteTable(Router(context: Visit.self))
        let web = Web(environment: try await Town().environment, configuration: WebConfiguration(), isDemo: false)
        API(web: web).add(to: table)
        let routes = table.methods.flatMap { path, methods in
            methods.filter { $0 != .head }.map { "\($0.rawValue) \(path.dropFirst(API.root.count).withoutNames)" }
        }
        let described = try described()
        #expect(described.count > 60)
        #expect(Set(routes).subtracting(described).sorted() == [], "not described")
        #expect(Set(described).subtracting(routes).sorted() == [], "no route")
        #expect(Set(routes).count == routes.count)
    }

    /// "GET /meetings/*", read from the description by its indentation.
    private func described() throws -> [String] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "Schemas/openapi.yaml"), encoding: .utf8)
        var (path, operations): (String, [String]) = ("", [])
        for line in text.split(separator: "\n").drop(while: { $0 != "paths:" }).dropFirst().prefix(while: { $0.hasPrefix("  ") }) {
            if line.hasPrefix("  /") { path = line.dropFirst(2).dropLast().withoutNames }
            if let method = ["get", "put", "post", "patch", "delete"].first(where: { line == "    \($0):" }) {
                operations.append("\(method.uppercased()) \(path)")
            }
        }
        return operations
    }
}

extension Substring {
    /// "/meetings/:id" and "/meetings/{meeting}" as "/meetings/*".
    fileprivate var withoutNames: String {
        split(separator: "/").map { $0.hasPrefix(":") || $0.hasPrefix("{") ? "*" : String($0) }.reduce("") { $0 + "/" + $1 }
    }
}
