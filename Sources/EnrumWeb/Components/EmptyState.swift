/// A page or a part with nothing in it yet: says why, and offers the first step.
struct EmptyState: Sendable {
    let title: String
    let text: String
    var action: Link?

    struct Link: Sendable {
        let words: String
        let path: String
    }

    var view: HTML {
        """
        <div class="empty"><p class="empty-title">\(title)</p><p>\(text)</p>\
        \(action.map { "<p><a class=\"button\" href=\"\($0.path)\">\($0.words)</a></p>" })</div>
        """
    }
}
