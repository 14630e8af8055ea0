import EnrumCore
import EnrumDomain
import Foundation

/// Everything in an installation as JSON lines (https://jsonlines.org), from one consistent state: what a person wrote, and nothing that
/// opens a door (no passwords, sessions, links or known browsers).
struct InstallationExport {
    /// Takes one line without its end.
    let write: (Data) throws -> Void
    private let encoder: JSONEncoder
    private(set) var lines = 0

    init(write: @escaping (Data) throws -> Void) {
        self.write = write
        encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    }

    /// - Parameter now: When it is made, which its first line says.
    mutating func run(_ transaction: any ReadTransaction, at now: Instant) throws {
        try line(
            "export",
            ["format": "enrum-export/1", "enrum": .text(enrumVersion), "made_at": .time(now), "counts": .encoded(transaction.counts())])
        try installation(transaction)
        try modules(transaction)
        let people = try transaction.everyone().sorted { $0.id < $1.id }
        for person in people { try line("person", person.exported) }
        for person in people { try periods(of: person, transaction) }
        var forms: Set<FormID> = []
        for person in people {
            let meetings = try transaction.meetings(ofEmployee: person.id).sorted { $0.id < $1.id }
            for meeting in meetings {
                if let id = meeting.form, forms.insert(id).inserted, let form = try transaction.form(id) {
                    try line("form", ["id": .text(id.rawValue), "form": .encoded(form)])
                }
                try line("meeting", meeting.exported)
                try record(of: meeting, transaction)
                try modules(of: meeting, transaction)
            }
            try metrics(of: meetings, transaction)
            for agreement in try transaction.agreements(ofEmployee: person.id) { try line("agreement", agreement.exported) }
            try cases(of: person, transaction)
        }
        try letters(transaction)
        for frame in try transaction.moduleFrames() { try line("module_frame", frame.exported) }
        try moduleData(transaction)
        try auditLog(transaction)
    }

    mutating func line(_ kind: String, _ value: JSONValue) throws {
        guard case .object(var fields) = value else { return }
        fields["kind"] = .text(kind)
        try write(encoder.encode(JSONValue.object(fields)))
        lines += 1
    }

    private mutating func installation(_ transaction: any ReadTransaction) throws {
        for (name, value) in try transaction.settings().sorted(by: { $0.key < $1.key }) {
            try line("setting", ["name": .text(name), "value": .text(value)])
        }
        for department in try transaction.departments().departments.values.sorted(by: { $0.id < $1.id }) {
            try line("department", ["id": .id(department.id), "name": .text(department.name), "parent": .id(department.parent)])
        }
        for set in try transaction.questionSets() {
            try line(
                "question_set",
                [
                    "set": .encoded(set.set), "departments": .list(set.departments.sorted().map { .id($0) }),
                    "position": .number(Int64(set.position)), "active": .yesNo(set.isActive), "installed_at": .time(set.installedAt),
                    "installed_by": .id(set.installedBy),
                ])
        }
    }

    private mutating func periods(of person: Person, _ transaction: any ReadTransaction) throws {
        for period in try transaction.leaderPeriods(of: person.id) {
            try line(
                "leader_period",
                ["person": .id(person.id), "leader": .id(period.leader), "from": .time(period.from), "until": .time(period.until)])
        }
    }

    /// What is written about one meeting, drafts and private notes too: an export that left them out would lose them.
    private mutating func record(of meeting: Meeting, _ transaction: any ReadTransaction) throws {
        let id = meeting.id
        try lines("added_question", transaction.addedQuestions(of: id).map(\.exported), of: id)
        try lines("answer", transaction.answers(of: id).map(\.exported), of: id)
        try lines("agenda_item", transaction.agenda(of: meeting).filter { $0.raisedIn == id }.map(\.exported), of: id)
        try lines("shared_note", transaction.sharedNotes(of: id).map(\.exported), of: id)
        try lines("passage", transaction.passages(of: id).map(\.exported), of: id)
        for author in [meeting.employee, meeting.leader] {
            if let note = try transaction.privateNote(of: id, by: author) { try lines("private_note", [note.exported], of: id) }
            try lines("pending_text", transaction.pendingTexts(of: id, by: author).map(\.exported), of: id)
        }
        try lines("acknowledgement", transaction.acknowledgements(of: id).map(\.exported), of: id)
        try lines("remark", transaction.remarks(of: id).map(\.exported), of: id)
    }

    mutating func lines(_ kind: String, _ values: [JSONValue], of meeting: Meeting.ID) throws {
        for value in values {
            guard case .object(var fields) = value else { continue }
            fields["meeting"] = .id(meeting)
            try line(kind, .object(fields))
        }
    }

    private mutating func auditLog(_ transaction: any ReadTransaction) throws {
        var rows: [AuditRow] = []
        try transaction.forEachAuditRow { row in
            rows.append(row)
            return true
        }
        for row in rows { try line("audit", row.exported) }
    }
}
