import EnrumTexts

/// What someone typed in a form that could not be taken, on its way back to them.
///
/// Passwords and tokens are not kept: they are neither shown nor written into a page.
struct KeptForm: Sendable {
    /// Where it was going, and goes when its author says so.
    let action: LocalPath
    let fields: [(name: String, value: String)]

    private static let secret: Set<String> = ["csrf", "password", "current", "repeat"]
    /// Before the names, so that they cannot be taken for the fields of the page that carries them.
    private static let prefix = "kept/"

    /// Nil when it is nothing to be sent again.
    init?(_ kept: KeptText) {
        guard let action = LocalPath(kept.action) else { return nil }
        self.action = action
        fields = kept.fields.pairs.filter { !Self.secret.contains($0.name) }
    }

    /// What the sign-in page carried along.
    init?(carriedIn posted: FormFields) {
        guard let action = posted[Self.prefix].flatMap({ LocalPath($0) }) else { return nil }
        self.action = action
        fields = posted.pairs.compactMap { name, value in
            guard name.hasPrefix(Self.prefix), name != Self.prefix else { return nil }
            return (String(name.dropFirst(Self.prefix.count)), value)
        }
    }

    /// Fields that nobody sees, carried through another form.
    var hiddenFields: HTML {
        "<input type=\"hidden\" name=\"\(Self.prefix)\" value=\"\(action.path)\">"
            + fields.html { "<input type=\"hidden\" name=\"\(Self.prefix + $0.name)\" value=\"\($0.value)\">" }
    }

    /// Whether there is something in it that took effort to write.
    var hasText: Bool { fields.contains(where: Self.isShown) }

    /// What people wrote, and not what the page added by itself: choices of versions, keys and the like, and fields that stood empty.
    private static func isShown(_ field: (name: String, value: String)) -> Bool {
        let isTechnical = ["version", "key", "keep", "back", "based_on", "mark", "was", "on", "lock", "reset", "move", "read"].contains {
            field.name == $0 || field.name.hasPrefix($0 + "/")
        }
        return !isTechnical && !field.value.isEmpty
    }

    /// Everything that was typed, each in a field where it can be mended, and a button that sends it again.
    func view(_ layout: Layout, send: String) -> HTML {
        """
        <form class="kept" method="post" action="\(action.path)">\(layout.csrfField)
        \(fields.enumerated().html { index, field in
            Self.isShown(field)
                ? area(index, field.name, field.value, layout.texts) : "<input type=\"hidden\" name=\"\(field.name)\" value=\"\(field.value)\">"
        })\
        <p class="buttons"><button class="primary">\(send)</button></p>
        </form>

        """
    }

    private func area(_ index: Int, _ name: String, _ value: String, _ t: Texts) -> HTML {
        // Of "answer/basis/tasks" people know that it is an answer.
        let key = "kept.field.\(name.prefix { $0 != "/" })"
        return """
            <div class="field"><label for="kept-\(index)">\(t.keys.contains(key) ? t(key) : t("kept.field", ["name": name]))</label>\
            <textarea id="kept-\(index)" name="\(name)" rows="\(value.count > 200 ? 6 : 2)">
            \(value)</textarea></div>

            """
    }
}
