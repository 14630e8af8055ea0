import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

@testable import EnrumWeb

/// What somebody writes is shown as they wrote it, and never becomes a part of the page (ASVS 1.2.1).
struct ScriptInjectionTests {
    /// More than eighty ways in: elements, handlers, ways out of attributes, areas and comments, addresses, odd letters and encodings.
    static let payloads: [String] = {
        let scripts = [
            "<script>alert(1)</script>", "<ScRiPt>alert(1)</sCrIpT>", "<script src=//evil.example></script>", "<script\n>alert(1)</script>",
            "<script/x>alert(1)</script>", "<<script>alert(1)//<</script>", "</script><script>alert(1)</script>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        ]
        let tags = [
            "img src=x", "svg", "body", "iframe", "video", "audio src=x", "details open", "input autofocus", "select autofocus",
            "textarea autofocus", "marquee", "math", "object data=x", "embed src=x", "style", "link rel=stylesheet",
            "meta http-equiv=refresh", "base href=//evil.example", "form action=//evil.example", "a", "button formaction=//evil.example",
            "template", "å", "blåbær",
        ]
        let handlers = ["onerror=alert(1)", "onload=alert(1)", "onfocus=alert(1)"]
        let elements = tags.flatMap { tag in handlers.prefix(2).map { "<\(tag) \($0)>" } }
        let escapes = [
            "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)", "\"><img src=x onerror=alert(1)>", "'><svg onload=alert(1)>",
            "</textarea><script>alert(1)</script>", "</title><script>alert(1)</script>", "</option></select><script>alert(1)</script>",
            "--><script>alert(1)</script>", "]]><script>alert(1)</script>", "`onmouseover=alert(1)", "\u{2028}<script>alert(1)</script>",
        ]
        let addresses = [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>", "<a href=javascript:alert(1)>her</a>",
            "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">her</a>", "[her](javascript:alert(1))", "![x](x\"onerror=\"alert(1))",
        ]
        let encodings = [
            "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)", "%3Cscript%3Ealert(1)%3C/script%3E",
            "\\u003cscript\\u003ealert(1)", "＜script＞alert(1)＜/script＞", "<scr\u{ad}ipt>alert(1)</scr\u{ad}ipt>",
            "æøå <b onclick=alert(1)>ÆØÅ</b>", "{{constructor.constructor('alert(1)')()}}", "${alert(1)}", "<%= alert(1) %>", "{title}",
            "<!--<img src=\"--><img src=x onerror=alert(1)>\">",
        ]
        return scripts + elements + escapes + addresses + encodings
    }()

    @Test func `There are more than eighty`() { #expect(Set(Self.payloads).count > 80) }

    /// Agreements: through the pages, to everybody who sees them.
    @Test func `An agreement in all its fields`() async throws {
        let site = try await Site.demo()
        let (sofie, mette) = (try await site.browser(of: Cast.sofie), try await site.browser(of: Cast.mette))
        for (number, payload) in Self.payloads.enumerated() {
            try await sofie.visit("/agreements/sofie-1-liste")
            let typed = [
                "title": "\(number) \(payload)", "first_step": payload, "follow_up": payload, "deadline": "2026-12-18", "reason": payload,
            ]
            var page = try await sofie.submit("/agreements/sofie-1-liste/amend", typed)
            #expect(page.status == 200)
            page = try await sofie.submit("/agreements/sofie-1-liste/notes", ["update": payload])
            page.expectHarmless(payload)
            // Refused, it comes back in the fields.
            let refused = try await sofie.submit(
                "/agreements/sofie-1-liste/amend", ["title": payload + " x", "first_step": payload, "reason": ""])
            #expect(refused.status == 422)
            refused.expectHarmless(payload)
        }
        try await sofie.submit("/agreements/sofie-1-liste/drop", ["drop_reason": Self.payloads.joined(separator: " ")])
        for page in [
            try await sofie.visit("/agreements"), try await mette.visit("/agreements/sofie-1-liste"), try await mette.visit("/agreements"),
        ] {
            page.expectHarmless()
        }
    }

    /// A conversation: everything that the two write in it, before, during and after, to both of them.
    @Test func `A conversation in all its fields`() async throws {
        let site = try await Site.cast()
        let (mette, sofie) = (Someone(Cast.mette, in: site.environment), Someone(Cast.sofie, in: site.environment))
        let all = Self.payloads.joined(separator: "\n")
        let day = try #require(CalendarDate(year: 2026, month: 11, day: 24))
        let later = try #require(CalendarDate(year: 2026, month: 12, day: 3))
        for (number, payload) in Self.payloads.enumerated().filter({ $0.offset.isMultiple(of: 8) }) {
            let id = "m\(number)".meeting
            try await mette.plan(with: Cast.sofie, at: .init(date: day, place: payload), key: id)
            try await mette.move(id, to: .init(date: later, place: payload), because: payload)
            try await mette.ask(payload, in: id)
            try await sofie.answer(#require(QuestionID("basis/tasks")), .text(all), in: id)
            for point in Self.payloads[number..<min(number + 8, Self.payloads.count)] { try await sofie.bring(point, to: id) }
            try await sofie.write(all, to: .privateNote, in: id)
            try await sofie.share(id)
            for browser in [try await site.browser(of: Cast.sofie), try await site.browser(of: Cast.mette)] {
                for page in ["prepare", "prepare?done=\(Browser.quoted(payload))"] {
                    try await browser.visit("/meetings/\(id)/\(page)").expectHarmless(payload)
                }
            }
            try await mette.begin(id)
            try await mette.write(all, to: .said(#require(QuestionID("basis/tasks"))), in: id)
            try await mette.minute(payload, in: id)
            try await mette.minute(payload, confidential: true, in: id)
            try await mette.finish(id)
            for remark in Self.payloads.prefix(99) { try await sofie.remark(remark, to: id) }
            for browser in [try await site.browser(of: Cast.sofie), try await site.browser(of: Cast.mette)] {
                for page in ["/meetings/\(id)/talk", "/next", "/team", "/history"] { try await browser.visit(page).expectHarmless(payload) }
            }
            try await mette.close(id)
            try await site.browser(of: Cast.sofie).visit("/meetings/\(id)/talk").expectHarmless(payload)
        }
    }

    /// People and departments come from files, names and all.
    @Test func `A name, a department and a browser`() async throws {
        let site = try await Site.cast()
        let now = site.clock.now
        try await site.environment.store.write { transaction in
            for (number, payload) in Self.payloads.enumerated() {
                let department = Department(id: .init(stored: "d\(number)"), name: payload, parent: Cast.children.id)
                try transaction.insert(department)
                guard let email = EmailAddress("p\(number)@solvig.example") else { continue }
                let person = Person(
                    id: .init(stored: "p\(number)"), name: payload, email: email, department: department.id, leader: Cast.mette.id)
                try transaction.insert(person, at: now)
                try transaction.log("record.saved", at: now, by: person.id, object: "meeting/x", concerns: [Cast.sofie.id])
                try transaction.insert(
                    Session(
                        token: TokenHash(of: payload), person: Cast.sofie.id, startedAt: now, lastSeenAt: now, device: "Chrome/1 \(payload)"
                    ))
            }
        }
        for path in ["/people", "/people?offset=50", "/people?offset=100", "/new-question-set", "/question-sets/basis"] {
            try await site.browser(of: Cast.jonas).visit(path).expectHarmless()
        }
        for path in ["/send", "/people"] { try await site.browser(of: Cast.pernille).visit(path).expectHarmless() }
        for path in ["/access", "/account"] { try await site.browser(of: Cast.sofie).visit(path).expectHarmless() }
    }

    /// What is typed and comes straight back.
    @Test(arguments: payloads) func `What is searched for, signed in with or refused`(payload: String) async throws {
        let site = try await Site.cast()
        let quoted = Browser.quoted(payload)
        try await site.browser().post("/sign-in", [("email", payload), ("password", payload), ("next", payload)]).expectHarmless(payload)
        let jonas = try await site.browser(of: Cast.jonas)
        for path in [
            "/people?q=\(quoted)", "/people?left=\(quoted)", "/access?before=\(quoted)", "/sign-in?next=\(quoted)",
            "/account?done=\(quoted)", "/\(quoted)",
        ] {
            try await jonas.get(path).expectHarmless(payload)
        }
        try await jonas.visit("/account")
        try await jonas.post("/account/language", [("language", payload), (payload, payload)]).expectHarmless(payload)
        try await jonas.visit("/new-question-set")
        try await jonas.post("/question-sets", [("text", payload), ("deed", "check"), ("department", payload)]).expectHarmless(payload)
        let pernille = try await site.browser(of: Cast.pernille)
        try await pernille.visit("/send")
        let fields = ["q", "date", "time", "length", "place", "person"].map { ($0, payload) }
        try await pernille.post("/send/preview", fields).expectHarmless(payload)
        let stranger = site.browser()
        try await stranger.post("/agreements/x/notes", [("update", payload), (payload, payload)]).expectHarmless(payload)
    }

    /// Question sets are written by an organisation, and shown to everybody.
    @Test func `A question in all its parts`() async throws {
        let site = try await Site.cast()
        for (number, payload) in Self.payloads.enumerated() {
            guard let set = Slug("s\(number)"), let name = Slug("q"), let option = Slug("o"), let text = payload.tidied else { continue }
            let words = LocalizedText(danish: text)
            let kinds: [Question.Kind] = [
                .choice([.init(id: option, label: words)]), .longText, .number(.init(unit: words)),
                Question.Scale(lowest: 1, highest: 5, lowestLabel: words, highestLabel: words).map { .scale($0) } ?? .text,
                Question.Table(
                    columns: [.init(id: option, label: words, cell: .text)], rows: [.init(id: option, label: words)], mostRows: 1
                ).map { .table($0) } ?? .text,
            ]
            let questions = kinds.enumerated().map { index, kind in
                Question(id: QuestionID(set: set, name: Slug("q\(index)") ?? name), kind: kind, label: words, help: words)
            }
            let questionSet = QuestionSet(id: set, title: words, description: words, source: words, questions: questions)
            try await InstallQuestionSet(site.environment)(questionSet, as: nil)
        }
        let jonas = try await site.browser(of: Cast.jonas)
        for path in ["/question-sets", "/form", "/question-sets/s0", "/question-sets/s40/edit", "/question-sets/s60"] {
            try await jonas.visit(path).expectHarmless()
        }
    }
}

extension Page {
    /// Nothing in the page is alive that is not ours: only our elements, no handlers, no addresses elsewhere, no inline code.
    func expectHarmless(_ payload: String = "", sourceLocation: SourceLocation = #_sourceLocation) {
        guard status != 303, !body.isEmpty else { return }
        let markup = Markup(body)
        #expect(markup.faults.isEmpty, "\(payload)", sourceLocation: sourceLocation)
        for element in markup.elements {
            #expect(Self.ours.contains(element.name), "<\(element.name)> from \(payload)", sourceLocation: sourceLocation)
            #expect(
                !element.attributes.keys.contains { $0.lowercased().hasPrefix("on") || $0 == "style" }, "\(payload)",
                sourceLocation: sourceLocation)
            for name in ["href", "src", "action", "formaction"] {
                guard let address = element.attributes[name] else { continue }
                #expect(
                    address.hasPrefix("/") && !address.hasPrefix("//") || address.hasPrefix("#"), "\(address) from \(payload)",
                    sourceLocation: sourceLocation)
            }
            if element.name == "script" {
                #expect(element.attributes["src"]?.hasPrefix("/assets/") == true, "\(payload)", sourceLocation: sourceLocation)
            }
        }
    }

    private static let ours: Set<String> = [
        "html", "head", "meta", "title", "link", "script", "body", "a", "header", "div", "span", "form", "input", "button", "nav", "ul",
        "ol", "li",
        "main", "h1", "h2", "h3", "h4", "p", "section", "article", "details", "summary", "dl", "dt", "dd", "label", "select", "option",
        "textarea",
        "fieldset", "legend", "footer", "strong", "br", "code", "table", "thead", "tbody", "tr", "th", "td", "progress", "figure",
        "figcaption",
    ]
}
