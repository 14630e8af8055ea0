import Crypto
public import EnrumDomain
import Foundation

extension QuestionSetReading where Self: PeopleReading {
    /// The form that the next conversation in a department gets: the active sets that are asked there, in order, then those of modules (P-14).
    ///
    /// - Parameter generated: The questions that modules thought up for one pair.
    public func assembledForm(
        for department: Identifier<Department>, of type: MeetingType = .oneToOne, with moduleSets: [QuestionSet] = [],
        generated: Set<QuestionID> = []
    ) throws -> Form {
        guard !type.asksOwnQuestionsOnly else { return Form(moduleSets, generated: generated) }
        let tree = try departments()
        let sets = try questionSets()
            .filter { set in
                set.isActive && (set.departments.isEmpty || set.departments.contains { tree.contains(department, in: $0) })
            }
            .sorted { ($0.position, $0.set.id.rawValue) < ($1.position, $1.set.id.rawValue) }
        return Form(sets.map(\.set) + moduleSets, generated: generated)
    }
}

extension Form {
    /// The form as the bytes that are kept: keys sorted, so that equal forms are equal bytes.
    public func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self))
    }

    /// The SHA-256 of the encoded form.
    public func frozenID() throws -> FormID {
        let hash = SHA256.hash(data: try encoded())
        return FormID(stored: hash.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())
    }
}
