import EnrumTexts

/// Things to tick off, from a module, each a button that ticks it.
struct ChecklistView: Sendable {
    /// "distanceledelse/klar".
    let id: String
    let title: String
    var items: [Item]
    let lane: LaneNote
    /// "Fra Distanceledelse".
    let source: String
    /// Where a point is ticked; nil when nothing can be changed any more.
    var path: String?

    struct Item: Sendable {
        /// "distanceledelse/klar/lyd".
        let id: String
        let text: String
        let isTicked: Bool
    }

    /// What of it is done; nil when nothing is.
    var ticked: ChecklistView? {
        var list = self
        list.items.removeAll { !$0.isTicked }
        return list.items.isEmpty ? nil : list
    }

    func view(_ layout: Layout) -> HTML {
        """
        <section class="checklist no-print" aria-labelledby="list/\(id)"><h3 id="list/\(id)">\(title)</h3>
        \(lane.view(lock: lane.lockWord(layout.texts)))
        <ul class="points">\(items.html { item($0, layout) })</ul><p class="source">\(source)</p></section>

        """
    }

    private func item(_ item: Item, _ layout: Layout) -> HTML {
        let t = layout.texts
        let button = path.map { path in
            ActionForm(
                path: path, words: t(item.isTicked ? "checklist.untick" : "checklist.tick"), style: .quiet,
                values: [(item.isTicked ? "untick" : "tick", item.id)]
            ).view(layout)
        }
        return """
            <li\(if: item.isTicked, " class=\"ticked\"")><div class="point"><span class="point-text">\(item.text)</span>\
            \(if: item.isTicked, " <span class=\"hint\">\(t("checklist.ticked"))</span>")</div>\(button.map { "<div class=\"point-actions\">\($0)</div>" })</li>

            """
    }
}
