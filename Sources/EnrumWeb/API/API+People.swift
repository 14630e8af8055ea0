import EnrumCore
import EnrumDomain
import HTTPTypes
import Hummingbird

extension API {
    private static let pageSize = 100

    func addPeople(to table: RouteTable) {
        table.read("/people") { request, _, viewer in
            let query = try request.query(["q", "offset", "left"])
            let offset = try query.number("offset", in: 0...10_000_000) ?? 0
            let isFormer = try query.yesNo("left") ?? false
            let view =
                isFormer
                ? try await ReadFormerPeople(environment)(limit: API.pageSize, offset: offset, as: viewer)
                : try await ReadPeople(environment)(matching: query["q"] ?? "", limit: API.pageSize, offset: offset, as: viewer)
            return try json(PeopleDocument(view))
        }
        table.write(.post, "/people/:id/invitation") { request, visit, viewer in
            try await request.requireNoMembers()
            return try issued(await Invite(environment)(visit.id(), as: viewer))
        }
        table.write(.post, "/people/:id/new-password") { request, visit, viewer in
            try await request.requireNoMembers()
            return try issued(await OfferNewPassword(environment)(visit.id(), as: viewer))
        }
        table.read("/recipients") { request, _, viewer in
            let query = try request.query(["q"])
            let found = try await PrepareSending(environment).search(query["q"] ?? "", as: viewer)
            return try json(RecipientsDocument(total: found.total, recipients: found.recipients.map(RecipientsDocument.Row.init)))
        }
    }

    /// The link itself is shown here and nowhere else: only its hash is kept.
    private func issued(_ link: IssuedLink) throws -> Response {
        try json(IssuedLinkDocument(path: link.path, expiresAt: link.expiresAt.milliseconds), status: .created)
    }
}
