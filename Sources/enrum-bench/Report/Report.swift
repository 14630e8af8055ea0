import Foundation

/// The figures as a table, or as JSON.
enum Report {
    static func table(_ figures: [Figure]) -> String {
        let head = ["Work", "What", "Ours", "Reference", "Ratio", "Aim"]
        let rows = figures.map { figure in
            [
                figure.work, figure.quantity, number(figure.ours) + " " + figure.unit,
                figure.reference.map { number($0) + " " + figure.unit } ?? "",
                figure.ratio.map { number($0) } ?? "", figure.aim ?? "",
            ]
        }
        let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
        let lines = ([head, widths.map { String(repeating: "-", count: $0) }] + rows).map { row in
            zip(row, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }.joined(separator: "  ")
        }
        return lines.joined(separator: "\n") + "\n\n" + notes
    }

    static func json(_ figures: [Figure]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return String(decoding: try encoder.encode(figures), as: UTF8.self)
    }

    private static func number(_ value: Double) -> String {
        String(format: value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value)
    }

    private static let notes = """
        Medians of rounds in which ours and the reference took turns. CPU is the serving process's, user and kernel, per request. The
        reference is a bare Hummingbird server in a process of its own that runs the same statements with the same values on a copy of
        the database and sends the same headers and bytes; "bare commits" run them in this process, without HTTP. Load: this process,
        one thread, loopback, keep-alive. Lua: the reference is a plain C host on the same library, with a count hook and a counting
        allocator, that keeps its state from call to call; ours has a fresh one for each. "Whole call" is the snapshot encoded, the hook
        called and the result decoded, from a task near the box's thread.
        """
}
