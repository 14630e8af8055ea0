/// One labelled line, area or list in a form that is not made of questions.
struct FormField: Sendable {
    /// As it is sent; also its id, so that the error summary can lead to it.
    let name: String
    let label: String
    var input = Input.text
    var value = ""
    var help: String?
    /// What to mend, in a whole sentence.
    var error: String?
    /// What the browser may fill in: "username", "current-password" (https://html.spec.whatwg.org/#autofill).
    var autocomplete: String?
    /// The most characters that are taken.
    var longest: Int?

    enum Input: Sendable {
        case text, email, password, date, time, number, search
        /// Several lines, that many shown at first.
        case area(rows: Int)
        /// The same in letters of one width, for files.
        case file(rows: Int)
        case choice([QuestionField.Option])
    }

    var view: HTML {
        """
        <div class="field"><label for="\(name)">\(label)</label>\(help.map { "<p class=\"help\" id=\"help/\(name)\">\($0)</p>" })\
        \(error.map { "<p class=\"error\" id=\"error/\(name)\">\($0)</p>" })\(control)</div>

        """
    }

    private var control: HTML {
        switch input {
        case .text: line("text")
        case .email: line("email")
        case .password: line("password")
        case .date: line("date")
        case .time: line("time")
        case .number: "<input type=\"text\" inputmode=\"numeric\" id=\"\(name)\" name=\"\(name)\" value=\"\(value)\"\(more)>"
        case .search: line("search")
        case .area(let rows): area(rows, "")
        case .file(let rows): area(rows, " class=\"file\" spellcheck=\"false\" autocapitalize=\"off\" wrap=\"off\"")
        case .choice(let options): "<select id=\"\(name)\" name=\"\(name)\"\(more)>\(HTML.selectOptions(options))</select>"
        }
    }

    private func line(_ type: String) -> HTML {
        "<input type=\"\(type)\" id=\"\(name)\" name=\"\(name)\" value=\"\(value)\"\(more)>"
    }

    private func area(_ rows: Int, _ attributes: HTML) -> HTML {
        "<textarea id=\"\(name)\" name=\"\(name)\" rows=\"\(rows)\"\(more)\(attributes)>\n\(value)</textarea>"
    }

    private var more: HTML {
        let described = (error == nil ? [] : ["error/" + name]) + (help == nil ? [] : ["help/" + name])
        return """
            \(attribute: "autocomplete", autocomplete)\(attribute: "maxlength", longest.map { String($0) })\
            \(attribute: "aria-describedby", described.isEmpty ? nil : described.joined(separator: " "))\(if: error != nil, " aria-invalid=\"true\"")
            """
    }
}

extension HTML {
    /// The top of a page: its one h1, and a sentence about what it is for.
    static func head(_ title: String, _ lead: String? = nil) -> HTML {
        "<div class=\"page-head\"><h1>\(title)</h1>\(lead.map { "<p class=\"lead\">\($0)</p>" })</div>\n"
    }
}
