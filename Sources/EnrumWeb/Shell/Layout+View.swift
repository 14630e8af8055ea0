import EnrumDomain
import EnrumTexts

extension Layout {
    /// The whole document around `content`.
    func document(_ content: HTML) -> HTML {
        """
        <!doctype html>
        <html lang="\(texts.language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">\(csrfMeta)
        <title>\(title) · Enrum</title>
        <link rel="icon" href="\(Assets.icon)" type="image/svg+xml">
        <link rel="stylesheet" href="\(Assets.stylesheet)">
        \(Assets.modules.html { "<script type=\"module\" src=\"\($0)\"></script>" })
        </head>
        <body\(attribute: "data-live", livePath)\(attribute: "data-live-page", livePage)\(idle)>
        <a class="skip" href="#main">\(texts("shell.skip"))</a>
        \(header)
        <main id="main" class="\(width.name)" tabindex="-1">
        \(notices.html(\.view))\(errors?.view(texts))\(content)
        </main>
        <footer class="footer"><p>\(texts("shell.footer"))</p></footer>
        </body>
        </html>

        """
    }

    private var csrfMeta: HTML? { csrfToken.map { "\n<meta name=\"csrf-token\" content=\"\($0)\">" } }

    private var idle: HTML? {
        idleMinutes.map {
            " data-idle-minutes=\"\($0)\" data-idle-warning=\"\(texts("shell.idle_warning"))\" data-idle-stay=\"\(texts("shell.idle_stay"))\""
        }
    }

    private var header: HTML {
        """
        <header class="header">
        <div class="header-row">
        <a class="wordmark" href="/">Enrum</a>
        \(viewer.map(signedIn))
        </div>\(navigationView)
        </header>
        """
    }

    private func signedIn(_ viewer: Viewer) -> HTML {
        """
        <div class="viewer">
        <span class="viewer-name">\(viewer.profilePath.map { "<a href=\"\($0)\">\(viewer.name)</a>" } ?? HTML(text: viewer.name))</span>
        <form method="post" action="\(viewer.signOutPath)">\(csrfField)<button class="link">\(texts("shell.sign_out"))</button></form>
        </div>
        """
    }

    private var navigationView: HTML? {
        guard !navigation.isEmpty else { return nil }
        return """

            <nav class="navigation" aria-label="\(texts("shell.navigation"))"><ul>
            \(navigation.html { item in "<li><a href=\"\(item.path)\"\(if: item.isCurrent, " aria-current=\"page\"")>\(item.title)</a></li>" })
            </ul></nav>
            """
    }

    /// The hidden field that every form which changes something carries.
    var csrfField: HTML {
        csrfToken.map { "<input type=\"hidden\" name=\"csrf\" value=\"\($0)\">" } ?? .nothing
    }
}

extension Layout.Width {
    fileprivate var name: String {
        switch self {
        case .reading: "reading"
        case .wide: "wide"
        }
    }
}

extension Notice {
    var view: HTML { "<p class=\"notice \(kind.name)\" role=\"status\">\(text)</p>\n" }
}

extension Notice.Kind {
    fileprivate var name: String {
        switch self {
        case .done: "done"
        case .information: "information"
        case .warning: "warning"
        }
    }
}

extension ErrorSummary {
    func view(_ t: Texts) -> HTML {
        """
        <div class="errors" role="alert" tabindex="-1" id="errors" data-focus>
        <h2>\(t("errors.title", count: faults.count))</h2>
        <ul>\(faults.html { fault in "<li>\(fault.view)</li>" })</ul>
        </div>

        """
    }
}

extension ErrorSummary.Fault {
    fileprivate var view: HTML {
        field.map { "<a href=\"#\($0)\">\(text)</a>" } ?? HTML(text: text)
    }
}
