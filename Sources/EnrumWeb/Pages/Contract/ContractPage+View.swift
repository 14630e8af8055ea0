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
        case .answer(let answer):
            if case .none = answer.answer { return empty(answer.question, t("answer.none")) }
            return answer.view(t)
        case .agreements(let groups):
            return groups.isEmpty ? empty(nil, t("conversation.no_agreements")) : groups.html { $0.view(layout) }
        case .selfAgreements(let cards, let lane):
            return """
                <section class="private" aria-label="\(t("self_agreement.section"))">\(lane.view(lock: lane.lockWord(t)))
                \(cards.isEmpty ? empty(nil, t("self_agreement.none_here")) : cards.html { $0.view(layout) })</section>

                """
        }
    }

    /// Said on the screen, and room to write in on paper.
    private func empty(_ question: String?, _ words: String) -> HTML {
        """
        <div class="answer">\(question.map { "<h3 class=\"question-label\">\($0)</h3>" })<p class="unanswered no-print">\(words)</p>
        <div class="on-paper write-here"></div></div>

        """
    }
}
