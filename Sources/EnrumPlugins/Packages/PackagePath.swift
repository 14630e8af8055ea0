/// The name of a file in a package, as bytes that nobody has judged yet.
struct PackagePath: Hashable, Comparable {
    let bytes: [UInt8]

    init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }
    init(_ text: String) { self.init(text.utf8) }

    /// Fit for a screen and a log: printable ASCII alone, and not long.
    var shown: String {
        let letters = bytes.prefix(80).map { (0x20...0x7e).contains($0) ? Character(Unicode.Scalar($0)) : "?" }
        return String(letters) + (bytes.count > 80 ? "…" : "")
    }

    /// What the list of sums and the signature are called; no file of a plugin may lie beside them.
    static let sums = PackagePath("META/sums.txt")
    static let signature = PackagePath("META/signature.txt")

    /// Whether a plugin's own file may not have this name because ours do, whatever the letters' case.
    var isReserved: Bool { folded.starts(with: Array("meta/".utf8)) || folded == Array("meta".utf8) }

    static func < (left: Self, right: Self) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}

extension PackagePath {
    /// What is wrong with the name; nil when it can lie in any folder of any system, inside the plugin's own.
    ///
    /// Letters are ASCII, so that no two names that differ in bytes can be one name to a file system, but for capital letters.
    var problem: PackageRefused.Problem? {
        guard !bytes.isEmpty, bytes.count <= PluginPackage.mostPathBytes else {
            return .init("package.path_length", file: self, ["limit": String(PluginPackage.mostPathBytes)])
        }
        guard !leadsOutside else { return .init("package.path_outside", file: self) }
        guard bytes.last != slash else { return .init("package.folder", file: self) }
        return parts.allSatisfy(Self.isPlain) ? nil : .init("package.path_characters", file: self)
    }

    /// It climbs up, begins at the root or names a drive, as any system would read it.
    private var leadsOutside: Bool {
        if bytes.contains(0x5c) || bytes.first == slash { return true }
        if bytes.count >= 2, bytes[1] == 0x3a { return true }
        return parts.contains { $0.elementsEqual([0x2e, 0x2e]) }
    }

    private var parts: [ArraySlice<UInt8>] { bytes.split(separator: slash, omittingEmptySubsequences: false) }

    /// a-z, A-Z, 0-9, "-", "_" and "."; not hidden, not an option, and without the dot at the end that Windows drops.
    private static func isPlain(_ part: ArraySlice<UInt8>) -> Bool {
        guard let first = part.first, let last = part.last, first != dot, first != hyphen, last != dot else { return false }
        return part.allSatisfy { isLetterOrDigit($0) || $0 == dot || $0 == hyphen || $0 == 0x5f }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x61...0x7a).contains(byte) || (0x41...0x5a).contains(byte) || (0x30...0x39).contains(byte)
    }
}

extension Sequence<PackagePath> {
    /// A problem for each name that some file system could take for an earlier one, or for the folder an earlier one lies in.
    var clashes: [PackageRefused.Problem] {
        var seen: [[UInt8]: PackagePath.Step] = [:]
        var problems: [PackageRefused.Problem] = []
        for path in self {
            for step in path.steps {
                if let other = seen[step.path.folded], step.isFile || other.isFile || other.path != step.path {
                    problems.append(.init("package.repeated", file: path, ["other": other.path.shown]))
                    break
                }
                seen[step.path.folded] = step
            }
        }
        return problems
    }
}

extension PackagePath {
    /// A folder on the way to a file, or the file.
    fileprivate struct Step {
        let path: PackagePath
        let isFile: Bool
    }

    fileprivate var steps: [Step] {
        bytes.indices.filter { bytes[$0] == slash }.map { Step(path: PackagePath(bytes[..<$0]), isFile: false) } + [
            Step(path: self, isFile: true)
        ]
    }

    /// The same for names that differ in capital letters alone.
    fileprivate var folded: [UInt8] { bytes.map { (0x41...0x5a).contains($0) ? $0 + 0x20 : $0 } }
}

private let slash: UInt8 = 0x2f
private let dot: UInt8 = 0x2e
private let hyphen: UInt8 = 0x2d
