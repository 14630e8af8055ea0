import ArgumentParser
import EnrumCore
import EnrumDomain
import EnrumFormats
import EnrumTexts
import Foundation

/// Brings the people up to date with a file.
struct PeopleImport: Deed {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring people, departments and leaders up to date with a CSV file.",
        usage: "enrum people import <file> [--dry-run] [--deactivate-missing] [<options>]",
        discussion: """
            The first line names the columns: name, email and department must be there; id, leader, workplace, language and roles may be. \
            Either ; or , stands between them. UTF-8 and Windows-1252 are both read. A department is a path such as \
            "Børn og Unge/Dagtilbud"; a leader is an email or an id.

            All of the file is taken in, or none of it: every mistake is listed with its line. Importing the same file again changes \
            nothing. Someone who is missing from the file is shown and stays, unless you say --deactivate-missing.

            Example:
              enrum people import people.csv --dry-run
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The CSV file.", valueName: "file"), completion: .file(extensions: ["csv"]))
    var file: String

    @Flag(help: "Show what would change, and change nothing.")
    var dryRun = false

    @Flag(help: "Deactivate people who are not in the file; they can no longer sign in.")
    var deactivateMissing = false

    func perform(_ desk: Desk) async throws {
        let installation = try await desk.open()
        let progress = Progress(desk.console)
        progress.step(desk.console.texts("cli.people_reading", ["file": file]))
        let rows = try PeopleFile.read(try InputFile.bytes(of: file), name: file).rows
        progress.step(desk.console.texts("cli.people_comparing", ["count": String(rows.count)]))
        let plan = try await plan(rows, in: installation)
        PlanReport(plan: plan, isDryRun: dryRun, texts: desk.console.texts).lines.forEach(desk.console.say)
    }

    private func plan(_ rows: [PersonRow], in installation: Installation) async throws -> PeoplePlan {
        let importing = ImportPeople(installation.environment)
        do {
            return dryRun
                ? try await importing.plan(rows, deactivateMissing: deactivateMissing, as: nil)
                : try await importing(rows, deactivateMissing: deactivateMissing, as: nil)
        } catch let refused as PeoplePlan.Refused {
            throw Refusal(refused.problems.map { Refusal.Problem($0, file: file) })
        }
    }
}

/// What an import did, or would do, line by line.
struct PlanReport {
    let plan: PeoplePlan
    let isDryRun: Bool
    let texts: Texts

    /// Names that are shown of one kind before the rest is counted.
    private static let mostNames = 50

    var lines: [String] {
        (isDryRun ? details : []) + missing + [summary]
    }

    private var details: [String] {
        shown(plan.newDepartments.map { texts("cli.plan_department", ["name": $0.name]) })
            + shown(plan.added.map { texts("cli.plan_added", who($0)) })
            + shown(plan.changed.map { texts("cli.plan_changed", ["name": $0.after.name, "what": what($0)]) })
            + shown(plan.reactivated.map { texts("cli.plan_returned", who($0.after)) })
            + shown(plan.deactivated.map { texts("cli.plan_left", who($0)) })
    }

    /// Those who are not in the file, which is told whether or not it was asked for.
    private var missing: [String] {
        guard !plan.missing.isEmpty else { return [] }
        return shown(plan.missing.map { texts("cli.plan_missing", who($0)) }) + [texts("cli.plan_missing_stay")]
    }

    private var summary: String {
        if plan.isEmpty { return texts("cli.plan_nothing", ["unchanged": String(plan.unchanged)]) }
        let counts: KeyValuePairs = [
            "added": String(plan.added.count), "changed": String(plan.changed.count), "returned": String(plan.reactivated.count),
            "left": String(plan.deactivated.count), "unchanged": String(plan.unchanged), "departments": String(plan.newDepartments.count),
        ]
        return isDryRun ? texts("cli.plan_would", counts) : texts("cli.plan_done", counts)
    }

    private func who(_ person: Person) -> KeyValuePairs<String, String> { ["name": person.name, "email": person.email.address] }

    private func shown(_ lines: [String]) -> [String] {
        let rest = lines.count - Self.mostNames
        return rest > 0 ? lines.prefix(Self.mostNames) + [texts("cli.plan_more", ["count": String(rest)])] : lines
    }

    /// The columns that differ.
    private func what(_ change: PeoplePlan.Change) -> String {
        let (old, new) = (change.before, change.after)
        let columns: [(Bool, String)] = [
            (old.name != new.name, texts("cli.column_name")), (old.email.address != new.email.address, texts("cli.column_email")),
            (old.externalID != new.externalID, texts("cli.column_id")), (old.department != new.department, texts("cli.column_department")),
            (old.leader != new.leader, texts("cli.column_leader")), (old.workplace != new.workplace, texts("cli.column_workplace")),
            (old.language != new.language, texts("cli.column_language")), (old.roles != new.roles, texts("cli.column_roles")),
        ]
        return columns.filter(\.0).map(\.1).joined(separator: ", ")
    }
}
