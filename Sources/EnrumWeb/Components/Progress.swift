/// A thin line that shows how far someone has come, with the same in words.
struct Progress: Sendable {
    let done: Int
    let all: Int
    /// "4 af 11 besvaret".
    let words: String

    var view: HTML {
        """
        <div class="progress" data-live-part="progress"><progress value="\(done)" max="\(max(all, 1))" aria-label="\(words)"></progress>\
        <span aria-hidden="true">\(words)</span></div>
        """
    }
}
