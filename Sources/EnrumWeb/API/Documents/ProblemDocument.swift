/// RFC 9457 (https://www.rfc-editor.org/rfc/rfc9457): what is wrong, for a program and its people.
struct ProblemDocument: Encodable {
    let type = "about:blank"
    let title: String
    let status: Int
    let detail: String
    /// Stable for programs.
    let code: String
    /// Every broken rule, with its field.
    var problems: [Broken]?
    // What stands, where a change was based on something older.
    var conflict: ConflictDocument?
    var agreement: AgreementDocument?
    var schedule: ScheduleDocument?

    init(title: String, status: Int, detail: String, code: String) {
        (self.title, self.status, self.detail, self.code) = (title, status, detail, code)
    }

    struct Broken: Encodable {
        let field: String?
        let code: String
        let message: String
        /// In a package that was sent.
        var file: String?
        /// In a file that was sent, counted from 1.
        var line: Int?
        var column: Int?
    }
}
