import EnrumCore
import EnrumDomain
import EnrumTesting
import Foundation
import Testing

@testable import EnrumTexts

/// What has been, and who did what: history, the log of reads, people and operations.
struct RecordTests {
    @Test func `What was moved, missed and cancelled is plain to see`() async throws {
        let site = try await Site.demo()
        let sofie = try await site.browser(of: Cast.sofie).visit("/history")
        #expect(sofie.text.contains("aflyst") && sofie.text.contains("Begrundelse: Jeg er på kursus hele den uge"))
        let aase = try await site.browser(of: Cast.aase).visit("/history")
        #expect(aase.text.contains("dagen er gået, og den er ikke holdt") && aase.body.contains("href=\"/meetings/aase-2\""))
    }

    @Test func `A leader reads the history of their own people and of nobody else`() async throws {
        let site = try await Site.demo()
        let mette = try await site.browser(of: Cast.mette)
        #expect(try await mette.get("/people/sofie/history").heading == "Samtaler med Sofie Aagaard")
        for person in [Cast.anders, Cast.henrik, Cast.pernille, Cast.jonas, Cast.bjarne] {
            #expect(try await site.browser(of: person).get("/people/sofie/history").status == 404, "\(person.name)")
        }
    }

    @Test func `Everyone sees who did what with their conversations`() async throws {
        let page = try await Site.demo().browser(of: Cast.sofie).visit("/access")
        #expect(page.text.contains("Mette Holm læste den delte forberedelse"))
        #expect(page.text.contains("Du delte forberedelsen"))
        #expect(!page.body.contains("[audit."))
    }

    @Test func `Equal deeds after one another are one line`() async throws {
        let site = try await Site.cast()
        let now = site.clock.now
        try await site.environment.store.write { transaction in
            for second in 0..<5 {
                let at = now.advanced(bySeconds: Int64(second * 60))
                try transaction.log(
                    "record.saved", at: at, by: Cast.mette.id, object: "meeting/x", concerns: [Cast.sofie.id, Cast.mette.id])
            }
            try transaction.log(
                "agreement.kept", at: now, by: Cast.jonas.id, object: "agreement/x", concerns: [Cast.sofie.id], fromOutside: true)
        }
        let page = try await site.browser(of: Cast.sofie).visit("/access")
        #expect(page.text.contains("kl. 10.30 til kl. 10.34 Mette Holm skrev i samtalen 5 gange"))
        #expect(page.text.contains("Jonas Kjær markerede en aftale som holdt uden for jeres samtale"))
    }

    @Test func `The log goes on from page to page without losing a line`() async throws {
        let site = try await Site.cast()
        let now = site.clock.now
        try await site.environment.store.write { transaction in
            for number in 0..<230 {
                try transaction.log("agreement.noted", at: now, by: Cast.mette.id, object: "agreement/\(number)", concerns: [Cast.sofie.id])
            }
        }
        let browser = try await site.browser(of: Cast.sofie)
        var (path, seen): (String?, Int) = ("/access", 0)
        while let next = path {
            let page = try await browser.visit(next)
            seen += page.body.matches(of: /<li><div class="point">/).count
            path = page.body.firstMatch(of: /rel="next" href="([^"]*)"/).map { String($0.1) }
        }
        #expect(seen == 230)
    }

    @Test func `Every deed that is logged has its words`() throws {
        let core = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources")
        let files = try FileManager.default.subpathsOfDirectory(atPath: core.path).filter {
            $0.hasSuffix(".swift") && !$0.hasPrefix("EnrumTexts")
        }
        var actions: Set<String> = []
        for file in files {
            let text = try String(contentsOf: core.appending(path: file), encoding: .utf8)
            for line in text.split(separator: "\n") where line.contains("log(") || line.contains("log:") || line.contains(", \"person.") {
                actions.formUnion(line.matches(of: /"([a-z_]+\.[a-z_]+)"/).map { String($0.1) })
            }
        }
        actions.formUnion(Meeting.Ending.Kind.allCases.map { "meeting.\($0.rawValue)" })
        #expect(actions.count > 30)
        for action in actions.sorted() { #expect(Texts.danish.keys.contains("audit.\(action)"), "\(action)") }
    }

    @Test func `The admin's log names no conversation`() async throws {
        let page = try await Site.demo().browser(of: Cast.jonas).visit("/log")
        #expect(page.status == 200 && !page.body.contains("/meetings/") && !page.body.contains("[audit."))
        for word in ["forberedelse", "aftale", "punkt", "skrev"] {
            #expect(!page.text.replacing("Mine aftaler", with: "").contains(word), "\(word)")
        }
    }

    @Test func `People are found by name, a page at a time`() async throws {
        let browser = try await Site.cast().browser(of: Cast.jonas)
        #expect(try await browser.visit("/people").text.contains("40 personer"))
        let found = try await browser.visit("/people?q=%C3%98stergaard")
        #expect(found.text.contains("Line Østergaard") && found.text.contains("1 person ") && found.text.contains("leder: Mette Holm"))
    }

    @Test func `Those who have left are shown apart`() async throws {
        let site = try await Site.cast()
        var bjarne = Cast.bjarne
        bjarne.deactivatedAt = site.clock.now
        let (left, now) = (bjarne, site.clock.now)
        try await site.environment.store.write { try $0.update(left, at: now) }
        let browser = try await site.browser(of: Cast.jonas)
        #expect(try await browser.visit("/people").text.contains("Bjarne Lund") == false)
        let page = try await browser.visit("/people?left=yes")
        #expect(page.text.contains("Bjarne Lund") && page.text.contains("fratrådt 24. november 2026") && !page.body.contains("/invitation"))
    }

    @Test func `The admin sees how much there is`() async throws {
        let page = try await Site.demo().browser(of: Cast.jonas).visit("/operations")
        #expect(page.text.contains("Solvig Kommune") && page.text.contains("Personer 40") && page.text.contains("30 minutter"))
    }
}
