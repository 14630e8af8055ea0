import EnrumTexts

/// What surrounds every page: who is signed in, where they can go, and what has just happened.
struct Layout: Sendable {
    let texts: Texts
    /// The page's own title, first in the browser's tab.
    let title: String
    /// Nil before signing in.
    var viewer: Viewer?
    var navigation: [NavigationItem] = []
    /// What a changing request must carry; nil before there is a session.
    var csrfToken: String?
    var notices: [Notice] = []
    /// Above the content when a form was refused.
    var errors: ErrorSummary?
    var width = Width.reading
    /// Whether the page is one form, so that whichever button is pressed takes along all that is typed, also without JavaScript. What is
    /// a form of its own elsewhere is then a button with its own address.
    var isOneForm = false
    /// Where to ask whether the page has changed; nil when it does not change by itself.
    var livePath: String?
    /// Where the page itself is fetched when it has changed: a page that answers a form stands at the form's address.
    var livePage: String?
    /// Minutes without activity until the session ends, so that the page can say so in time; nil when nobody is signed in.
    var idleMinutes: Int?

    /// Who is signed in.
    struct Viewer: Sendable {
        let name: String
        let signOutPath: String
        /// Where someone sees and changes what is theirs; nil when there is no such page.
        var profilePath: String?
    }

    struct NavigationItem: Sendable {
        let title: String
        let path: String
        var isCurrent = false
    }

    /// How wide the content may be.
    enum Width: Sendable {
        /// A column that is good to read and to write in.
        case reading
        /// Room for two things side by side.
        case wide
    }
}

/// Something the page says once: that it was saved, or what to be aware of.
struct Notice: Sendable {
    enum Kind: Sendable { case done, information, warning }

    let kind: Kind
    let text: String
}

/// What must be mended before a form is accepted, each with a link to its field.
struct ErrorSummary: Sendable {
    struct Fault: Sendable {
        let text: String
        /// The id of the field; nil when it is about the whole form.
        let field: String?
    }

    let faults: [Fault]
}
