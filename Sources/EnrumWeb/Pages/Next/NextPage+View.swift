import EnrumTexts

extension NextPage {
    func view(in layout: Layout) -> HTML {
        let t = layout.texts
        return layout.document(
            """
            <div class="page-head"><h1>\(t("next.title"))</h1></div>
            \(waiting.html { "<p class=\"notice information\"><a href=\"\($0.path)\">\($0.words)</a></p>\n" })\
            \(meeting?.view(t) ?? EmptyState(title: t("next.none"), text: t("next.none_explanation")).view)
            \(if: !later.isEmpty, "<h2>\(t("next.later_title"))</h2>\n<ul class=\"plain\">\(later.html { "<li><a href=\"\($0.path)\">\($0.words)</a></li>\n" })</ul>\n")\(invitation.map { "<p><a href=\"\($0.path)\">\($0.words)</a></p>\n" })\(reminders.view(layout))\(ownReminders.view(layout))<section class="section-head" aria-labelledby="agreements"><h2 id="agreements">\(t("next.agreements"))</h2>
            \(agreements.isEmpty ? "<p class=\"hint\">\(t("next.no_agreements"))</p>" : agreements.html { $0.view(layout) })
            <p><a href="/agreements">\(t("next.all_agreements"))</a></p></section>
            <p class="no-print"><a href="/about-modules">\(t("next.about_modules"))</a></p>
            """)
    }
}

extension NextPage.Meeting {
    fileprivate func view(_ t: Texts) -> HTML {
        """
        <section class="next-meeting">
        <p class="lead"><strong>\(when)</strong><br>\(t("next.with", ["name": leader, "distance": distance]))</p>
        <p class="hint">\(place). \(status)</p>
        <p class="buttons"><a class="button primary" href="\(action.path)">\(action.words)</a> <a href="\(schedulePath)">\(t("next.reschedule"))</a></p>
        </section>
        """
    }
}
