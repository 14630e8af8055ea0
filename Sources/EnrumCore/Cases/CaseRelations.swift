public import EnrumDomain

extension PeopleReading {
    /// How `viewer` stands to a case, as of this transaction; empty for everybody to whom it is not there.
    ///
    /// The admin, the leader's leader, other HR and whoever led it before stand in no way to it at all. Cost: one query, three where HR
    /// is named.
    public func relations(of viewer: Viewer, to formalCase: Case) throws -> Set<AccessMatrix.Relation> {
        guard let employee = try person(formalCase.employee) else { return [] }
        var relations: Set<AccessMatrix.Relation> = []
        if viewer.id == employee.id {
            if formalCase.visibleSince != nil { relations.insert(.employee) }
            return relations
        }
        if employee.leader == viewer.id { relations.insert(.leader) }
        if formalCase.hr == viewer.id, formalCase.hrTakesPart, try isHR(viewer, for: employee) { relations.insert(.namedHR) }
        // A leader who named themselves decides while they lead the employee, and reads nothing after.
        if formalCase.decisionMaker == viewer.id, !formalCase.decidesByOwnWord || employee.leader == viewer.id {
            relations.insert(.decisionMaker)
        }
        if formalCase.isOpen, formalCase.companion?.person == viewer.id { relations.insert(.companion) }
        if formalCase.openOverrule != nil, try secondPerson(in: formalCase, about: employee) == viewer.id {
            relations.insert(.secondPerson)
        }
        return relations
    }

    /// HR for someone's department, and neither they nor led by them (rule d).
    func isHR(_ viewer: Viewer, for employee: Person) throws -> Bool {
        guard viewer.isHR, viewer.id != employee.id, viewer.person.leader != employee.id else { return false }
        let tree = try departments()
        return viewer.hrDepartments.contains { tree.contains(employee.department, in: $0) }
    }

    /// HR named on the case while they are HR there; otherwise the leader's leader, who then sees the request and nothing else.
    func secondPerson(in formalCase: Case, about employee: Person) throws -> Person.ID? {
        if let id = formalCase.hr, let named = try person(id), named.isActive, try isHR(Viewer(named), for: employee),
            id != formalCase.openOverrule?.askedBy, id != formalCase.decisionMaker
        {
            return id
        }
        guard let leader = employee.leader, let above = try person(leader)?.leader, above != formalCase.openOverrule?.askedBy,
            above != formalCase.decisionMaker, above != employee.id
        else { return nil }
        return above
    }
}
