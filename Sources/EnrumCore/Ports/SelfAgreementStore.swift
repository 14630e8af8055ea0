public import EnrumDomain

public protocol SelfAgreementReading {
    func selfAgreement(_ id: SelfAgreement.ID) throws -> SelfAgreement?
    /// With their histories, in the order they were made.
    func selfAgreements(of owner: Person.ID) throws -> [SelfAgreement]
}

public protocol SelfAgreementWriting {
    func insert(_ agreement: SelfAgreement) throws
    /// Keeps the events of the history that are not kept yet.
    func update(_ agreement: SelfAgreement) throws
    /// Takes it away with everything that happened to it.
    func deleteSelfAgreement(_ id: SelfAgreement.ID) throws
}
