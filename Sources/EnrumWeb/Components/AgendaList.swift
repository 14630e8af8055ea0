import EnrumTexts

/// Points that the two bring, the employee's first (P-05), and a line to add one.
struct AgendaList: Sendable {
    let groups: [Group]
    /// Where a new point is posted; nil when none can be added now.
    var addPath: String?
    /// Who can read a point that is added.
    let lane: LaneNote
    /// What is typed and not added yet.
    var typed = ""
    /// Whether no point can come any more.
    var isClosed = false

    /// The points of one of the two.
    struct Group: Sendable {
        /// "Dine punkter", "Amirs punkter".
        let title: String
        let items: [Item]
    }

    struct Item: Sendable {
        let id: String
        let text: String
        /// Talked through.
        var isTicked = false
        /// "Fra samtalen 3. nov.", when it has come over from an earlier conversation.
        var origin: String?
        /// Where it is ticked and unticked; nil when it cannot be now.
        var tickPath: String?
        /// Where it is taken off again; nil for somebody else's and when it cannot be now.
        var removePath: String?
    }

    func view(_ layout: Layout) -> HTML {
        """
        <div class="agenda" data-live-part="agenda">
        \(groups.html { group in group.view(layout, isClosed: isClosed) })</div>
        \(addPath.map { adding($0, layout) })
        """
    }

    private func adding(_ path: String, _ layout: Layout) -> HTML {
        let t = layout.texts
        return layout.smallForm(
            "add-line", path: path,
            """
            <label for="item">\(t("agenda.new"))</label>
            <div class="line"><input type="text" id="item" name="item" value="\(typed)" maxlength="200" aria-describedby="lane/item">\
            <button class="secondary" formaction="\(path)">\(t("agenda.add"))</button></div>
            \(lane.view(of: "item", lock: lane.lockWord(t)))
            """)
    }
}

extension AgendaList.Group {
    fileprivate func view(_ layout: Layout, isClosed: Bool) -> HTML {
        let list: HTML =
            items.isEmpty
            ? "<p class=\"hint\">\(layout.texts(isClosed ? "agenda.none_closed" : "agenda.none"))</p>"
            : "<ul class=\"points\">\(items.html { $0.view(layout) })</ul>"
        return "<h3>\(title)</h3>\(list)\n"
    }
}

extension AgendaList.Item {
    fileprivate func view(_ layout: Layout) -> HTML {
        """
        <li\(if: isTicked, " class=\"ticked\"")><div class="point"><span class="point-text">\(text)</span>\
        \(if: isTicked, " <span class=\"hint\">\(layout.texts("agenda.ticked"))</span>")\(origin.map { " <span class=\"hint\">\($0)</span>" })</div>\
        \(if: tickPath != nil || removePath != nil, "<div class=\"point-actions\">\(tick(layout))\(remove(layout))</div>")</li>

        """
    }

    private func tick(_ layout: Layout) -> HTML? {
        tickPath.map { path in
            ActionForm(
                path: path, words: layout.texts(isTicked ? "agenda.untick" : "agenda.tick"), style: .quiet,
                values: [("ticked", isTicked ? "no" : "yes")]
            ).view(layout)
        }
    }

    private func remove(_ layout: Layout) -> HTML? {
        removePath.map { ActionForm(path: $0, words: layout.texts("agenda.remove"), style: .quiet).view(layout) }
    }
}
