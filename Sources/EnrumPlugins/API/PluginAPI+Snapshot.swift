import EnrumDomain

extension PluginAPI {
    static let snapshot: [Shape] = [
        shape(
            "Context", "What a hook may see. It cannot be changed, and what the manifest's `reads` does not name is nil.",
            [
                member("today", "Date", "The day it is where the organisation is."),
                member("now", "string", "The day and the time, such as \"2026-03-14T10:30\"."),
                member(
                    "settings", "table<string, any>", "The settings as they are in this department, by key; nil for one without a value."),
                member(
                    "store", "table<string, any>",
                    "What the plugin has kept about this pair; empty when there is nothing. In background hooks only numbers, yes and no, and dates."
                ),
                member("meeting", "Meeting", "The conversation. Reads `meeting`; in `reminders` the pair's next one, if there is one."),
                member("people", "People", "The two. Reads `people`."),
                member("answers", "Answers", "What they have answered. Reads `own_answers` or `answers`."),
                member("agreements", "Agreement[]", "The pair's agreements by deadline. Reads `agreements`."),
                member("history", "Past[]", "The pair's earlier conversations that were held, the newest first. Reads `history`."),
            ]),
        shape(
            "Meeting", "A conversation.",
            [
                member("id", "string", ""), member("type", "string", "Such as \"one_to_one\"."), member("date", "Date", ""),
                member("time?", "string", "Such as \"13:00\"."), member("length", "integer", "Minutes."),
                member("place?", "string", "Not in background hooks."),
                member("phase", "\"planned\"|\"before\"|\"during\"|\"after\"|\"closed\"", ""),
                member("shared", "boolean", "Whether the employee has shared the preparation."),
                member("moves", "integer", "How often it got another date."),
            ]),
        shape("People", "The two, and nobody else.", [member("employee", "Person", ""), member("leader", "Person", "")]),
        shape(
            "Person", "One of the two.",
            [
                member("id", "string", ""), member("name?", "string", "Not in background hooks."),
                member("first_name?", "string", "Not in background hooks."), member("workplace", "\"on_site\"|\"remote\"|\"hybrid\"", ""),
            ]),
        shape(
            "Answers",
            "Answers by the question's full id, such as \"welcome/settled\". In background hooks without texts, tables and people.",
            [
                member(
                    "employee", "table<string, any>",
                    "Text and long_text are strings, scale and number numbers, choice an id, many a list of ids, date a date, person an id, yes_no a boolean, table a list of rows by column."
                ),
                member("leader", "table<string, any>", "The same."),
                member("marked", "string[]", "The questions that the employee marked as mattering most."),
            ]),
        shape(
            "Agreement", "An agreement. In background hooks without its words.",
            [
                member("id?", "string", "Nil for one that is just being written."),
                member("meeting?", "string", "The conversation it was made in."), member("title?", "string", ""),
                member("responsible?", "\"employee\"|\"leader\"|\"other\"", ""), member("due?", "Date", ""),
                member("first_step?", "string", ""), member("follow_up?", "string", ""),
                member("template?", "string", "The template it was made by, such as \"welcome/habits\"."),
                member("area?", "string", "The id of the template's area that it is about."),
                member("state", "\"open\"|\"kept\"|\"dropped\"|\"evaluated\"", ""),
                member("outcome?", "\"improved\"|\"unchanged\"|\"worse\"", "Once it was evaluated."), member("made?", "Date", ""),
                member("amendments", "integer", "How often it was amended."),
                member("overdue", "boolean", "Open, and the deadline is behind us."),
            ]),
        shape(
            "Past", "An earlier conversation that was held.",
            [
                member("id", "string", ""), member("type", "string", ""), member("date", "Date", ""),
                member("length", "integer", "Minutes."), member("answers", "Answers", "As far as answers are read."),
                member("agreements", "Agreement[]", "Made in it."),
                member("kept", "integer", "How many of them were kept, or evaluated as improved."),
                member("metrics", "table<string, number>", "The plugin's own numbers of it."),
            ]),
        shape(
            "Answer", "What `check_answer` is about.",
            [member("question", "string", "Its full id."), member("value?", "any", "Nil when it was emptied.")]),
    ]

    private static let context = member("ctx", "Context", "")

    static let hooks: [HookShape] = [
        hook(.questions, "Question[]", "Further questions for this conversation, at most 20."),
        hook(.checkAnswer, "Finding|Finding[]", "Findings on one answer, for the one who writes it.", member("answer", "Answer", "")),
        hook(.checkMeeting, "Finding|Finding[]", "Findings on the whole conversation."),
        hook(.checkAgreement, "Finding|Finding[]", "Findings on one agreement.", member("agreement", "Agreement", "")),
        hook(
            .guard, "Finding|Finding[]", "Findings on a step from one phase to the next; `block` stops it until a reason is given.",
            member("from", "string", "Such as \"during\"."), member("to", "string", "Such as \"after\".")),
        hook(.suggestAgreements, "Draft[]", "Drafts of agreements, at most 10, for the two to take or leave."),
        hook(.agenda, "Point[]", "Points for the agenda, at most 10."),
        hook(.report, "Section", "A section of the report: a title, and at most 40 blocks at its positions."),
        hook(.reminders, "Reminder|Reminder[]", "What somebody should be reminded of, at most 10. In the background: no texts."),
        hook(.metrics, "table<string, number>", "The numbers that the manifest declares without `from`. In the background: no texts."),
        HookShape(
            hook: .migrate,
            parameters: [
                member("from", "string", "The version that the settings are of, such as \"1.0.0\"."),
                member("settings", "table<string, any>", ""),
            ], returns: "table<string, any>", help: "Settings as this version wants them.", since: "1.0"),
    ]

    private static func hook(_ hook: Hook, _ returns: String, _ help: String, _ further: Member...) -> HookShape {
        HookShape(hook: hook, parameters: [context] + further, returns: returns, help: help, since: "1.0")
    }
}
