import EnrumCore
import EnrumDomain

struct SessionDocument: Encodable {
    let person: PersonDocument
    let language: String
    let csrfToken: String
    let isLeader: Bool
    let isHr: Bool
    let isAdmin: Bool

    enum CodingKeys: String, CodingKey {
        case person, language
        case csrfToken = "csrf_token"
        case isLeader = "is_leader"
        case isHr = "is_hr"
        case isAdmin = "is_admin"
    }

    init(_ viewer: Viewer, csrfToken: String) {
        (person, language, self.csrfToken) = (PersonDocument(viewer.person), viewer.language.rawValue, csrfToken)
        (isLeader, isHr, isAdmin) = (viewer.isLeader, viewer.isHR, viewer.isAdmin)
    }
}

struct SessionListDocument: Encodable {
    let sessions: [Row]

    struct Row: Encodable {
        let id: String
        let device: String
        let startedAt: Int64
        let lastSeenAt: Int64
        let isThis: Bool

        enum CodingKeys: String, CodingKey {
            case id, device
            case startedAt = "started_at"
            case lastSeenAt = "last_seen_at"
            case isThis = "is_this"
        }

        init(_ session: Session, isThis: Bool) {
            (id, device, self.isThis) = (session.token.hex, session.device, isThis)
            (startedAt, lastSeenAt) = (session.startedAt.milliseconds, session.lastSeenAt.milliseconds)
        }
    }
}

struct AccountDocument: Encodable {
    let person: PersonDocument
    let email: String
    let department: String
    let leader: PersonDocument?
    let language: String
    let hasPassword: Bool

    enum CodingKeys: String, CodingKey {
        case person, email, department, leader, language
        case hasPassword = "has_password"
    }

    init(_ view: AccountView) {
        (person, email) = (PersonDocument(view.person), view.person.email.address)
        (department, leader) = (view.department, view.leader.map(PersonDocument.init))
        (language, hasPassword) = (view.person.language.rawValue, view.hasPassword)
    }
}

struct LinkDocument: Encodable {
    let kind: String
    let name: String
    let email: String
}
