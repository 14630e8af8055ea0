import EnrumCore
import EnrumDomain
import EnrumFormats
import EnrumTexts
import Hummingbird

extension Web {
    /// Breve og skabeloner: the letters of cases, for HR and the admin to make their own.
    func addLetters(to table: RouteTable) {
        table.page("/letters") { request, visit in
            let t = texts(visit)
            let lines = try await ReadLetters(environment)(as: visit.signedIn())
            return page(t("letters.title"), at: "/letters", visit, notices: notices(request, visit)) { _ in
                letterList(lines, t)
            }
        }
        table.page("/letters/:plugin/:letter") { request, visit in try await letterPage(visit, request: request) }
        table.change("/letters/:plugin/:letter") { fields, _, visit in
            let line = try await letterLine(visit)
            let mistakes = fields.letterMistakes
            guard mistakes.isEmpty else { return try await letterPage(visit, Refusal(mistakes, fields)) }
            return try await mending(fields) {
                try await renaming(["body": "body_da"]) {
                    try await SaveLetter(environment)(
                        line.original.id, of: line.plugin, title: fields.localized("title"), body: fields.localized("body"),
                        basedOn: fields["version"].flatMap { Int($0) }, as: visit.signedIn())
                }
                return seeOther("/letters/\(line.plugin)/\(line.original.id)?done=letter_saved")
            } again: {
                try await letterPage(visit, $0)
            }
        }
        table.change("/letters/:plugin/:letter/preview") { fields, _, visit in
            try await letterPage(visit, Refusal(fields.letterMistakes, fields))
        }
        table.change("/letters/:plugin/:letter/reset") { fields, _, visit in
            let line = try await letterLine(visit)
            return try await mending(fields) {
                try await SaveLetter(environment)(
                    line.original.id, of: line.plugin, title: nil, body: nil, basedOn: fields["version"].flatMap { Int($0) },
                    as: visit.signedIn())
                return seeOther("/letters/\(line.plugin)/\(line.original.id)?done=letter_reset")
            } again: {
                try await letterPage(visit, $0)
            }
        }
    }

    private func letterLine(_ visit: Visit) async throws -> LetterLine {
        let lines = try await ReadLetters(environment)(as: visit.signedIn())
        let (plugin, letter) = (visit.parameters.get("plugin"), visit.parameters.get("letter"))
        guard let line = lines.first(where: { $0.plugin.rawValue == plugin && $0.original.id.rawValue == letter }) else { throw NotFound() }
        return line
    }

    private func letterList(_ lines: [LetterLine], _ t: Texts) -> HTML {
        guard !lines.isEmpty else {
            return HTML.head(t("letters.title"), t("letters.lead"))
                + EmptyState(title: t("letters.empty"), text: t("letters.empty_explanation")).view
        }
        return HTML.head(t("letters.title"), t("letters.lead")) + """
            <ul class="cases">\(lines.html { line in
                "<li><div><a href=\"/letters/\(line.plugin.rawValue)/\(line.original.id.rawValue)\">\(line.template.title(t.language))</a><span class=\"hint\">\(t(Phrase("letter.kind.\(line.original.kind.rawValue)"))) · \(line.pluginTitle(t.language))</span></div><div><span class=\"hint\">\(state(line, t))</span></div></li>\n"
            })</ul>

            """
    }

    private func state(_ line: LetterLine, _ t: Texts) -> String {
        guard let saved = line.saved, saved.body != nil else { return t("letters.plugin") }
        return t("letters.own", ["date": t.fullDate(environment.clock.day(of: saved.savedAt))])
    }

    private func letterPage(_ visit: Visit, _ refusal: Refusal? = nil, request: Request? = nil) async throws -> Response {
        let (t, line) = (texts(visit), try await letterLine(visit))
        let template = line.template
        let errors = refusal?.errors(t) ?? [:]
        func field(_ name: String, _ standing: String?, _ input: FormField.Input, _ longest: Int) -> CaseForm.Part {
            .field(
                FormField(
                    name: name, label: t(Phrase("letter.\(name)")), input: input, value: refusal?.fields[name] ?? standing ?? "",
                    error: errors[name], longest: longest))
        }
        let path = "/letters/\(line.plugin)/\(line.original.id)"
        let version = line.saved.map { [("version", String($0.version))] } ?? []
        var model = CaseFormPage(
            eyebrow: "\(t(Phrase("letter.kind.\(line.original.kind.rawValue)"))) · \(line.pluginTitle(t.language))",
            title: template.title(t.language), lead: t("letter.lead"),
            forms: [
                CaseForm(
                    id: "letter", path: path,
                    parts: [
                        field("title_da", template.title.danish, .text, Limits.title),
                        field("body_da", template.body.danish, .area(rows: 18), Limits.text),
                        field("title_en", template.title.english, .text, Limits.title),
                        field("body_en", template.body.english, .area(rows: 18), Limits.text),
                    ], submit: t("letter.save"), isPrimary: true, second: .init(words: t("letter.preview"), path: path + "/preview"),
                    values: version)
            ], back: .init(words: t("letter.back"), path: "/letters"))
        model.facts = [.init(name: t("letter.keys"), value: LetterTemplate.keys.map { "{{\($0)}}" }.joined(separator: " "))]
        // What has a mistake in it cannot be filled in.
        if errors.isEmpty {
            model.letters = try Language.allCases.compactMap { try example($0, of: template, refusal?.fields, t) }
        }
        if line.saved?.body != nil {
            model.actions = [
                ActionForm(path: path + "/reset", words: t("letter.reset"), explanation: t("letter.reset_help"), values: version)
            ]
        }
        return page(
            model.title, at: "/letters", visit, refusal: refusal.flatMap { $0.problems.isEmpty ? nil : $0 },
            notices: request.map { notices($0, visit) } ?? []
        ) { model.view($0) }
    }
}

extension Web {
    /// The letter as it is typed, or as it stands, with invented people in it; nil where there is none in the language.
    private func example(_ language: Language, of template: LetterTemplate, _ typed: FormFields?, _ t: Texts) throws -> CaseLetter? {
        let isDanish = language == .danish
        let standing = isDanish ? (template.title.danish, template.body.danish) : (template.title.english, template.body.english)
        let title = typed == nil ? standing.0 : typed?.text("title_\(language.rawValue)")
        let body = typed == nil ? standing.1 : typed?.text("body_\(language.rawValue)")
        guard let body else { return nil }
        let values = LetterExample.values(language, today: environment.clock.today)
        return CaseLetter(
            caption: t("letter.preview_caption"), title: try environment.letters.fill(title ?? "", with: values, in: language),
            body: try environment.letters.fill(body, with: values, in: language), language: language)
    }
}

extension FormFields {
    /// A text in both languages; nil when there is no Danish.
    fileprivate func localized(_ name: String) -> LocalizedText? {
        text(name + "_da").map { LocalizedText(danish: $0, english: text(name + "_en")) }
    }

    /// Every mistake in a letter that somebody edits, each at its field and with its line.
    fileprivate var letterMistakes: [RuleBroken] {
        ["title_da", "body_da", "title_en", "body_en"].flatMap { name in
            LetterTemplate.read(self[name] ?? "").mistakes.map { $0.broken(name) }
        }
    }
}

extension LetterTemplate.Mistake {
    fileprivate func broken(_ field: String) -> RuleBroken {
        switch self {
        case .unknownKey(let tag):
            if let nearest = nearest(to: tag.key, among: LetterTemplate.keys) {
                RuleBroken(
                    "letter.mistake.did_you_mean", field: field, ["line": String(tag.line), "key": tag.key, "nearest": nearest])
            } else {
                RuleBroken("letter.mistake.unknown_key", field: field, ["line": String(tag.line), "key": tag.key])
            }
        case .notAllowed(let tag):
            RuleBroken("letter.mistake.not_allowed", field: field, ["line": String(tag.line), "open": "{{", "close": "}}"])
        case .notClosed(let line): RuleBroken("letter.mistake.not_closed", field: field, ["line": String(line), "close": "}}"])
        case .unmatched(let tag): RuleBroken("letter.mistake.unmatched", field: field, ["line": String(tag.line), "key": tag.key])
        }
    }
}
