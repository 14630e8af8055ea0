import EnrumCore
import EnrumDomain
import EnrumFormats
import LuaRuntime

/// What a case of a plugin's tests can look at beside its hooks: what stands in its files, and what their conditions make of a snapshot.
enum PluginData: String, CaseIterable {
    /// The plugin's questions that are asked, given what has been answered, by their short names.
    case shown
    /// The checks of level 1 that hold: of the conversation and its answers, or of the agreement in `args`.
    case checks
    case sections, questions, guidance, roles, checklists, templates, types, contracts

    /// Whether it depends on a snapshot.
    var isAsked: Bool { self == .shown || self == .checks }
}

extension Plugin {
    /// What stands in the files, as a test file writes it.
    ///
    /// - Parameter id: One item of it; nil for all, and also when there is no such item.
    func listed(_ data: PluginData, only id: String?) -> LuaValue {
        let items = listed(data)
        guard let id else { return .list(items.map(\.value)) }
        return items.first { $0.id == id }?.value ?? .null
    }

    private func listed(_ data: PluginData) -> [(id: String, value: LuaValue)] {
        switch data {
        case .shown, .checks: []
        case .sections: questionSets.map { ($0.title.danish, $0.listed) }
        case .questions: questionSets.flatMap(\.questions).map { ($0.id.short, $0.listed) }
        case .guidance: guidance.map { ($0.title.danish, $0.listed) }
        case .roles: roles.map { ($0.id.rawValue, .string($0.id.rawValue)) }
        case .checklists: checklists.map { ($0.id.rawValue, $0.listed) }
        case .templates: agreementTemplates.map { ($0.id.rawValue, $0.listed) }
        case .types: meetingTypes.map { (String($0.id.rawValue.dropFirst(id.rawValue.count + 1)), $0.listed(of: id)) }
        case .contracts: contracts.map { ($0.id.rawValue, $0.listed) }
        }
    }

    /// The questions that are asked.
    func shown(given facts: Condition.Facts) -> LuaValue {
        .list(
            questionSets.flatMap(\.questions).filter { $0.showIf?.holds(given: facts) ?? true }.map { .string($0.id.short) })
    }

    /// The checks that hold, each by its id at its level.
    func holding(_ subjects: Set<CheckRule.Subject>, given facts: Condition.Facts) -> LuaValue {
        .list(
            checks.filter { subjects.contains($0.subject) && $0.when.holds(given: facts) }.map { check in
                var found: LuaTable = [check.level.rawValue: .string(check.id.rawValue)]
                found["field"] = check.field.map { .string(QuestionID($0).map { $0.set == id.rawValue ? $0.short : $0.rawValue } ?? $0) }
                return .table(found)
            })
    }
}

extension QuestionSet {
    fileprivate var listed: LuaValue {
        .table(["title": .string(title.danish), "questions": .list(questions.map { .string($0.id.short) })])
    }
}

extension Question {
    fileprivate var listed: LuaValue {
        var listed: LuaTable = [
            "id": .string(id.short), "kind": .string(kind.name), "phase": .string(phase.rawValue),
            "answered_by": .string(answeredBy.rawValue),
            "lane": .string(lane.rawValue),
        ]
        switch kind {
        case .scale(let scale):
            listed["from"] = .integer(Int64(scale.lowest))
            listed["to"] = .integer(Int64(scale.highest))
            (listed["low"], listed["high"]) = (.string(scale.lowestLabel.danish), .string(scale.highestLabel.danish))
        case .choice(let options), .many(let options): listed["options"] = options.ids
        case .table(let table):
            listed["columns"] = .list(table.columns.map { .string($0.id.rawValue) })
            listed["rows"] = table.rows.ids
            listed["most_rows"] = .integer(Int64(table.mostRows))
        case .text, .longText, .number, .date, .person, .yesNo: break
        }
        return .table(listed)
    }
}

extension [Slug] {
    fileprivate var named: LuaValue { .list(map { .string($0.rawValue) }) }
}

extension [Question.Option] {
    fileprivate var ids: LuaValue { .list(map { .string($0.id.rawValue) }) }
}

extension Guidance {
    fileprivate var listed: LuaValue {
        var listed: LuaTable = [
            "phase": .string(phase?.rawValue ?? "any"), "role": .string(role.rawValue), "title": .string(title.danish),
        ]
        listed["types"] = types?.named
        return .table(listed)
    }
}

extension Checklist {
    fileprivate var listed: LuaValue {
        var listed: LuaTable = [
            "id": .string(id.rawValue), "phase": .string(phase.rawValue), "role": .string(role.rawValue), "shared": .bool(isShared),
            "items": items.ids,
        ]
        listed["types"] = types?.named
        return .table(listed)
    }
}

extension AgreementTemplate {
    fileprivate var listed: LuaValue {
        .table([
            "id": .string(id.rawValue), "with": .string(party.rawValue), "filled_by": .string(filledBy.rawValue),
            "areas": .list(
                areas.map { .table(["id": .string($0.id.rawValue), "first_step": .string($0.firstStep.rawValue)]) }),
        ])
    }
}

extension MeetingTypeDeclaration {
    fileprivate func listed(of plugin: Slug) -> LuaValue {
        let handsOut: LuaValue =
            switch self.handsOut {
            case .on: true
            case .off: false
            case .setting(let key): .table(["setting": .string(key.rawValue)])
            }
        var listed: LuaTable = [
            "id": .string(String(id.rawValue.dropFirst(plugin.rawValue.count + 1))),
            "minutes": .list([.integer(Int64(type.usualLengths.lowerBound)), .integer(Int64(type.usualLengths.upperBound))]),
            "prepares": .string(type.prepares.rawValue), "reveal": .string(type.revealsTogether ? "together" : "employee_first"),
            "hands_out": handsOut, "record": .string(type.record.rawValue), "acknowledgement": .bool(type.asksForAcknowledgement),
            "questions": .string(type.asksOwnQuestionsOnly ? "own" : "all"), "planned_by": .string(type.plannedBy.rawValue),
        ]
        listed["preparation_minutes"] = type.preparationMinutes.map { .integer(Int64($0)) }
        return .table(listed)
    }
}

extension ContractTemplate {
    fileprivate var listed: LuaValue {
        .table([
            "id": .string(id.rawValue), "owner": .string(owner.rawValue),
            "parts": .list(
                parts.map { part in
                    .list(
                        part.fields.map { field in
                            switch field {
                            case .question(let question): .table(["question": .string(question.short)])
                            case .agreements(let party): .table(["agreements": .string(party.rawValue)])
                            }
                        })
                }),
        ])
    }
}
