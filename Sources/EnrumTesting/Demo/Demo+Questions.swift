import EnrumCore
import EnrumDomain

extension Demo {
    /// What Solvig asks beside the base questions: HR has written one set for Børn og Unge, and one for Teknik og Miljø.
    static func addOwnQuestions(in environment: Environment) async throws {
        let (pernille, rasmus) = (try await environment.viewer(Cast.pernille), try await environment.viewer(Cast.rasmus))
        let install = InstallQuestionSet(environment)
        if let set = childrenSet { try await install(set, departments: [Cast.children.id], as: pernille) }
        if let set = worksSet { try await install(set, departments: [Cast.works.id], as: rasmus) }
    }

    private static var childrenSet: QuestionSet? {
        guard let id = Slug("boern-og-unge"),
            let scale = Question.Scale(
                lowest: 1, highest: 5, lowestLabel: text("Det er tungt", "It is hard going"),
                highestLabel: text("Det går let", "It goes smoothly"))
        else { return nil }
        return QuestionSet(
            id: id, title: text("Hverdagen hos børnene", "Everyday life with the children"),
            source: text("Skrevet af HR i Solvig Kommune.", "Written by HR in Solvig Kommune."),
            questions: [
                question(
                    id, "foraeldre", .scale(scale),
                    text("Hvordan går samarbejdet med forældrene?", "How is the work with the parents going?")),
                question(
                    id, "pause",
                    .choice(
                        options(
                            ("dagligt", "Næsten hver dag", "Almost every day"), ("nogle", "Nogle dage", "Some days"),
                            ("sjaeldent", "Sjældent", "Seldom"))),
                    text("Når du at holde din pause?", "Do you get to take your break?")),
                question(
                    id, "besoeg", .yesNo,
                    text("Skal din leder komme forbi og se med en formiddag?", "Should your leader come by and look on for a morning?")),
            ].compactMap { $0 })
    }

    private static var worksSet: QuestionSet? {
        guard let id = Slug("opgaver"), let task = Slug("opgave"), let often = Slug("hvor-tit"), let hours = Slug("timer") else {
            return nil
        }
        let columns: [Question.Table.Column] = [
            .init(id: task, label: text("Opgave", "Task"), cell: .text),
            .init(
                id: often, label: text("Hvor tit", "How often"),
                cell: .choice(
                    options(("dag", "Hver dag", "Every day"), ("uge", "Hver uge", "Every week"), ("maaned", "Hver måned", "Every month")))),
            .init(id: hours, label: text("Timer om ugen", "Hours a week"), cell: .number),
        ]
        guard let table = Question.Table(columns: columns, rows: [], mostRows: 8) else { return nil }
        return QuestionSet(
            id: id, title: text("Dine opgaver", "Your tasks"),
            source: text("Skrevet af HR i Solvig Kommune.", "Written by HR in Solvig Kommune."),
            questions: [
                question(
                    id, "liste", .table(table),
                    text("Hvilke opgaver bruger du tiden på?", "Which tasks do you spend your time on?"))
            ].compactMap { $0 })
    }

    private static func text(_ danish: String, _ english: String) -> LocalizedText { LocalizedText(danish: danish, english: english) }

    private static func question(_ set: Slug, _ name: String, _ kind: Question.Kind, _ label: LocalizedText) -> Question? {
        Slug(name).map { Question(id: QuestionID(set: set, name: $0), kind: kind, label: label) }
    }

    private static func options(_ options: (String, String, String)...) -> [Question.Option] {
        options.compactMap { name, danish, english in Slug(name).map { Question.Option(id: $0, label: text(danish, english)) } }
    }
}
