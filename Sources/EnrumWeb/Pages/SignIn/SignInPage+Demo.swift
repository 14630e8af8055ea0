import EnrumCore
import EnrumDomain
import EnrumTexts

extension SignInPage.DemoGroup {
    /// The demo's people: first those with a part to play for all, then a group for each department with its leaders on top.
    static func groups(of demo: DemoPeople, _ t: Texts) -> [SignInPage.DemoGroup] {
        let byName = demo.people.sorted { DanishOrder.key(for: $0.name) < DanishOrder.key(for: $1.name) }
        let special = byName.filter { !$0.roles.isEmpty }
        let rest = Dictionary(grouping: byName.filter { $0.roles.isEmpty }, by: \.department)
        let departments = rest.keys.sorted {
            DanishOrder.key(for: demo.departments.path(of: $0)) < DanishOrder.key(for: demo.departments.path(of: $1))
        }
        let groups = departments.map { department in
            SignInPage.DemoGroup(
                title: demo.departments.departments[department]?.name ?? "",
                people: (rest[department] ?? []).partitioned { demo.leaders.contains($0.id) }.map { person in demo.row(person, t) })
        }
        return (special.isEmpty ? [] : [SignInPage.DemoGroup(title: t("sign_in.demo_roles"), people: special.map { demo.row($0, t) })])
            + groups
    }
}

extension DemoPeople {
    fileprivate func row(_ person: Person, _ t: Texts) -> SignInPage.DemoPerson {
        let roles = person.roles.compactMap { role -> String? in
            switch role {
            case .admin: t("role.admin")
            case .hr(let department): t("role.hr", ["department": departments.departments[department]?.name ?? ""])
            }
        }
        let team = people.count { $0.leader == person.id }
        let words = (team > 0 ? [t("role.leader", count: team)] : []) + roles.sorted()
        return SignInPage.DemoPerson(id: person.id.rawValue, name: person.name, role: words.isEmpty ? nil : words.joined(separator: ", "))
    }
}

extension Array {
    /// Those for whom it holds first, each half in its own order.
    fileprivate func partitioned(_ isFirst: (Element) -> Bool) -> [Element] { filter(isFirst) + filter { !isFirst($0) } }
}
