import EnrumTexts

/// Who can read a field, said beside it.
struct LaneNote: Sendable {
    let audience: Audience
    /// The whole sentence: "Kan læses af dig og Mette".
    let words: String

    enum Audience: Sendable {
        /// The author alone.
        case author
        /// The employee and the leader.
        case pair
        /// The pair and the HR consultant named on the case.
        case `case`
        /// The personnel file.
        case file
        /// The two alone, never shared on.
        case confidential
    }

    /// What looks private: what is for one person, or for the two and never further.
    var isPrivate: Bool { audience == .author || audience == .confidential }

    /// - Parameters:
    ///   - field: what it is about; then its id is "lane/FIELD", for `aria-describedby`.
    ///   - lock: the word that stands before everything private, "Privat" or "Fortroligt".
    func view(of field: String? = nil, lock: String? = nil) -> HTML {
        "<p class=\"lane\(if: isPrivate, " private")\"\(field.map { " id=\"lane/\($0)\"" })>\(lock.map { "<strong class=\"lock\">\($0)</strong> " })\(words)</p>"
    }
}

extension LaneNote {
    /// The sentence that says it, to the author about the other of the two.
    ///
    /// - Parameter isShared: false while a preparation waits to be shared; then the author alone reads it.
    init(_ audience: Audience, other: String, isShared: Bool = true, _ t: Texts) {
        self.audience = audience
        words =
            switch audience {
            case .author: t("lane.words.author")
            case .pair: t(isShared ? "lane.words.pair" : "lane.words.unshared", ["name": other])
            case .case: t("lane.words.case", ["name": other])
            case .file: t("lane.words.file")
            case .confidential: t("lane.words.confidential", ["name": other])
            }
    }
}
