public import EnrumCore
import EnrumDomain

/// People as a CSV file (RFC 4180, https://www.rfc-editor.org/rfc/rfc4180). The guide in this target's documentation lists the columns.
///
/// Reading is all or nothing: every row, or every mistake with its line and column.
public enum PeopleFile {
    /// The most bytes a file may have.
    public static let mostBytes = 200 * 1024 * 1024

    /// The most people a file may hold.
    public static let mostRows = 200_000

    /// What was read, and how the file was understood.
    public struct Contents: Hashable, Sendable {
        public let rows: [PersonRow]
        public let encoding: Encoding
        /// ";" or ",", whichever the heading has.
        public let separator: Character
    }

    /// How the file's bytes are letters.
    public typealias Encoding = CSVEncoding

    /// Why nothing was read.
    public struct Refused: Error, Hashable, Sendable {
        /// The name given when reading.
        public let file: String
        /// All of them, by line.
        public let problems: [PeopleProblem]
    }

    /// Reads the bytes of a file. Cost: linear in the bytes.
    ///
    /// - Parameter name: the file's name, for the problems.
    public static func read(_ bytes: [UInt8], name: String) throws(Refused) -> Contents {
        try result(bytes, name: name).get()
    }

    private static func result(_ bytes: [UInt8], name: String) -> Result<Contents, Refused> {
        do throws(CSVProblem) {
            guard bytes.count <= mostBytes else { throw CSVProblem("people_file.too_big", ["limit": String(mostBytes / 1024 / 1024)]) }
            let (letters, encoding) = try Encoding.decode(bytes)
            let separator = CSVCells.separator(of: letters)
            var reader = try PeopleReader(CSVCells(letters, separator: separator))
            let rows = reader.rows()
            guard reader.problems.isEmpty else { return .failure(Refused(file: name, problems: reader.problems)) }
            return .success(Contents(rows: rows, encoding: encoding, separator: Character(Unicode.Scalar(separator))))
        } catch {
            return .failure(Refused(file: name, problems: [PeopleProblem(line: error.line, phrase: error.phrase)]))
        }
    }
}
