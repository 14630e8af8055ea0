import Crypto
import EnrumDomain

/// The SHA-256 of every file, a line each in the order of the names, as `sha256sum` writes and checks it.
enum SumsList {
    static func write(_ entries: [StoredZip.Entry]) -> [UInt8] {
        entries.sorted { $0.path < $1.path }.flatMap {
            Array("\(SHA256.hash(data: $0.content).hexadecimal)  ".utf8) + $0.path.bytes + [0x0a]
        }
    }

    /// Where the list and the files disagree; nothing when every file has its line, every line its file, and every sum is right.
    static func problems(of list: [UInt8], with entries: [StoredZip.Entry]) -> [PackageRefused.Problem] {
        let expected = write(entries)
        guard list != expected else { return [] }
        guard let lines = lines(of: list) else { return [.init("package.sums_form", file: .sums)] }
        var listed: [PackagePath: ArraySlice<UInt8>] = [:]
        for line in lines { listed[line.path] = line.sum }
        let right = Dictionary(uniqueKeysWithValues: (Self.lines(of: expected) ?? []).map { ($0.path, $0.sum) })
        let missing = right.keys.sorted().filter { listed[$0] == nil }.map { PackageRefused.Problem("package.file_without_sum", file: $0) }
        let extra = listed.keys.sorted().filter { right[$0] == nil }.map { PackageRefused.Problem("package.sum_without_file", file: $0) }
        let wrong = right.keys.sorted().filter { path in listed[path].map { $0 != right[path] } ?? false }
            .map { PackageRefused.Problem("package.sum_wrong", file: $0) }
        let problems = missing + extra + wrong
        return problems.isEmpty ? [.init("package.sums_form", file: .sums)] : problems
    }

    /// Nil unless every line is a sum, two spaces, a name and a line end.
    private static func lines(of list: [UInt8]) -> [(path: PackagePath, sum: ArraySlice<UInt8>)]? {
        guard list.last == 0x0a else { return nil }
        var lines: [(path: PackagePath, sum: ArraySlice<UInt8>)] = []
        for line in list.dropLast().split(separator: 0x0a, omittingEmptySubsequences: false) {
            let rest = line.dropFirst(64)
            guard rest.count > 2, rest.prefix(2).elementsEqual([0x20, 0x20]) else { return nil }
            lines.append((PackagePath(rest.dropFirst(2)), line.prefix(64)))
        }
        return lines
    }
}
