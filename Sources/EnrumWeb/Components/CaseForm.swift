import EnrumDomain
import EnrumTexts

/// A form of a formal case: fields, questions, choices and advice in the order in which they are filled in, with one button at the end.
struct CaseForm: Sendable {
    /// Its place on the page, for links.
    let id: String
    var title: String?
    var help: String?
    /// Where it is sent.
    let path: String
    var parts: [Part] = []
    let submit: String
    var isPrimary = false
    /// Asked once more by the browser.
    var confirmation: String?
    /// Another thing that can be done with what is typed.
    var second: Second?
    /// Sent along, by name.
    var values: [(name: String, value: String)] = []
    /// Shown as a line that opens; open when something in it must be mended.
    var isFolded = false

    struct Second: Sendable {
        let words: String
        let path: String
    }

    indirect enum Part: Sendable {
        /// Fields that are saved together while one types.
        case group(name: String, [Part])
        /// A line, an area or a list, and who can read it.
        case field(FormField, LaneNote? = nil)
        case question(QuestionField)
        case choice(Choice)
        /// Something that is or is not.
        case check(name: String, label: String, isOn: Bool)
        case heading(String, help: String? = nil)
        case advice(Advice)
        case letter(CaseLetter)
        /// A thing that is done with what is typed, within the page's one form.
        case button(ActionForm)
        /// Lines that are saved together, each with its label.
        case lines(name: String, [FormField], LaneNote)
        case finding(FindingList)
    }

    /// Options to choose one or several of, each with a line about it.
    struct Choice: Sendable {
        let name: String
        let legend: String
        var help: String?
        var isMany = false
        let options: [Option]
        var error: String?
        var lane: LaneNote?

        struct Option: Sendable {
            let id: String
            let label: String
            var help: String?
            var isChosen = false
        }
    }

    /// Sentences that help, from a module.
    struct Advice: Sendable {
        let title: String
        let items: [String]
    }

    private var mustMend: Bool {
        parts.contains { part in
            switch part {
            case .field(let field, _): field.error != nil
            case .question(let question): question.error != nil
            case .choice(let choice): choice.error != nil
            case .check, .heading, .advice, .letter, .button, .lines, .finding, .group: false
            }
        }
    }

    func view(_ layout: Layout) -> HTML {
        guard isFolded, let title else {
            return "<section class=\"section-head\" id=\"\(id)\">\(title.map { "<h2>\($0)</h2>\n" })\(form(layout))</section>\n"
        }
        return
            "<details class=\"section no-print\" id=\"\(id)\"\(if: mustMend, " open")><summary>\(title)</summary>\n\(form(layout))</details>\n"
    }

    private func form(_ layout: Layout) -> HTML {
        """
        \(help.map { "<p class=\"help\">\($0)</p>\n" })<form method="post" action="\(path)"\(attribute: "data-confirm", confirmation)>\(layout.csrfField)\
        \(values.html { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" })
        \(parts.html { $0.view(layout, level: title == nil || isFolded ? 2 : 3) })\
        <p class="buttons"><button class="\(if: isPrimary, "primary")\(if: !isPrimary, "secondary")">\(submit)</button>\
        \(second.map { "<button class=\"secondary\" formaction=\"\($0.path)\">\($0.words)</button>" })</p></form>

        """
    }
}

extension CaseForm.Part {
    /// - Parameter level: 2 or 3, for the headings in it.
    func view(_ layout: Layout, level: Int = 2) -> HTML {
        let t = layout.texts
        switch self {
        case .field(let field, let lane):
            return field.view + (lane.map { "<div class=\"field-lane\">\($0.view(lock: $0.lockWord(t)))</div>\n" } ?? .nothing)
        case .question(let question): return question.view(t)
        case .choice(let choice): return choice.view(t)
        case .check(let name, let label, let isOn):
            return """
                <p class="check"><label><input type="checkbox" name="\(name)" value="yes"\(flag: "checked", isOn)> <span>\(label)</span></label></p>

                """
        case .heading(let title, let help):
            let heading: HTML = level == 2 ? "<h2 class=\"small\">\(title)</h2>\n" : "<h3>\(title)</h3>\n"
            return heading + "\(help.map { "<p class=\"help\">\($0)</p>\n" })"
        case .advice(let advice): return advice.view(level: level)
        case .letter(let letter): return letter.view(level: level)
        case .button(let button): return "<div class=\"case-button\">\(button.view(layout))</div>\n"
        case .lines(let name, let fields, let lane):
            return """
                <div class="private lines" data-field="\(name)">\(lane.view(lock: lane.lockWord(t)))\(fields.html(\.view))</div>

                """
        case .finding(let findings): return findings.view
        case .group(let name, let parts): return "<div data-field=\"\(name)\">\(parts.html { $0.view(layout, level: level) })</div>\n"
        }
    }
}

extension CaseForm.Choice {
    fileprivate func view(_ t: Texts) -> HTML {
        """
        <fieldset class="field" id="\(name)" tabindex="-1"\(attribute: "aria-describedby", described)><legend class="question-label">\(legend)</legend>
        \(help.map { "<p class=\"help\" id=\"help/\(name)\">\($0)</p>" })\(lane?.view(lock: lane?.lockWord(t)))\
        \(error.map { "<p class=\"error\" id=\"error/\(name)\">\($0)</p>" })
        <div class="options\(if: isMany, " many")">\(options.html { option($0) })</div></fieldset>

        """
    }

    private var described: String? {
        let ids = (error == nil ? [] : ["error/" + name]) + (help == nil ? [] : ["help/" + name])
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }

    private func option(_ option: Option) -> HTML {
        """
        <label><input type="\(if: isMany, "checkbox")\(if: !isMany, "radio")" name="\(name)" value="\(option.id)"\(flag: "checked", option.isChosen)>\
         <span>\(option.label)\(option.help.map { "<span class=\"option-help\">\($0)</span>" })</span></label>

        """
    }
}

extension CaseForm.Advice {
    /// - Parameter level: 2 or 3, as the headings around it have it.
    func view(level: Int) -> HTML {
        """
        <section class="advice">\(if: level == 2, "<h2>\(title)</h2>")\(if: level != 2, "<h3>\(title)</h3>")
        <ul>\(items.html { "<li>\($0)</li>" })</ul></section>

        """
    }
}

/// A letter on a page: as it will stand, or as it was handed over.
struct CaseLetter: Sendable {
    /// "Sådan kommer brevet til at se ud".
    var caption: String?
    let title: String
    let body: String
    /// What it is written in, where that may be another than the page.
    var language: Language?

    /// - Parameter level: 2 or 3, for the headings of the letter.
    func view(level: Int) -> HTML {
        """
        <figure class="letter">\(caption.map { "<figcaption>\($0)</figcaption>" })
        <div class="letter-paper"\(attribute: "lang", language?.rawValue)><p class="letter-title">\(title)</p>
        \(LetterText(body).view(below: level == 2 ? .first : .second))</div></figure>

        """
    }
}
