public import EnrumDomain

extension PeopleReading {
    /// How `viewer` stands to the conversations and agreements of `employee` with `leader`, as of this transaction.
    ///
    /// Two hats stay two hats (rule e): what someone is to one conversation says nothing about another. HR never stands as HR to their own
    /// conversations, nor to their own leader's (rule d). Cost: one query for the pair itself, two more for others.
    public func relations(of viewer: Viewer, toPairOf employee: Person.ID, with leader: Person.ID) throws -> Set<AccessMatrix.Relation> {
        if viewer.id == employee { return [.employee] }
        guard let employee = try person(employee) else { return [.colleague] }
        if viewer.id == leader { return employee.leader == leader ? [.leader] : [.formerLeader] }
        var relations = try relations(of: viewer, to: employee)
        // To be led by someone makes nobody an employee of that leader's own conversations.
        relations.remove(.employee)
        if relations.remove(.leader) != nil { relations.insert(.newLeader) }
        return relations
    }

    /// How `viewer` stands to a person.
    public func relations(of viewer: Viewer, to person: Person) throws -> Set<AccessMatrix.Relation> {
        var relations: Set<AccessMatrix.Relation> = [.colleague]
        if viewer.id == person.id { relations.insert(.author) }
        if viewer.person.leader == person.id { relations.insert(.employee) }
        if person.leader == viewer.id { relations.insert(.leader) }
        if let leader = person.leader, try self.person(leader)?.leader == viewer.id { relations.insert(.leadersLeader) }
        if viewer.isAdmin { relations.insert(.admin) }
        if viewer.isHR, viewer.id != person.id, viewer.person.leader != person.id {
            let tree = try departments()
            if viewer.hrDepartments.contains(where: { tree.contains(person.department, in: $0) }) { relations.insert(.hr) }
        }
        return relations
    }
}
