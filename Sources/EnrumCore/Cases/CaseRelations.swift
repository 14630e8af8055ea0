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
        if formalCase.decides(viewer.id), !formalCase.decidesByOwnWord || employee.leader == viewer.id {
            relations.insert(.decisionMaker)
        }
        if formalCase.isOpen, employee.isActive, formalCase.companion?.person == viewer.id { relations.insert(.companion) }
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

    /// Whether someone can be named to decide about the employee: their leader, a leader above that one, or HR for their department. What
    /// each of them is competent to is the organisation's own rule.
    func mayDecide(_ person: Person, about employee: Person) throws -> Bool {
        guard person.isActive, person.id != employee.id else { return false }
        if try isHR(Viewer(person), for: employee) { return true }
        var (above, seen) = (employee.leader, Set([employee.id]))
        while let id = above, seen.insert(id).inserted {
            if id == person.id { return true }
            above = try self.person(id)?.leader
        }
        return false
    }

    /// Who reads the case itself now, of those who have a part in it: the employee, who leads it, HR and whoever decides.
    func readers(of formalCase: Case, about employee: Person) throws -> [Person.ID] {
        var readers: [Person.ID] = []
        for id in [employee.id, employee.leader, formalCase.hr, formalCase.decisionMaker].compactMap({ $0 }) where !readers.contains(id) {
            guard let person = try person(id), person.isActive else { continue }
            if AccessPolicy.allows(.read, .formalCase, for: try relations(of: Viewer(person), to: formalCase)) { readers.append(id) }
        }
        return readers
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
