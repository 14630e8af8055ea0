import EnrumTexts

/// One passage of the minutes; a confidential one looks so, to read and to write (P-08).
struct PassageView: Sendable {
    /// The passage while it can be written; nil when it is only read.
    var editing: SharedField?
    /// The passage when it is only read.
    var text = ""
    let isConfidential: Bool
    /// Where it is made confidential or ordinary again; nil when it cannot be now.
    var confidentialPath: String?
    let lane: LaneNote

    /// - Parameter id: the passage's own, for anchors.
    func view(_ t: Texts) -> HTML {
        guard let editing else {
            return """
                <div class="passage\(if: isConfidential, " private")">\(if: isConfidential, lane.view(lock: lane.lockWord(t)))<p class="prose">\(text)</p></div>

                """
        }
        return """
            <div class="passage">\(editing.view(t))\(confidentialPath.map { toggle($0, t) })</div>

            """
    }

    /// A button of the minutes' own form, posted to its own address: what is in the fields goes with it and is not lost.
    private func toggle(_ path: String, _ t: Texts) -> HTML {
        """
        <p class="passage-actions"><button class="link" formaction="\(path)" name="confidential" value="\(isConfidential ? "no" : "yes")">\
        \(t(isConfidential ? "passage.make_ordinary" : "passage.make_confidential"))</button></p>
        """
    }
}
