import Foundation
import HTTPTypes

@testable import EnrumWeb

/// An answer as a browser has it.
struct Page: Sendable {
    let path: String
    let status: Int
    let headers: HTTPFields
    let body: String

    /// Where it sends on to.
    var location: String? { status == 303 ? headers[.location] : nil }
    /// The session's token, from the head of the page.
    var token: String? { body.firstMatch(of: /<meta name="csrf-token" content="([^"]*)">/).map { String($0.1) } }
    /// What a person reads: no markup, references resolved, white space squeezed.
    var text: String {
        body.replacing(/<head>(?s:.*?)<\/head>/, with: "").replacing(/<[^>]*>/, with: " ").unescaped.replacing(/\s+/, with: " ")
    }
    var heading: String? { body.firstMatch(of: /<h1[^>]*>(.*?)<\/h1>/).map { String($0.1).unescaped } }

    /// The first form that goes to `action`, or has a button that does.
    func form(_ action: String) -> Form? {
        body.matches(of: /<form (?s:.*?)<\/form>/).map { Form(String($0.0)) }.first { $0.actions.contains(action) }
    }

    var forms: [Form] { body.matches(of: /<form (?s:.*?)<\/form>/).map { Form(String($0.0)) } }

    /// A form with what stands in it.
    struct Form: Sendable {
        private let html: String

        init(_ html: String) { self.html = html }

        /// Without what a browser keeps to itself: where on the page it goes to.
        var actions: [String] { html.matches(of: /(?:form)?action="([^"#]*)(?:#[^"]*)?"/).map { String($0.1).unescaped } }

        /// Where it goes when `button` is pressed.
        func action(_ button: (String, String)?) -> String { actions[0] }

        /// Every field as a browser would send it, with what was typed in place of what stands there.
        func filled(_ typed: [String: String]) -> [(String, String)] {
            let standing = fields.filter { $0.0 != "csrf" && typed[$0.0] == nil }
            return fields.filter { $0.0 == "csrf" } + standing + typed.map { ($0.key, $0.value) }
        }

        var fields: [(String, String)] { inputs + areas + choices }

        private var inputs: [(String, String)] {
            html.matches(of: /<input ([^>]*)>/).compactMap { match in
                let tag = String(match.1)
                guard let name = attribute("name", tag), !tag.contains(" disabled") else { return nil }
                let type = attribute("type", tag)
                if type == "checkbox" || type == "radio", !tag.contains(" checked") { return nil }
                return (name, attribute("value", tag) ?? "on")
            }
        }

        private var areas: [(String, String)] {
            html.matches(of: /<textarea ([^>]*)>\n?((?s:.*?))<\/textarea>/).compactMap { match in
                attribute("name", String(match.1)).map { ($0, String(match.2).unescaped) }
            }
        }

        private var choices: [(String, String)] {
            html.matches(of: /<select ([^>]*)>((?s:.*?))<\/select>/).compactMap { match in
                let options = String(match.2).matches(of: /<option value="([^"]*)"([^>]*)>/)
                let chosen = options.first { $0.2.contains("selected") } ?? options.first
                return attribute("name", String(match.1)).map { ($0, chosen.map { String($0.1).unescaped } ?? "") }
            }
        }

        private func attribute(_ name: String, _ tag: String) -> String? {
            guard let match = try? Regex("(?:^|\\s)\(name)=\"([^\"]*)\"").firstMatch(in: tag), let value = match[1].substring else {
                return nil
            }
            return String(value).unescaped
        }
    }
}

extension String {
    /// With the five references of ours resolved.
    var unescaped: String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(self) {
            $0.replacingOccurrences(of: $1.0, with: $1.1)
        }
    }
}
