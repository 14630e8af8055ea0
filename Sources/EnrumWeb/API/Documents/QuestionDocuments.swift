import EnrumCore
import EnrumDomain

/// A question in the reader's language, with all that is needed to ask it.
struct QuestionDocument: Encodable {
    let id: String
    let kind: String
    let label: String
    let help: String?
    let isRequired: Bool
    let phase: String
    let answeredBy: String
    let lane: String
    let options: [OptionDocument]?
    let scale: Scale?
    let number: NumberRange?
    let table: Table?

    enum CodingKeys: String, CodingKey {
        case id, kind, label, help, phase, lane, options, scale, number, table
        case isRequired = "is_required"
        case answeredBy = "answered_by"
    }

    struct OptionDocument: Encodable {
        let id: String
        let label: String
    }

    struct Scale: Encodable {
        let lowest: Int
        let highest: Int
        let lowestLabel: String
        let highestLabel: String

        enum CodingKeys: String, CodingKey {
            case lowest, highest
            case lowestLabel = "lowest_label"
            case highestLabel = "highest_label"
        }
    }

    struct NumberRange: Encodable {
        let minimum: Double?
        let maximum: Double?
        let unit: String?
    }

    struct Table: Encodable {
        let columns: [Column]
        let rows: [OptionDocument]
        let mostRows: Int

        enum CodingKeys: String, CodingKey {
            case columns, rows
            case mostRows = "most_rows"
        }
    }

    struct Column: Encodable {
        let id: String
        let label: String
        let cell: String
        let options: [OptionDocument]?
    }

    init(_ question: Question, _ language: Language) {
        (id, kind, label) = (question.id.rawValue, question.kind.name, question.label(language))
        (help, isRequired) = (question.help?(language), question.isRequired)
        (phase, answeredBy, lane) = (question.phase.rawValue, question.answeredBy.rawValue, question.lane.rawValue)
        options = question.kind.options?.map { OptionDocument($0, language) }
        scale = if case .scale(let scale) = question.kind { Scale(scale, language) } else { nil }
        number = if case .number(let range) = question.kind { NumberRange(range, language) } else { nil }
        table = if case .table(let table) = question.kind { Table(table, language) } else { nil }
    }
}

extension Question.Kind {
    fileprivate var options: [Question.Option]? {
        switch self {
        case .choice(let options), .many(let options): options
        case .text, .longText, .scale, .number, .date, .person, .yesNo, .table: nil
        }
    }
}

extension QuestionDocument.OptionDocument {
    fileprivate init(_ option: Question.Option, _ language: Language) { (id, label) = (option.id.rawValue, option.label(language)) }
}

extension QuestionDocument.Scale {
    fileprivate init(_ scale: Question.Scale, _ language: Language) {
        (lowest, highest) = (scale.lowest, scale.highest)
        (lowestLabel, highestLabel) = (scale.lowestLabel(language), scale.highestLabel(language))
    }
}

extension QuestionDocument.NumberRange {
    fileprivate init(_ range: Question.NumberRange, _ language: Language) {
        (minimum, maximum, unit) = (range.minimum, range.maximum, range.unit?(language))
    }
}

extension QuestionDocument.Table {
    fileprivate init(_ table: Question.Table, _ language: Language) {
        columns = table.columns.map { QuestionDocument.Column($0, language) }
        (rows, mostRows) = (table.rows.map { QuestionDocument.OptionDocument($0, language) }, table.mostRows)
    }
}

extension QuestionDocument.Column {
    fileprivate init(_ column: Question.Table.Column, _ language: Language) {
        (id, label) = (column.id.rawValue, column.label(language))
        switch column.cell {
        case .text: (cell, options) = ("text", nil)
        case .number: (cell, options) = ("number", nil)
        case .choice(let choices): (cell, options) = ("choice", choices.map { QuestionDocument.OptionDocument($0, language) })
        }
    }
}

/// A question of one meeting, with what has been answered and said.
struct MeetingQuestionDocument: Encodable {
    let question: QuestionDocument
    let isAsked: Bool
    let isAdded: Bool
    let own: AnswerDocument?
    let other: AnswerDocument?
    let said: TextDocument

    enum CodingKeys: String, CodingKey {
        case question, own, other, said
        case isAsked = "is_asked"
        case isAdded = "is_added"
    }

    init(_ question: Question, in view: MeetingView) {
        self.question = QuestionDocument(question, view.viewer.language)
        (isAsked, isAdded) = (view.isAsked(question), view.addedQuestions.contains { $0.id == question.id })
        own = view.ownAnswers[question.id].map(AnswerDocument.init)
        other = view.otherAnswers[question.id].map(AnswerDocument.init)
        said = TextDocument(view.notes[question.id])
    }
}

/// The questions that a conversation asks, empty.
struct FormDocument: Encodable {
    let sections: [Section]

    struct Section: Encodable {
        let set: String
        let title: String
        let description: String?
        let source: String?
        let questions: [QuestionDocument]
    }

    init(_ form: Form, _ language: Language) {
        sections = form.sections.map { section in
            Section(
                set: section.set.rawValue, title: section.title(language), description: section.description?(language),
                source: section.source?(language), questions: section.questions.map { QuestionDocument($0, language) })
        }
    }
}

extension FormDocument.Section {
    init(_ set: QuestionSet, _ language: Language) {
        (self.set, title, source) = (set.id.rawValue, set.title(language), set.source?(language))
        description = set.description?(language)
        questions = set.questions.map { QuestionDocument($0, language) }
    }
}

struct QuestionSetListDocument: Encodable {
    let sets: [Row]

    struct Row: Encodable {
        let id: String
        let title: String
        let questions: Int
        /// None means everywhere.
        let departments: [DepartmentDocument]
        let isActive: Bool

        enum CodingKeys: String, CodingKey {
            case id, title, questions, departments
            case isActive = "is_active"
        }

        init(_ installed: InstalledQuestionSet, in tree: DepartmentTree, _ language: Language) {
            (id, title) = (installed.set.id.rawValue, installed.set.title(language))
            (questions, isActive) = (installed.set.questions.count, installed.isActive)
            departments = installed.departments.documents(in: tree)
        }
    }
}

struct QuestionSetDocument: Encodable {
    let id: String
    let title: String
    let description: String?
    let source: String?
    let questions: [QuestionDocument]
    let departments: [DepartmentDocument]
    let isActive: Bool
    let mayChange: Bool
    let mayAskEverywhere: Bool
    let choosable: [DepartmentDocument]

    enum CodingKeys: String, CodingKey {
        case id, title, description, source, questions, departments, choosable
        case isActive = "is_active"
        case mayChange = "may_change"
        case mayAskEverywhere = "may_ask_everywhere"
    }

    init(_ installed: InstalledQuestionSet, _ view: QuestionSetView, _ language: Language) {
        let set = installed.set
        (id, title, description, source) = (set.id.rawValue, set.title(language), set.description?(language), set.source?(language))
        questions = set.questions.map { QuestionDocument($0, language) }
        (departments, isActive) = (installed.departments.documents(in: view.departments), installed.isActive)
        (mayChange, mayAskEverywhere) = (view.mayChange, view.mayAskEverywhere)
        choosable = view.choosable.map { DepartmentDocument($0.id, in: view.departments) }
    }
}

extension Set<Identifier<Department>> {
    fileprivate func documents(in tree: DepartmentTree) -> [DepartmentDocument] {
        map { DepartmentDocument($0, in: tree) }.sorted { $0.path < $1.path }
    }
}
