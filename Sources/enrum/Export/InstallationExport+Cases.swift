import EnrumCore
import EnrumDomain

extension InstallationExport {
    /// Someone's formal cases: each whole, with every event, and what those in it have written and not handed over.
    mutating func cases(of employee: Person, _ transaction: any ReadTransaction) throws {
        let own = try transaction.cases(near: employee.id).filter { $0.employee == employee.id }.sorted { $0.id < $1.id }
        for formalCase in own {
            try line(
                "case",
                [
                    "id": .id(formalCase.id), "employee": .id(formalCase.employee), "pinned": .encoded(formalCase.pin),
                    "events": .encoded(formalCase.events),
                ])
            for owner in [employee.id] + Set(formalCase.led.map(\.leader)).sorted() {
                for draft in try transaction.caseDrafts(of: formalCase.id, owner: owner) { try line("case_draft", draft.exported) }
            }
        }
    }

    /// The letters that the organisation has made its own.
    mutating func letters(_ transaction: any ReadTransaction) throws {
        for plugin in try transaction.installedPlugins() {
            for letter in try transaction.savedLetters(of: plugin.id) {
                try line(
                    "letter",
                    [
                        "plugin": .text(letter.plugin.rawValue), "letter": .text(letter.letter.rawValue),
                        "version": .number(Int64(letter.version)), "title": letter.title.map { .encoded($0) } ?? .null,
                        "body": letter.body.map { .encoded($0) } ?? .null, "saved_by": .id(letter.savedBy),
                        "saved_at": .time(letter.savedAt),
                    ])
            }
        }
    }
}

extension CaseDraft {
    fileprivate var exported: JSONValue {
        [
            "case": .id(formalCase), "step": .number(Int64(step)), "owner": .id(owner), "part": .text(part.rawValue), "field": .text(field),
            "value": .text(value?.stored), "version": .number(Int64(version)), "edited_by": .id(editedBy), "edited_at": .time(editedAt),
        ]
    }
}
