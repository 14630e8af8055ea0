public import EnrumDomain
import FoundationEssentials

/// The index of an exported case.
private struct CaseIndex: Encodable {
    struct Document: Encodable {
        let number: Int
        let kind, title, file, handed_over_on, handed_over_at, means: String
        let opened_at, filed_at, remarks_by: String?
        let remarks, clarifications: [Addition]
    }

    struct Addition: Encodable {
        let by, at, text: String
        let is_late: Bool
    }

    struct Event: Encodable {
        let at, what: String
        let by: String?
        let step: Int?
        let words: String?
    }

    struct Hearing: Encodable {
        let step, document: Int
        let about, deadline: String
        let statements: [Addition]
    }

    struct Plan: Encodable {
        struct Point: Encodable {
            let what: String
            let how, deadline: String?
            let responsible: [String]
        }

        let step: Int
        let points: [Point]
        let support, time_frame, meet_again: String?
    }

    struct FollowUp: Encodable {
        let step: Int
        let at, by, outcome: String
        let note: String?
    }

    struct Note: Encodable {
        let occurred_on, written_at, by, text: String
        let is_late: Bool
    }

    let enrum = "case-export/1"
    let id, employee, procedure, plugin_version, opened_at, exported_at: String
    let closed_at, closed_because: String?
    let documents: [Document]
    let hearings: [Hearing]
    let plans: [Plan]
    let follow_ups: [FollowUp]
    let notes: [Note]
    let events: [Event]
}

extension CaseExport {
    init(_ view: CaseView, at instant: Instant, by clock: any Clock) throws {
        func moment(_ instant: Instant) -> String { "\(clock.day(of: instant).iso)T\(clock.time(of: instant).iso)" }
        func name(_ id: Person.ID?) -> String? {
            id.flatMap { view.people[$0]?.name ?? (view.employee.id == $0 ? view.employee.name : nil) }
        }
        func additions(_ all: [CaseDocument.Addition]) -> [CaseIndex.Addition] {
            all.map { .init(by: name($0.by) ?? "", at: moment($0.at), text: $0.text, is_late: $0.isLate) }
        }
        let documents = view.documents.map { document in
            CaseIndex.Document(
                number: document.number, kind: document.kind.rawValue, title: document.title, file: document.exportPath,
                handed_over_on: document.delivery.on.iso, handed_over_at: moment(document.handedOverAt),
                means: document.delivery.means.rawValue, opened_at: document.openedAt.map(moment),
                filed_at: document.filed.map { moment($0.at) },
                remarks_by: document.remarksBy?.iso, remarks: additions(document.remarks),
                clarifications: additions(document.clarifications))
        }
        let hearings = view.steps.flatMap { step in
            (step.earlierHearings + [step.hearing].compactMap { $0 }).map { hearing in
                CaseIndex.Hearing(
                    step: step.number, document: hearing.document, about: hearing.about.rawValue, deadline: hearing.deadline.iso,
                    statements: additions(hearing.statements))
            }
        }
        let plans = view.steps.compactMap { step in
            step.plan.map { plan in
                CaseIndex.Plan(
                    step: step.number,
                    points: plan.points.map {
                        .init(what: $0.what, how: $0.how, deadline: $0.deadline?.iso, responsible: $0.responsible.map(\.rawValue))
                    }, support: plan.support, time_frame: plan.timeFrame, meet_again: plan.meetAgain?.iso)
            }
        }
        let followUps = view.steps.flatMap { step in
            step.followUps.map {
                CaseIndex.FollowUp(
                    step: step.number, at: moment($0.at), by: name($0.by) ?? "", outcome: $0.outcome.rawValue, note: $0.note)
            }
        }
        let notes = view.notes.map {
            CaseIndex.Note(
                occurred_on: $0.occurredOn.iso, written_at: moment($0.at), by: name($0.by) ?? "", text: $0.text, is_late: $0.isLate)
        }
        let index = CaseIndex(
            id: view.id.rawValue, employee: view.employee.name, procedure: view.procedure?.title.danish ?? "",
            plugin_version: view.pluginVersion, opened_at: moment(view.openedAt), exported_at: moment(instant),
            closed_at: view.closure.map { moment($0.at) }, closed_because: view.closure?.reason.rawValue, documents: documents,
            hearings: hearings, plans: plans, follow_ups: followUps, notes: notes,
            events: view.events.map {
                .init(at: moment($0.at), what: $0.kind.name, by: name($0.by), step: $0.step, words: $0.kind.written)
            })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        var files: [(String, [UInt8])] = [("index.json", Array(try encoder.encode(index)))]
        files += view.documents.map { document in
            let added = (document.remarks + document.clarifications).sorted { $0.at < $1.at }.map { addition in
                "\(name(addition.by) ?? ""), \(moment(addition.at)):\n\(addition.text)"
            }
            let text = ([document.title, document.body] + added).joined(separator: "\n\n") + "\n"
            return (document.exportPath, Array(text.utf8))
        }
        (self.view, exportedAt, self.files) = (view, instant, files)
    }
}

extension CaseDocument {
    /// "documents/01-convening.txt".
    public var exportPath: String { "documents/\(number < 10 ? "0" : "")\(number)-\(kind.rawValue).txt" }
}
