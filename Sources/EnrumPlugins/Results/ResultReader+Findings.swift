import EnrumCore
import EnrumDomain
import EnrumTexts
import LuaRuntime

extension ResultReader {
    private static let findingNames = PluginAPI.names("Finding")
    private static let pointNames = PluginAPI.names("Point")
    private static let draftNames = PluginAPI.names("Draft")
    private static let reminderNames = PluginAPI.names("Reminder")

    func findings(_ value: LuaValue) throws(BadResult) -> [Finding] {
        try oneOrMany(value).each(atMost: 50) { value throws(BadResult) in try finding(value) }
    }

    private func finding(_ value: LuaValue) throws(BadResult) -> Finding {
        let members = try Members(value, Self.findingNames, texts)
        let levels = Finding.Level.allCases.filter { members.values[$0.rawValue] ?? .null != .null }
        guard let level = levels.first else { throw BadResult("one of \"block\", \"warn\" and \"hint\" expected") }
        guard levels.count == 1 else {
            let found = levels.map { "\"\($0.rawValue)\"" }.joined(separator: " and ")
            throw BadResult("a finding is one of \"block\", \"warn\" and \"hint\", and this one has \(found); make one finding of each")
        }
        let text = try members.text(level.rawValue, atMost: Limits.remark)
        let field = try members.ifAny("field", fieldName)
        return Finding(level: level, text: text, field: field, source: plugin.id)
    }

    /// A question by its own short name or its full id; a field of an agreement by its name.
    private func fieldName(_ value: LuaValue) throws(BadResult) -> String {
        let name = try value.string()
        let isField = AgreementFacts.fieldNames.contains(name)
        switch hook {
        case .checkAgreement:
            guard isField else { throw BadResult.unknown(name, among: AgreementFacts.fieldNames) }
            return name
        case .guard where isField: return name
        default: break
        }
        if let slug = Slug(name) { return QuestionID(set: plugin.id, name: slug).rawValue }
        guard let id = QuestionID(name) else { throw BadResult("question expected, got \"\(name.prefix(130))\"") }
        return id.rawValue
    }

    // MARK: Suggestions

    func point(_ value: LuaValue) throws(BadResult) -> SuggestedPoint {
        let members = try Members(value, Self.pointNames, texts)
        return SuggestedPoint(
            text: try members.text("text", atMost: Limits.title), reason: try members.text("reason", atMost: Limits.remark),
            source: plugin.id)
    }

    func agreement(_ value: LuaValue) throws(BadResult) -> SuggestedAgreement {
        let members = try Members(value, Self.draftNames, texts)
        let templates = plugin.agreementTemplates.filter { $0.party == .pair }
        let template = try members.ifAny("template") { value throws(BadResult) in
            let name = try value.string()
            guard let found = templates.first(where: { $0.id.rawValue == name }) else {
                throw BadResult.unknown(name, among: templates.map(\.id.rawValue))
            }
            return found
        }
        let area = try members.ifAny("area") { value throws(BadResult) in
            let (name, areas) = (try value.string(), template?.areas.map(\.id) ?? [])
            guard let found = areas.first(where: { $0.rawValue == name }) else {
                throw BadResult.unknown(name, among: areas.map(\.rawValue))
            }
            return found
        }
        return SuggestedAgreement(
            title: try members.text("title", atMost: Limits.title), reason: try members.textIfAny("reason", atMost: Limits.remark),
            responsible: try members.wordIfAny("responsible"), due: try members.dateIfAny("due"),
            firstStep: try members.textIfAny("first_step", atMost: Limits.remark),
            followUp: try members.textIfAny("follow_up", atMost: Limits.remark), template: template?.id, area: area, source: plugin.id)
    }

    func reminder(_ value: LuaValue) throws(BadResult) -> SuggestedReminder {
        let members = try Members(value, Self.reminderNames, texts)
        let key = try members.the("key") { value throws(BadResult) in
            let key = try value.string()
            guard (1...100).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
                throw BadResult("key of 1 to 100 visible ASCII characters expected, got \"\(key.prefix(110))\"")
            }
            return key
        }
        return SuggestedReminder(
            key: key, due: try members.the("due") { value throws(BadResult) in try value.date() }, to: try members.word("to"),
            text: try members.text("text", atMost: Limits.remark), source: plugin.id)
    }

    // MARK: Numbers and settings

    func metrics(_ value: LuaValue) throws(BadResult) -> [Slug: Double] {
        var metrics: [Slug: Double] = [:]
        let declared = plugin.manifest.metrics.filter { $0.question == nil }
        for (name, value) in try value.members().sorted(by: { $0.key < $1.key }) {
            guard let metric = declared.first(where: { $0.id.rawValue == name }) else {
                throw BadResult.unknown(name, among: declared.map(\.id.rawValue))
            }
            do throws(BadResult) {
                let number = try value.number()
                guard metric.range.contains(number) else {
                    let (low, high) = (metric.range.lowerBound.plain, metric.range.upperBound.plain)
                    throw BadResult("number from \(low) to \(high) expected, got \(number.plain)")
                }
                metrics[metric.id] = number
            } catch {
                throw error.inside(name)
            }
        }
        return metrics
    }

    func settings(_ value: LuaValue) throws(BadResult) -> SettingValues {
        var settings: SettingValues = [:]
        let fields = plugin.manifest.settings
        for (name, value) in try value.members().sorted(by: { $0.key < $1.key }) {
            guard let field = fields.first(where: { $0.key.rawValue == name }) else {
                throw BadResult.unknown(name, among: fields.map(\.key.rawValue))
            }
            do throws(BadResult) {
                settings[field.key] = try value.setting(field, of: plugin.id)
            } catch {
                throw error.inside(name)
            }
        }
        return settings
    }
}

extension LuaValue {
    /// The value of a setting, checked as its declaration says.
    func setting(_ field: SettingField, of plugin: Slug) throws(BadResult) -> AnswerValue? {
        let value: AnswerValue
        switch field.kind {
        case .text, .longText: value = .text(try string())
        case .scale(let scale): value = .scale(try whole(in: scale.lowest...scale.highest))
        case .number: value = .number(try number())
        case .choice: value = .choice(try slug())
        case .many: value = .many(try each(atMost: 50) { value throws(BadResult) in try value.slug() })
        case .date: value = .date(try date())
        case .yesNo: value = .yesNo(try yesNo())
        case .person, .table: throw BadResult("a setting cannot be a \(field.kind.name)")
        }
        do throws(RuleBroken) {
            return try field.question(of: plugin).checked(value)
        } catch {
            throw BadResult(Texts.english(error.phrase))
        }
    }
}
