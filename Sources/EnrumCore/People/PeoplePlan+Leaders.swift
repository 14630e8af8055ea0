import EnrumDomain

extension PeoplePlan {
    /// Who leads whom after the import.
    ///
    /// Everyone is a number: a row's index, or the count of rows plus the index of a person no row is about.
    struct Leaders {
        private let roster: Roster
        /// The leader of each; -1 for nobody.
        private var leader: [Int]
        /// Whether the row says who leads.
        private var isStated: [Bool]

        private static let nobody = -1

        init(_ roster: Roster, deactivateMissing: Bool, problems: inout [PeopleProblem]) {
            self.roster = roster
            leader = Array(repeating: Self.nobody, count: roster.rows.count + roster.people.count)
            isStated = Array(repeating: true, count: roster.rows.count)
            let nodes = nodesByID()
            for index in roster.rows.indices { setLeader(ofRow: index, nodes, deactivateMissing, problems: &problems) }
            guard !deactivateMissing else { return }
            for index in roster.people.indices where roster.claimants[index] == nil && roster.people[index].isActive {
                leader[roster.rows.count + index] = roster.people[index].leader.flatMap { nodes[$0] } ?? Self.nobody
            }
        }

        /// Gives the person of a row the leader that the row states; their own stays when it states none.
        func lead(_ person: inout Person, ofRow row: Int, ids: [Person.ID]) {
            guard isStated[row] else { return }
            person.leader = leader[row] == Self.nobody ? nil : id(of: leader[row], ids)
        }

        private func id(of node: Int, _ ids: [Person.ID]) -> Person.ID {
            node < ids.count ? ids[node] : roster.people[node - ids.count].id
        }

        private func nodesByID() -> [Person.ID: Int] {
            var nodes: [Person.ID: Int] = Dictionary(minimumCapacity: roster.people.count)
            for (index, person) in roster.people.enumerated() { nodes[person.id] = roster.claimants[index] ?? roster.rows.count + index }
            return nodes
        }

        private mutating func setLeader(
            ofRow index: Int, _ nodes: [Person.ID: Int], _ deactivateMissing: Bool, problems: inout [PeopleProblem]
        ) {
            let row = roster.rows[index]
            let found: Int
            switch row.leader {
            case .nobody: return
            case .unstated:
                isStated[index] = false
                guard let node = roster.matches[index].flatMap({ roster.people[$0].leader }).flatMap({ nodes[$0] }) else { return }
                found = node
            case .person(let name):
                guard let node = node(named: name) else {
                    return problems.append(row.leaderProblem("people_file.unknown_leader", ["leader": name]))
                }
                found = node
            }
            if found == index { return problems.append(row.leaderProblem("people_file.own_leader", ["name": row.name])) }
            if found >= roster.rows.count, case let person = roster.people[found - roster.rows.count], deactivateMissing || !person.isActive
            {
                return problems.append(row.leaderProblem("people_file.leader_left", ["leader": person.name]))
            }
            leader[index] = found
        }

        /// An email or id as it is after the import: one that someone gives up in this file names nobody any more.
        private func node(named name: String) -> Int? {
            let key = name.contains("@") ? name.lowercased() : name
            if let row = roster.rowByEmail[key] ?? roster.rowByID[name] { return row }
            if let person = roster.personByEmail[key], roster.claimants[person] == nil { return roster.rows.count + person }
            guard let person = roster.personByExternalID[name] else { return nil }
            guard let row = roster.claimants[person] else { return roster.rows.count + person }
            return roster.rows[row].externalID == nil ? row : nil
        }

        // MARK: Cycles

        /// Notes each circle of leaders once, at the line that comes first, with everyone in it named.
        func findCycles(problems: inout [PeopleProblem]) {
            var visitedBy = Array(repeating: Self.nobody, count: leader.count)
            for start in roster.rows.indices where visitedBy[start] == Self.nobody {
                var node = start
                while node != Self.nobody, visitedBy[node] == Self.nobody {
                    visitedBy[node] = start
                    node = leader[node]
                }
                if node != Self.nobody, visitedBy[node] == start, let problem = cycle(through: node) { problems.append(problem) }
            }
        }

        /// Nil for a circle with nobody of the file in it.
        private func cycle(through node: Int) -> PeopleProblem? {
            var members = [node]
            while let last = members.last, leader[last] != node { members.append(leader[last]) }
            let first = members.indices.min { line(members[$0]) < line(members[$1]) } ?? 0
            guard line(members[first]) != .max else { return nil }
            let inOrder = members[first...] + members[..<first] + [members[first]]
            let names = inOrder.map(name).joined(separator: " → ")
            return PeopleProblem(line: line(members[first]), column: "leader", phrase: Phrase("people_file.leader_cycle", ["cycle": names]))
        }

        private func line(_ node: Int) -> Int { node < roster.rows.count ? roster.rows[node].line : .max }

        private func name(_ node: Int) -> String {
            node < roster.rows.count ? roster.rows[node].name : roster.people[node - roster.rows.count].name
        }
    }
}

extension PersonRow {
    fileprivate func leaderProblem(_ key: String, _ values: [String: String]) -> PeopleProblem {
        PeopleProblem(line: line, column: "leader", phrase: Phrase(key, values))
    }
}
