import EnrumDomain
import EnrumTesting
import Testing

/// The table of formalities of the sources (I-09), row by row and cell by cell, written down a second time and by hand.
struct FormalityTableTests {
    static let table: [(id: String, formality: Formality, words: [String])] = [
        //                                             trin 0    trin 1          trin 2       trin 3
        ("I-09 tjenstlig", .serviceRelated, /*     */ ["no", "no", "no", "yes"]),
        ("I-09 sanktion", .sanction, /*            */ ["none", "none", "none", "possible"]),
        ("I-09 anledning", .trigger, /*            */ ["always", "text", "after", "after"]),
        ("I-09 indkaldelse", .writtenConvening, /* */ ["none", "none", "tell", "written"]),
        ("I-09 bisidder", .companion, /*           */ ["none", "none", "if_wished", "must_be_told"]),
        ("I-09 referat", .record, /*               */ ["none", "private_note", "note", "minutes"]),
        ("I-09 bemærkninger", .remarks, /*         */ ["none", "none", "may", "right"]),
        ("I-09 partshøring", .hearing, /*          */ ["none", "none", "none", "before_decision"]),
        ("I-09 personalesag", .personnelFile, /*   */ ["no", "no", "yes", "yes"]),
        ("I-09 HR", .hr, /*                        */ ["advice", "advice", "advice", "takes_part"]),
    ]

    @Test func `The table has every row once`() { #expect(Set(Self.table.map(\.formality)) == Set(Formality.allCases)) }

    @Test(arguments: table)
    func `Each stage asks for its own formalities`(id: String, formality: Formality, words: [String]) throws {
        let stages = try Trial().standing.procedure.stages
        #expect(stages.map { $0.word(for: formality) } == words, "\(id)")
    }

    @Test func `Whether minutes are filed is the organisation's own setting (note 8)`() throws {
        let trial = try Trial(["file_minutes": .yesNo(false)])
        #expect(trial.standing.procedure.stages.map(\.isFiled) == [false, false, true, false])
    }
}
