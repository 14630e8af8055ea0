import EnrumTexts

extension QuestionField {
    /// The question, its lane, its input and what belongs to it. Everything inside `data-field` is saved together.
    func view(_ t: Texts) -> HTML {
        """
        <div class="question" data-field="\(name)" data-live-part="question/\(id)"\(flag: "hidden", isHidden)>
        \(isGroup ? group(t) : single(t))
        \(after(t))
        </div>

        """
    }

    /// Several controls under one question are a group with a legend; one control has a label.
    private var isGroup: Bool {
        switch input {
        case .scale, .choice, .many, .yesNo, .table: true
        case .text, .longText, .number, .date, .person: false
        }
    }

    private func single(_ t: Texts) -> HTML {
        """
        <label class="question-label" for="\(name)">\(label)\(requiredMark(t))</label>
        \(notes(t))
        \(control(t))
        """
    }

    private func group(_ t: Texts) -> HTML {
        """
        <fieldset id="\(name)" tabindex="-1"\(describing)>
        <legend class="question-label">\(label)\(requiredMark(t))</legend>
        \(notes(t))
        <input type="hidden" name="\(name)" value="">
        \(control(t))
        </fieldset>
        """
    }

    var name: String { "answer/" + id }

    private func requiredMark(_ t: Texts) -> HTML? {
        isRequired ? " <span class=\"required\">\(t("question.wanted"))</span>" : nil
    }

    private func notes(_ t: Texts) -> HTML {
        """
        \(help.map { "<p class=\"help\" id=\"help/\(id)\">\($0)</p>" })\
        \(lane.map { $0.view(of: id, lock: $0.lockWord(t)) })\
        \(error.map { "<p class=\"error\" id=\"error/\(id)\">\($0)</p>" })
        """
    }

    /// What a screen reader adds to the label: help, who can read it, and what is wrong.
    private var describing: HTML {
        let ids = (error == nil ? [] : ["error/" + id]) + (help == nil ? [] : ["help/" + id]) + (lane == nil ? [] : ["lane/" + id])
        return """
            \(attribute: "aria-describedby", ids.isEmpty ? nil : ids.joined(separator: " "))\(if: error != nil && !isGroup, " aria-invalid=\"true\"")
            """
    }

    private func clear(_ t: Texts) -> HTML? { canBeCleared ? .clear(name, t) : nil }

    private func control(_ t: Texts) -> HTML {
        switch input {
        case .text(let text):
            "<input type=\"text\" id=\"\(name)\" name=\"\(name)\" value=\"\(text)\" maxlength=\"200\"\(describing)>"
        case .longText(let text):
            "<textarea id=\"\(name)\" name=\"\(name)\" rows=\"4\" maxlength=\"20000\"\(describing)>\n\(text)</textarea>"
        case .scale(let scale): "\(scale.view(name))\(clear(t))"
        case .choice(let options): "\(HTML.options(options, name, "radio"))\(clear(t))"
        case .many(let options): HTML.options(options, name, "checkbox")
        case .number(let text, let unit):
            """
            <span class="with-unit"><input type="text" inputmode="decimal" id="\(name)" name="\(name)" value="\(text)" maxlength="20"\(describing)>\
            \(unit.map { " <span class=\"unit\">\($0)</span>" })</span>
            """
        case .date(let date): "<input type=\"date\" id=\"\(name)\" name=\"\(name)\" value=\"\(date)\"\(describing)>"
        case .person(let people):
            """
            <select id="\(name)" name="\(name)"\(describing)><option value="">\(t("question.nobody"))</option>\
            \(HTML.selectOptions(people))</select>
            """
        case .yesNo(let answer):
            """
            \(HTML.options(
                [
                    Option(id: "yes", label: t("question.yes"), isChosen: answer == true),
                    Option(id: "no", label: t("question.no"), isChosen: answer == false),
                ], name, "radio"))\(clear(t))
            """
        case .table(let table): table.view(name, t)
        }
    }

    private func after(_ t: Texts) -> HTML {
        """
        \(findings.view)\(if: lane != nil, "<div data-findings aria-live=\"polite\">\(answerFindings.view)</div>")<div class="question-after">\(isMarked.map { mark($0, t) })\(source.map { "<p class=\"source\">\($0)</p>" })</div>\
        <input type="hidden" name="version/\(id)" value="\(version)">\
        <div data-conflict-place>\(conflict?.view(t))</div>
        """
    }

    private func mark(_ isOn: Bool, _ t: Texts) -> HTML {
        """
        <input type="hidden" name="mark/\(id)" value="no"><label class="mark"><input type="checkbox" name="mark/\(id)" value="yes"\
        \(flag: "checked", isOn)><span>\(t("question.matters_most"))</span></label>
        """
    }
}

extension LaneNote {
    /// The word that locks what is private: the same everywhere.
    func lockWord(_ t: Texts) -> String? {
        switch audience {
        case .author: t("lane.private")
        case .confidential: t("lane.confidential")
        case .pair, .case, .file: nil
        }
    }
}
