import EnrumTexts

/// Two people changed the same field: both texts side by side, and the one who came second chooses. Neither text is lost.
struct ConflictView: Sendable {
    /// The field, as the API names it: "said/basis/tasks".
    let field: String
    let yours: String
    let theirs: String
    /// "Amirs tekst, kl. 10.42".
    let theirAuthor: String
    /// Where the choice is posted.
    let path: String
    /// The version that is overwritten when "mine" is chosen.
    let version: Int

    /// A group and no form, since it stands inside the form of the field: each button posts the whole of that form to `path`.
    func view(_ t: Texts) -> HTML {
        """
        <section class="conflict" data-conflict="\(field)" aria-label="\(t("conflict.title"))" role="alert">
        <p class="conflict-title">\(t("conflict.title"))</p>
        <p class="help">\(t("conflict.explanation"))</p>
        <div class="side-by-side">
        <div class="version"><p class="version-title">\(t("conflict.yours"))</p><p class="prose">\(yours)</p></div>
        <div class="version"><p class="version-title">\(theirAuthor)</p><p class="prose">\(theirs)</p></div>
        </div>
        <p class="buttons">\(choice("both", t("conflict.keep_both")))\(choice("mine", t("conflict.keep_mine")))\(choice("theirs", t("conflict.keep_theirs")))</p>
        </section>
        """
    }

    private func choice(_ keep: String, _ words: String) -> HTML {
        "<button class=\"secondary\" formaction=\"\(path)\" name=\"keep\" value=\"\(field) \(keep) \(version)\">\(words)</button>"
    }
}
