public import EnrumCore
import Foundation

/// Makes PDF of a page with the command `weasyprint`, where it is installed (https://doc.courtbouillon.org/weasyprint/).
///
/// The command is run in a network namespace of its own (`unshare --net`), so that nothing in a page can make it fetch anything; where the
/// system does not allow that, there is no PDF. It gets the page on its standard input and an environment of three variables, has
/// ``seconds`` to finish, and at most two run at once. What it writes goes to a file that has no name, so that nothing is left behind.
public struct WeasyPrint: PagePrinter {
    private let command: [String]
    private let turns = Turns(2)
    /// How long one page may take.
    public let seconds: Int
    /// The largest file that is taken, in bytes.
    static let largest = 20 * 1024 * 1024

    /// A file that can be read aloud (PDF/UA, ISO 14289-1), from standard input to standard output.
    private static let options = ["--quiet", "--encoding", "utf-8", "--pdf-variant", "pdf/ua-1", "-", "-"]

    init(command: [String], seconds: Int = 20) { (self.command, self.seconds) = (command, seconds) }

    /// The command as it is installed in one of the folders of `path`, a PATH; nil when it is not, or when it cannot be kept from the network.
    public static func found(in path: String) async -> WeasyPrint? {
        func place(_ name: String) -> String? {
            path.split(separator: ":").map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
        }
        guard let unshare = place("unshare"), let weasyprint = place("weasyprint") else { return nil }
        let fenced = [unshare, "--user", "--map-current-user", "--net", "--", weasyprint]
        let printer = WeasyPrint(command: fenced)
        guard case .ended(0, _)? = try? await Command(fenced + ["--version"]).run(seconds: 10, input: Data()) else { return nil }
        return printer
    }

    public func pdf(of html: [UInt8]) async throws(PrintingFailed) -> [UInt8] {
        await turns.take()
        let outcome: Command.Outcome
        do {
            outcome = try await Command(command + Self.options).run(seconds: seconds, input: Data(html))
        } catch {
            await turns.give()
            throw PrintingFailed(reason: "could not be started: \(error)")
        }
        await turns.give()
        switch outcome {
        case .tooLate: throw PrintingFailed(reason: "took more than \(seconds) s")
        case .ended(let status, let output):
            guard status == 0, output.starts(with: Array("%PDF-".utf8)), output.count <= Self.largest else {
                throw PrintingFailed(reason: "ended with status \(status) and \(output.count) bytes")
            }
            return [UInt8](output)
        }
    }
}

/// So many at once, the others in line.
private actor Turns {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) { free = count }

    func take() async {
        if free > 0 { free -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
    }

    func give() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
