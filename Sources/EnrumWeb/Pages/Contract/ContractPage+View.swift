import EnrumTexts

extension ContractPage {
    func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        return """
            <div class="page-head"><h1>\(title)</h1>
            <p class="lead">\(about)</p>\(description.map { "\n<p class=\"no-print\">\($0)</p>" })
            <p class="lane\(if: isPrivate, " private")">\(if: isPrivate, "<strong class=\"lock\">\(t("lane.private"))</strong> ")\(readers)</p></div>
            \(parts.isEmpty ? EmptyState(title: t("contract.nothing"), text: t("contract.nothing_help")).view : parts.html { $0.view(layout) })
            <p class="source">\(source)</p>
            <p class="no-print"><a href="\(meetingPath)">\(t("contract.to_meeting"))</a></p>
            <p class="hint no-print">\(t("contract.print_help"))</p>
            """
    }
}

extension ContractPage.Part {
    fileprivate func view(_ layout: Layout) -> HTML {
        "<section class=\"section-head contract-part\"><h2>\(heading)</h2>\n\(fields.html { $0.view(layout) })</section>\n"
    }
}

extension ContractPage.Field {
    fileprivate func view(_ layout: Layout) -> HTML {
        let t = layout.texts
        switch self {
        case .answer(let answer, let blank):
            guard case .none = answer.answer else { return answer.view(t) }
            return """
                <div class="answer no-print"><h3 class="question-label">\(answer.question)</h3><p class="unanswered">\(t("answer.none"))</p></div>
                <div class="on-paper">\(blank.view(t))</div>

                """
        case .agreements(let agreed):
            return agreed.isEmpty ? empty(t("conversation.no_agreements")) : agreed.html { $0.view(layout) }
        case .selfAgreements(let cards, let lane):
            return """
                <section class="private" aria-label="\(t("self_agreement.section"))">\(lane.view(lock: lane.lockWord(t)))
                \(cards.isEmpty ? empty(t("self_agreement.none_here")) : cards.html { $0.view(layout) })</section>

                """
        }
    }

    /// Said on the screen, and room to write in on paper.
    private func empty(_ words: String) -> HTML {
        "<div class=\"answer\"><p class=\"unanswered no-print\">\(words)</p><div class=\"on-paper write-here\"></div></div>\n"
    }
}

extension ContractPage.Agreed {
    fileprivate func view(_ layout: Layout) -> HTML {
        switch self {
        case .made(let group): group.view(layout)
        case .nothing(let area, let firstStep):
            """
            <div class="answer"><h3 class="question-label">\(area)</h3><p class="unanswered no-print">\(layout.texts("contract.nothing_agreed"))</p>
            <div class="on-paper write-here"></div>\(firstStep.map { "<div class=\"on-paper\"><p class=\"help\">\($0)</p><div class=\"write-here\"></div></div>" })</div>

            """
        }
    }
}
