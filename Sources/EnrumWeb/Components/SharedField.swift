import EnrumTexts

/// A long text that both can write, kept with a version so that neither loses anything: what was said, a passage, a note.
///
/// Sent as its `field`, with `version/FIELD` beside it.
struct SharedField: Sendable {
    /// As the API names it: "said/basis/tasks", "passage/01j…", "note".
    let field: String
    var label: String
    /// The label is there for those who listen; the heading above says the same to those who look.
    var hidesLabel = false
    var help: String?
    let text: String
    let version: Int
    var rows = 3
    /// "Sidst ændret af Amir kl. 10.42".
    var editedWords: String?
    var error: String?
    let lane: LaneNote
    var conflict: ConflictView?

    func view(_ t: Texts) -> HTML {
        """
        <div class="shared\(if: lane.isPrivate, " private")" data-field="\(field)" data-live-part="field/\(field)">
        <label\(if: hidesLabel, " class=\"hidden\"") for="\(field)">\(label)</label>
        \(help.map { "<p class=\"help\" id=\"help/\(field)\">\($0)</p>" })\(lane.view(of: field, lock: lane.lockWord(t)))\
        \(error.map { "<p class=\"error\" id=\"error/\(field)\">\($0)</p>" })
        <textarea id="\(field)" name="\(field)" rows="\(rows)" maxlength="20000" aria-describedby="\(if: error != nil, "error/\(field) ")\(if: help != nil, "help/\(field) ")lane/\(field)"\(if: error != nil, " aria-invalid=\"true\"")>
        \(text)</textarea>
        <input type="hidden" name="version/\(field)" value="\(version)">\(editedWords.map { "<p class=\"hint\">\($0)</p>" })\
        <div data-conflict-place>\(conflict?.view(t))</div>
        </div>

        """
    }
}
