import EnrumTexts

extension QuestionField.Scale {
    /// Large radio cells in a row, both ends worded above them.
    func view(_ name: String) -> HTML {
        """
        <p class="scale-ends" aria-hidden="true"><span>\(lowest): \(lowestLabel)</span><span>\(highest): \(highestLabel)</span></p>
        <div class="scale">\((lowest...highest).html { cell($0, name) })</div>
        """
    }

    private func cell(_ step: Int, _ name: String) -> HTML {
        """
        <label><input type="radio" name="\(name)" value="\(step)"\(flag: "checked", step == chosen)><span>\(step)</span>\
        \(if: step == lowest, "<span class=\"hidden\">, \(lowestLabel)</span>")\(if: step == highest, "<span class=\"hidden\">, \(highestLabel)</span>")</label>
        """
    }
}

extension HTML {
    /// Rows to choose from; `type` is "radio" or "checkbox".
    static func options(_ options: [QuestionField.Option], _ name: String, _ type: String) -> HTML {
        """
        <div class="options">\(options.html { option in
            "<label><input type=\"\(type)\" name=\"\(name)\" value=\"\(option.id)\"\(flag: "checked", option.isChosen)> <span>\(option.label)</span></label>"
        })</div>
        """
    }

    /// The way back to no answer, which a radio button alone does not have.
    static func clear(_ name: String, _ t: Texts) -> HTML {
        "<label class=\"clear\"><input type=\"radio\" name=\"\(name)\" value=\"\"> <span>\(t("question.clear"))</span></label>"
    }

    static func selectOptions(_ options: [QuestionField.Option]) -> HTML {
        options.html { "<option value=\"\($0.id)\"\(flag: "selected", $0.isChosen)>\($0.label)</option>" }
    }
}

extension QuestionField.Table {
    /// A table that becomes a stack of small groups on a phone; every cell carries its own label.
    func view(_ name: String, _ t: Texts) -> HTML {
        """
        <table class="cells"\(attribute: "data-most-rows", mostRows > rows.count ? String(mostRows) : nil)>
        <thead><tr>\(if: hasLabels, "<td></td>")\(columns.html { "<th scope=\"col\">\($0.label)</th>" })</tr></thead>
        <tbody>\(rows.enumerated().html { index, row in rowView(row, index, name, t) })</tbody>
        </table>
        """
    }

    private var hasLabels: Bool { rows.contains { $0.label != nil } }

    private func rowView(_ row: Row, _ index: Int, _ name: String, _ t: Texts) -> HTML {
        let cells = zip(columns, row.cells).enumerated().html { column, pair in
            let cellName = "\(name)/\(index)/\(column)"
            let label = "\(pair.0.label), \(row.label ?? t("question.row", ["number": String(index + 1)]))"
            return "<td data-label=\"\(pair.0.label)\">\(pair.0.view(cellName, label, pair.1))</td>"
        }
        return "<tr>\(row.label.map { "<th scope=\"row\">\($0)</th>" })\(cells)</tr>\n"
    }
}

extension QuestionField.Table.Column {
    fileprivate func view(_ name: String, _ label: String, _ value: String) -> HTML {
        if isNumber {
            return
                "<input type=\"text\" name=\"\(name)\" aria-label=\"\(label)\" value=\"\(value)\" maxlength=\"2000\" inputmode=\"decimal\">"
        }
        if options.isEmpty {
            // Several lines, so that what is written in a narrow column can be read.
            return "<textarea class=\"cell\" name=\"\(name)\" aria-label=\"\(label)\" rows=\"1\" maxlength=\"2000\">\n\(value)</textarea>"
        }
        let chosen = options.map { QuestionField.Option(id: $0.id, label: $0.label, isChosen: $0.id == value) }
        return "<select name=\"\(name)\" aria-label=\"\(label)\"><option value=\"\"></option>\(HTML.selectOptions(chosen))</select>"
    }
}
