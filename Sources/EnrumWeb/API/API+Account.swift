import EnrumCore
import EnrumDomain
import HTTPTypes
import Hummingbird

extension API {
    func addAccount(to table: RouteTable) {
        table.read("/account") { _, _, viewer in try json(AccountDocument(await ReadAccount(environment)(as: viewer))) }
        table.write(.put, "/account/language") { request, _, viewer in
            let body = try await request.json(only: ["language"])
            try await ChangeLanguage(environment)(to: body.choice("language"), as: viewer)
            return nothing
        }
        table.write(.put, "/account/password") { request, visit, viewer in
            let body = try await request.json(only: ["current", "password"])
            guard let token = visit.token else { throw SignInNeeded() }
            try await ChangePassword(environment)(from: body.needed("current"), to: body.needed("password"), in: token, as: viewer)
            return nothing
        }
    }

    /// What one does with a link that works once. Nobody is signed in, so there is no session's token to check: the link is the secret.
    func addLinks(to table: RouteTable) {
        table.on(.get, API.root + "/links/:token") { _, visit in
            let (person, kind) = try await SetPassword(environment).whom(visit.linkToken)
            return try json(LinkDocument(kind: kind.rawValue, name: person.name, email: person.email.address))
        }
        table.on(.put, API.root + "/links/:token/password") { request, visit in
            let body = try await request.json(only: ["password"])
            try await SetPassword(environment)(visit.linkToken, to: body.needed("password"))
            return nothing
        }
        table.on(.put, API.root + "/setup/:token") { request, visit in
            let body = try await request.json(only: ["organisation", "department", "name", "email", "password", "language"])
            let choices = SetUpFirstAdmin.Choices(
                organisation: try body.needed("organisation"), department: try body.needed("department"), name: try body.needed("name"),
                email: try body.needed("email"), password: try body.needed("password"), language: try body.choice("language"))
            try await SetUpFirstAdmin(environment)(visit.linkToken, choices)
            return nothing
        }
    }
}
