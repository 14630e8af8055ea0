import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

extension Web {
    /// People on one page.
    private var pageSize: Int { 50 }

    func addPeople(to table: RouteTable) {
        table.page("/people") { request, visit in
            let (t, viewer) = (texts(visit), try visit.signedIn())
            let query = PeopleQuery(request)
            let view =
                query.isFormer
                ? try await ReadFormerPeople(environment)(limit: pageSize, offset: query.offset, as: viewer)
                : try await ReadPeople(environment)(matching: query.text, limit: pageSize, offset: query.offset, as: viewer)
            let model = PeoplePage(view, query, pageSize, viewer, t, environment.clock)
            return page(t("people.title"), at: "/people", visit) { model.view($0) }
        }
        table.change("/people/:id/invitation") { _, request, visit in
            let (t, id, viewer): (Texts, Person.ID, Viewer) = (texts(visit), try visit.id(), try visit.signedIn())
            do {
                let link = try await Invite(environment)(id, as: viewer)
                return linkPage(link, request, visit, title: t("people.invited"), lead: t("people.invited_lead"))
            } catch let broken as RuleBroken {
                return offerNewPassword(to: id, t(broken.phrase), visit)
            }
        }
        table.change("/people/:id/new-password") { _, request, visit in
            let t = texts(visit)
            let link = try await OfferNewPassword(environment)(visit.id(), as: visit.signedIn())
            return linkPage(link, request, visit, title: t("people.new_password"), lead: t("people.new_password_lead"))
        }
    }

    /// Someone who has a password is not invited again, but can be helped to a new one.
    private func offerNewPassword(to person: Person.ID, _ words: String, _ visit: Visit) -> Response {
        let t = texts(visit)
        return page(t("people.has_password"), at: "/people", visit, status: .unprocessableContent) { layout in
            HTML.head(t("people.has_password"), words)
                + ActionForm(
                    path: "/people/\(person)/new-password", words: t("people.make_new_password"),
                    explanation: t("people.make_new_password_help")
                ).view(layout)
                + "<p><a href=\"/people\">\(t("people.back"))</a></p>"
        }
    }

    private func linkPage(_ link: IssuedLink, _ request: Request, _ visit: Visit, title: String, lead: String) -> Response {
        let t = texts(visit)
        let model = IssuedLinkPage(
            title: title, lead: lead, address: address(request) + link.path,
            until: t("people.link_until", ["time": t.moment(link.expiresAt, environment.clock)]))
        return page(title, at: "/people", visit) { model.view($0) }
    }

    /// What people write before the path.
    private func address(_ request: Request) -> String {
        configuration.origin ?? "http://\(request.head.authority ?? "\(configuration.host):\(configuration.port)")"
    }
}

/// What the page of people was asked for.
struct PeopleQuery: Sendable {
    let text: String
    let offset: Int
    let isFormer: Bool

    init(_ request: Request) {
        let query = request.uri.queryParameters
        text = query["q"].map { String($0.replacing("+", with: " ")) } ?? ""
        offset = min(max(0, query["offset"].flatMap { Int($0) } ?? 0), 10_000_000)
        isFormer = query["left"] == "yes"
    }

    func path(offset: Int) -> String {
        let text = isFormer ? "left=yes" : LocalPath("/" + text).map { "q=" + $0.quoted.dropFirst() } ?? "q=" + Self.quoted(text)
        return "/people?\(text)&offset=\(offset)"
    }

    private static func quoted(_ text: String) -> String {
        text.utf8.map { byte in "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}

extension PeoplePage {
    init(_ view: PeopleView, _ query: PeopleQuery, _ size: Int, _ viewer: Viewer, _ t: Texts, _ clock: any EnrumCore.Clock) {
        (search, isFormer, isAdmin) = (query.text, query.isFormer, viewer.isAdmin)
        rows = view.people.map { Row($0, view, isAdmin: viewer.isAdmin, t, clock) }
        summary = t("people.count", count: view.total)
        previousPath = query.offset > 0 ? query.path(offset: max(0, query.offset - size)) : nil
        nextPath = query.offset + view.people.count < view.total ? query.path(offset: query.offset + size) : nil
    }
}

extension PeoplePage.Row {
    fileprivate init(_ person: Person, _ view: PeopleView, isAdmin: Bool, _ t: Texts, _ clock: any EnrumCore.Clock) {
        (id, name, email) = (person.id.rawValue, person.name, person.email.address)
        department = view.departments.path(of: person.department)
        leader = person.leader.flatMap { view.leaders[$0] }.map { t("people.leader", ["name": $0.name]) } ?? t("people.no_leader")
        let roles = person.roles.map { role in
            switch role {
            case .admin: t("role.admin")
            case .hr(let department): t("role.hr", ["department": view.departments.departments[department]?.name ?? ""])
            }
        }
        more = roles.sorted() + (person.deactivatedAt.map { [t("people.left", ["date": t.fullDate(clock.day(of: $0))])] } ?? [])
        canInvite = isAdmin && person.isActive
    }
}
