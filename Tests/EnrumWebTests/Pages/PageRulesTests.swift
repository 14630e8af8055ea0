import Testing

@testable import EnrumWeb

/// What holds for every page in every state.
struct PageRulesTests {
    @Test(arguments: PageState.all) func `Tags match and forms do not stand in forms`(state: PageState) {
        let page = Markup(state.html.string)
        #expect(page.faults.isEmpty)
        #expect(page.all("form").allSatisfy { !$0.ancestors.contains("form") })
        #expect(page.all("h1").count == 1)
        #expect(page.all("main").count == 1)
    }

    @Test(arguments: PageState.all) func `Ids are unique and whatever points at one finds it`(state: PageState) {
        let page = Markup(state.html.string)
        let ids = page.elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count, "\(ids.filter { id in ids.count { $0 == id } > 1 })")
        for element in page.elements {
            let pointers = ["for", "aria-describedby", "aria-labelledby"].compactMap { element.attributes[$0] }
            let anchors = element.attributes["href"].flatMap { $0.hasPrefix("#") ? [String($0.dropFirst())] : nil } ?? []
            for id in pointers.flatMap({ $0.split(separator: " ").map(String.init) }) + anchors {
                #expect(ids.contains(id), "\(element.name) points at \(id)")
            }
        }
    }

    @Test(arguments: PageState.all) func `Every control has a name that can be read aloud`(state: PageState) {
        let page = Markup(state.html.string)
        let labelled = Set(page.all("label").compactMap { $0.attributes["for"] })
        for control in page.elements where ["input", "select", "textarea"].contains(control.name) && control.attributes["type"] != "hidden"
        {
            let isLabelled = control.attributes["id"].map(labelled.contains) ?? false
            #expect(isLabelled || control.attributes["aria-label"] != nil || control.ancestors.contains("label"), "\(control)")
        }
    }

    @Test(arguments: PageState.all) func `Nothing is inline, nothing comes from elsewhere, every change carries its token`(state: PageState)
    {
        let page = Markup(state.html.string)
        #expect(page.all("style").isEmpty)
        for element in page.elements {
            #expect(element.attributes.keys.allSatisfy { $0 != "style" && !$0.hasPrefix("on") })
            for address in [element.attributes["src"], element.attributes["href"], element.attributes["action"]].compactMap({ $0 }) {
                #expect(address.hasPrefix("/") && !address.hasPrefix("//") || address.hasPrefix("#"), "\(address)")
            }
        }
        let posts = page.all("form").count { $0.attributes["method"] == "post" }
        #expect(page.elements.count { $0.attributes["name"] == "csrf" } == posts)
    }

    @Test(arguments: PageState.all) func `One action stands out at most`(state: PageState) {
        let page = Markup(state.html.string)
        #expect(page.elements.count { ($0.attributes["class"] ?? "").split(separator: " ").contains("primary") } <= 1)
    }

    @Test(arguments: PageState.all) func `No text is missing`(state: PageState) {
        let html = state.html.string
        #expect(html.firstRange(of: /\[[a-z_]+\.[a-z_.]+\]/) == nil)
        #expect(html.firstRange(of: /\{[a-z_]+\}/) == nil)
    }

    @Test func `A preparation that is not shared shows the leader not a word of it`() throws {
        let page = try #require(PageState.all.first { $0.name == "leader-preparation-not-shared" }).html.string
        for answer in Sample.answers { #expect(!page.contains(answer.question)) }
        #expect(!page.contains("Amirs punkter"))
    }

    @Test func `A hostile answer stays a text in every kind of field`() {
        let hostile = "</textarea><script>alert(\"1\")</script>"
        let lane = LaneNote(audience: .pair, words: hostile)
        let option = QuestionField.Option(id: hostile, label: hostile, isChosen: true)
        let inputs: [QuestionField.Input] = [
            .text(hostile), .longText(hostile), .scale(.init(lowest: 1, highest: 3, lowestLabel: hostile, highestLabel: hostile)),
            .choice([option]),
            .many([option]), .number(hostile, unit: hostile), .date(hostile), .person([option]), .yesNo(nil),
            .table(
                .init(
                    columns: [.init(label: hostile), .init(label: hostile, options: [option])],
                    rows: [.init(label: hostile, cells: [hostile, hostile])])),
        ]
        for input in inputs {
            let field = QuestionField(
                id: "basis/x", label: hostile, help: hostile, input: input, error: hostile, lane: lane, isMarked: true, source: hostile)
            let html = field.view(Sample.t).string
            #expect(!html.contains("<script"))
            #expect(Markup(html).faults.isEmpty)
        }
    }
}
