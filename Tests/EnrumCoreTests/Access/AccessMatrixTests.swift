import EnrumCore
import Testing

/// The table of SECURITY, "Who may do what", for the objects that exist so far, written down a second time and by hand.
///
/// R read, W write, C comment, S share, P plan, F finish; "-" nothing. What this version does not bring yet is denied.
struct AccessMatrixTests {
    static let columns = [
        "author", "employee", "leader", "formerLeader", "newLeader", "leadersLeader", "hr", "admin", "responsible", "namedHR",
        "decisionMaker", "companion", "secondPerson", "colleague",
    ]

    static let table: [(AccessMatrix.Object, String)] = [
        //                     author employee leader former new  chef  hr   admin third named decides compan. second colleague
        (.meeting, /*       */ "-      RW       RWP    -      -    -     P    -     -     -     -       -       -      -"),
        (.invitation, /*    */ "P      -        -      -      -    -     -    -     -     -     -       -       -      -"),
        (.draft, /*         */ "RWS    -        -      -      -    -     -    -     -     -     -       -       -      -"),
        (.preparation, /*   */ "-      RWS      RC     -      -    -     -    -     -     -     -       -       -      -"),
        (.conversation, /*  */ "-      RW       RW     -      -    -     -    -     -     -     -       -       -      -"),
        (.privateNote, /*   */ "RW     -        -      -      -    -     -    -     -     -     -       -       -      -"),
        (.reflection, /*    */ "RW     -        -      -      -    -     -    -     -     -     -       -       -      -"),
        (.minutes, /*       */ "-      RWC      RWC    -      -    -     -    -     -     -     -       -       -      -"),
        (.confidentialPassage, "-      RWC      RWC    -      -    -     -    -     -     -     -       -       -      -"),
        (.openAgreement, /* */ "-      RWF      RWF    -      RWF  -     -    -     -     -     -       -       -      -"),
        (.closedAgreement, /**/ "-      RWF      RWF    -      -    -     -    -     -     -     -       -       -      -"),
        (.agreementTitle, /**/ "-      -        -      -      -    -     -    -     RF     -     -       -       -      -"),
        (.selfAgreement, /* */ "RW     -        -      -      -    -     -    -     -     -     -       -       -      -"),
        (.questionSet, /*   */ "-      R        R      -      -    -     RW   RW    -     -     -       -       -      R"),
        (.plugin, /*        */ "-      -        -      -      -    -     R    RW    -     -     -       -       -      -"),
        (.module, /*        */ "-      -        -      -      -    -     RW   RW    -     -     -       -       -      -"),
        (.activeModules, /* */ "-      -        R      -      -    -     R    R     -     -     -       -       -      R"),
        (.person, /*        */ "R      R        R      -      -    R     R    RW    -     -     -       -       -      -"),
        (.caseList, /*      */ "-      R        RW     -      -    -     -    -     -     R     R       R       -      -"),
        (.formalCase, /*    */ "-      RC       RW     -      -    -     -    -     -     RC    R       -       -      -"),
        (.casePreparation, /**/ "RW     -        -      -      -    -     -    -     -     -     -       -       -      -"),
        (.casePrivateNote, /**/ "RW     -        -      -      -    -     -    -     -     -     -       -       -      -"),
        (.caseRecordDraft, /**/ "RW     -        -      -      -    -     -    -     -     RW    -       -       -      -"),
        (.caseDocument, /*  */ "-      RCS      RWC    -      -    -     -    -     -     R     R       R       -      -"),
        (.hearingDraft, /*  */ "RWS    -        -      -      -    -     -    -     -     -     -       -       -      -"),
        (.hearing, /*       */ "-      RC       RW     -      -    -     -    -     -     R     R       -       -      -"),
        (.caseDecision, /*  */ "-      R        R      -      -    -     -    -     -     R     RW      -       -      -"),
        (.caseOverrule, /*  */ "-      -        RW     -      -    -     -    -     -     R     RW      -       RF     -"),
        (.personnelFile, /* */ "-      R        RW     -      -    -     -    -     -     RW    R       -       -      -"),
        (.letter, /*        */ "-      -        -      -      -    -     RW   RW    -     -     -       -       -      -"),
        (.auditLog, /*      */ "R      -        -      -      -    -     -    -     -     -     -       -       -      -"),
        (.securityLog, /*   */ "-      -        -      -      -    -     -    R     -     -     -       -       -      -"),
    ]

    static let letters: [Character: AccessMatrix.Verb] = [
        "R": .read, "W": .write, "C": .comment, "S": .share, "P": .plan, "F": .finish,
    ]

    @Test func `The table names every object, relation and verb once`() {
        #expect(Self.columns == AccessMatrix.Relation.allCases.map(\.rawValue))
        #expect(Self.table.map(\.0) == AccessMatrix.Object.allCases)
        #expect(Set(Self.letters.values) == Set(AccessMatrix.Verb.allCases))
        #expect(Set(AccessMatrix.allowed.keys) == Set(AccessMatrix.Object.allCases))
    }

    @Test(arguments: table)
    func `Every relation may do to every object what SECURITY says, and nothing else`(object: AccessMatrix.Object, row: String) throws {
        let cells = row.split(separator: " ")
        try #require(cells.count == Self.columns.count)
        for (relation, cell) in zip(AccessMatrix.Relation.allCases, cells) {
            let expected = Set(cell.compactMap { Self.letters[$0] })
            for verb in AccessMatrix.Verb.allCases {
                let isAllowed = AccessPolicy.allows(verb, object, for: [relation])
                #expect(isAllowed == expected.contains(verb), "\(relation) \(verb) \(object)")
                if !isAllowed { #expect(throws: NotFound.self) { try AccessPolicy.require(verb, object, for: [relation]) } }
            }
        }
    }

    @Test func `Nobody is nothing, and what one relation allows another does not take away`() {
        for object in AccessMatrix.Object.allCases {
            for verb in AccessMatrix.Verb.allCases {
                #expect(!AccessPolicy.allows(verb, object, for: []))
                let anyone = AccessMatrix.Relation.allCases.contains { AccessPolicy.allows(verb, object, for: [$0]) }
                #expect(AccessPolicy.allows(verb, object, for: Set(AccessMatrix.Relation.allCases)) == anyone)
            }
        }
    }
}
