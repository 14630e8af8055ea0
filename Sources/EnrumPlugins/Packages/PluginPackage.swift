/// A plugin in one file, for handing on: a zip that holds the plugin's files as they are, a list of their SHA-256 sums, and on request
/// a signature over that list. The guide `Packages` in this target's documentation shows it byte by byte.
public enum PluginPackage {
    /// The most bytes that a plugin's files may have together.
    public static let mostBytes = 2 * 1024 * 1024
    /// The most files that a plugin may have.
    public static let mostFiles = 200
    /// The most bytes in the name of a file, its folders included.
    public static let mostPathBytes = 200

    /// What a package holds. There is one only when everything about it was right.
    public struct Contents: Hashable, Sendable {
        /// Every file of the plugin by its name, such as "questions/before.yaml".
        public let files: [String: [UInt8]]
        /// Who signed it; nil when nobody did.
        public let signature: PluginSignature?
    }

    /// The package: the same files and the same key always give the same bytes.
    ///
    /// - Throws: ``PackageRefused`` with every file that cannot lie in a package.
    public static func write(files: [String: [UInt8]], signingKey: PluginKey? = nil) throws(PackageRefused) -> [UInt8] {
        let entries = files.map { StoredZip.Entry(path: PackagePath($0.key), content: $0.value) }.sorted { $0.path < $1.path }
        let problems = entries.compactMap(\.path.problem) + problems(of: entries)
        guard problems.isEmpty else { throw PackageRefused(problems) }
        let sums = SumsList.write(entries)
        let signature = signingKey.map { StoredZip.Entry(path: .signature, content: Array($0.sign(sums).text.utf8)) }
        return StoredZip.write([StoredZip.Entry(path: .sums, content: sums)] + entries + [signature].compactMap { $0 })
    }

    /// Takes a package apart, unless anything at all is wrong with it. A signature that is there has been verified; whether its key is
    /// one to trust is for the caller to say (``PluginSignature/signer(among:)``).
    ///
    /// Cost: linear in the bytes, and never more memory than a few times as many.
    public static func read(_ package: [UInt8]) throws(PackageRefused) -> Contents {
        guard package.count <= mostPackageBytes else { throw tooBig }
        var entries = try StoredZip.read(package)
        let clashes = entries.map(\.path).clashes
        guard clashes.isEmpty else { throw PackageRefused(clashes) }
        guard let sums = take(.sums, from: &entries) else { throw PackageRefused("package.sums_missing") }
        let signature = take(.signature, from: &entries)
        let problems = problems(of: entries) + SumsList.problems(of: sums, with: entries)
        guard problems.isEmpty else { throw PackageRefused(problems) }
        return Contents(
            files: Dictionary(uniqueKeysWithValues: entries.map { (String(decoding: $0.path.bytes, as: UTF8.self), $0.content) }),
            signature: try signature.map { text throws(PackageRefused) in try PluginSignature(text, over: sums) })
    }

    /// What is wrong with the files as a whole.
    private static func problems(of entries: [StoredZip.Entry]) -> [PackageRefused.Problem] {
        var problems = entries.filter(\.path.isReserved).map { PackageRefused.Problem("package.reserved", file: $0.path) }
        problems += entries.map(\.path).clashes
        if entries.isEmpty { problems.append(.init("package.empty")) }
        if entries.count > mostFiles { problems.append(.init("package.too_many_files", ["limit": String(mostFiles)])) }
        if entries.reduce(0, { $0 + $1.content.count }) > mostBytes { problems.append(contentsOf: tooBig.problems) }
        return problems
    }

    private static func take(_ path: PackagePath, from entries: inout [StoredZip.Entry]) -> [UInt8]? {
        entries.firstIndex { $0.path == path }.map { entries.remove(at: $0).content }
    }

    /// The files, and for each of them and of our own two the headers and a line in the list, at their longest.
    private static let mostPackageBytes =
        mostBytes + (mostFiles + 2) * (StoredZip.localLength + StoredZip.centralLength + 3 * mostPathBytes + 67) + 1024

    static var tooBig: PackageRefused { PackageRefused("package.too_big", ["limit": String(mostBytes / 1024 / 1024)]) }
}
