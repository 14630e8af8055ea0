extension PluginAPI {
    private static let store = member(
        "store?", "table<string, any>", "What to keep about this pair, by key; false forgets one. At most 32 keys of 4 KiB.")

    static let results: [Shape] = [
        shape(
            "Finding", "What a check says: exactly one of `block`, `warn` and `hint`.",
            [
                member("block?", "Text", "Stops the act until it is mended, or overruled with a reason."),
                member("warn?", "Text", "Asks to look again."), member("hint?", "Text", "Helps."),
                member(
                    "field?", "string",
                    "What it stands beside: a question by its short name or full id; of an agreement title, responsible, due, first_step or follow_up."
                ), store,
            ]),
        shape(
            "Question", "A question as in a question-set file. Its id becomes \"plugin/id\".",
            [
                member("id", "string", ""),
                member(
                    "kind",
                    "\"text\"|\"long_text\"|\"scale\"|\"choice\"|\"many\"|\"number\"|\"date\"|\"person\"|\"yes_no\"|\"table\"", ""),
                member("label", "Text", "At most 200 characters."), member("help?", "Text", ""), member("required?", "boolean", ""),
                member("phase?", "\"before\"|\"during\"|\"after\"", ""),
                member("answered_by?", "\"employee\"|\"leader\"|\"both\"", ""), member("lane?", "\"author\"|\"pair\"", ""),
                member("scale?", "Scale", "Of a scale."), member("options?", "Option[]", "Of choice and many, 2 to 50."),
                member("number?", "Range", "Of a number."), member("table?", "Table", "Of a table."),
            ]),
        shape(
            "Scale", "2 to 11 steps.",
            [
                member("from", "integer", ""), member("to", "integer", ""), member("low", "Text", "What the lowest means."),
                member("high", "Text", "What the highest means."),
            ]),
        shape("Option", "", [member("id", "string", ""), member("label", "Text", "")]),
        shape("Range", "", [member("min?", "number", ""), member("max?", "number", ""), member("unit?", "Text", "")]),
        shape(
            "Table", "",
            [
                member("columns", "Column[]", "1 to 8."), member("rows?", "Option[]", "Rows that are always there."),
                member("most_rows?", "integer", "How many people may add; 10 unless you say so."),
            ]),
        shape(
            "Column", "",
            [
                member("id", "string", ""), member("label", "Text", ""), member("cell?", "\"text\"|\"number\"|\"choice\"", ""),
                member("options?", "Option[]", "Of a choice."),
            ]),
        shape("Point", "A point for the agenda.", [member("text", "Text", ""), member("reason", "Text", "Why it is suggested.")]),
        shape(
            "Draft", "An agreement that the two can take or leave.",
            [
                member("title", "Text", ""), member("reason?", "Text", ""), member("responsible?", "\"employee\"|\"leader\"", ""),
                member("due?", "Date", ""), member("first_step?", "Text", ""), member("follow_up?", "Text", ""),
                member("template?", "string", "One of the plugin's agreement templates, by its id."),
                member("area?", "string", "One of that template's areas, by its id."),
            ]),
        shape(
            "Reminder", "One reminder for each key, ever.",
            [
                member("key", "string", "1 to 100 visible ASCII characters, such as \"gap-\" and a conversation's id."),
                member("due", "Date", ""), member("to", "\"employee\"|\"leader\"|\"both\"", ""), member("text", "Text", ""), store,
            ]),
        shape("Section", "A section of the report; its blocks stand at its positions.", [member("title", "Text", ""), store]),
    ]

    static let blocks: [Shape] = [
        block("TextBlock", "text", [member("text", "Text", "")]),
        block("ListBlock", "list", [member("title?", "Text", ""), member("items", "Cell[]", "")]),
        block(
            "TableBlock", "table",
            [member("title?", "Text", ""), member("head", "Text[]", "At most 12."), member("rows", "Cell[][]", "At most 200.")]),
        block("MetricBlock", "metric", [member("label", "Text", ""), member("value", "Cell", ""), member("note?", "Text", "")]),
        block(
            "ChartBlock", "chart",
            [
                member("metric?", "string", "One of the plugin's metrics: the host fills in the rest."), member("title?", "Text", ""),
                member("unit?", "Text", ""), member("style?", "\"line\"|\"bar\"", ""),
                member("points?", "any[][]", "Pairs of a label and a number; without a number it is a gap."),
                member("range?", "number[]", "The least and the most."),
            ]),
        block("QuoteBlock", "quote", [member("text", "Text", ""), member("by?", "Text", "")]),
        block("CalloutBlock", "callout", [member("level", "\"warn\"|\"hint\"", ""), member("text", "Text", "")]),
        block("ChecklistBlock", "checklist", [member("title?", "Text", ""), member("items", "Tick[]", "")]),
        block("SignatureBlock", "signature", [member("names", "Text[]", "")]),
        shape("Tick", "A line of a checklist.", [member("text", "Text", ""), member("done?", "boolean", "")]),
    ]

    private static func block(_ name: String, _ kind: String, _ members: [Member]) -> Shape {
        let span = member("span?", "integer", "Twelfths of the page, 3 to 12.")
        return shape(name, "", [member("kind", "\"\(kind)\"", "")] + members + [span])
    }

    /// Names for types that are no tables.
    static let aliases: [(name: String, type: String, help: String)] = [
        ("Date", "string", "A date such as \"2026-03-14\"."),
        ("Text", "kit.Text|string", "`t(\"key\", {…})`, or a string that is shown as it is."),
        (
            "Cell", "kit.Text|string|number|boolean",
            "A date is worded, true and false are yes and no, \"\" is empty."
        ),
        (
            "Block", "TextBlock|ListBlock|TableBlock|MetricBlock|ChartBlock|QuoteBlock|CalloutBlock|ChecklistBlock|SignatureBlock",
            "`false` in the place of one is passed over."
        ),
    ]
}
