import EnrumTexts

/// Says when the form was saved, and carries the words that the browser module needs.
struct SaveState: Sendable {
    /// "kl. 10.42"; nil before the first save.
    var savedAt: String?

    func view(_ t: Texts) -> HTML {
        """
        <p class="saved" role="status" data-save-state data-saving="\(t("save.saving"))" data-failed="\(t("save.failed"))" \
        data-signed-out="\(t("save.signed_out"))" data-sign-in="\(t("save.sign_in"))" data-refused="\(t("save.refused"))" \
        data-conflict="\(t("save.conflict"))" data-leaving="\(t("save.leaving"))">\(savedAt.map { HTML(text: t("save.saved", ["time": $0])) })</p>
        """
    }
}
