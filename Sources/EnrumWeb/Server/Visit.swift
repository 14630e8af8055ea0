import EnrumCore
import EnrumDomain
import Hummingbird
import Logging
import NIOCore

/// One request on its way: who asks, in which language, from where.
struct Visit: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Who is signed in; nil for a stranger.
    var viewer: Viewer?
    /// The session's token as the browser shows it.
    var token: String?
    var language: Language = .danish
    let channel: any Channel
    /// The address of the other end of the connection.
    let peer: String
    /// The address of the person, as far as trusted proxies tell.
    var address: String

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
        peer = source.channel.remoteAddress?.ipAddress ?? ""
        address = peer
    }

    /// Whoever is signed in.
    /// - Throws: ``SignInNeeded``, which becomes the sign-in page or a 401.
    func signedIn() throws(SignInNeeded) -> Viewer {
        guard let viewer else { throw SignInNeeded() }
        return viewer
    }

    /// The token that every change must carry (ASVS 3.5.1); empty for a stranger.
    var csrfToken: String { token.map(CSRFToken.derive) ?? "" }

    /// A typed part of the path. What is no identifier names nothing.
    func id<Entity>(_ name: String = "id") throws(NotFound) -> Identifier<Entity> {
        guard let id = parameters.get(name).flatMap({ Identifier<Entity>($0) }) else { throw NotFound() }
        return id
    }
}

/// Nobody is signed in, and this needs somebody.
struct SignInNeeded: Error {}
