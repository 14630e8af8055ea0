import EnrumCore
import EnrumDomain
import LuaRuntime

// The points of `{ kind = "chart", metric = … }`: the plugin's number over the pair's conversations, oldest first. They hold no more than
// the hook itself was given.

extension HookArguments {
    func points(of metric: MetricDeclaration) -> [Block.Chart.Point] {
        var points: [Block.Chart.Point] = []
        if call.reads.contains(.history) {
            points = snapshot.history.reversed().map { past in
                .init(label: .date(past.date), value: past.metrics[call.plugin.id]?[metric.id])
            }
        }
        if let meeting = snapshot.meeting, let kept = snapshot.metrics[call.plugin.id]?[metric.id] {
            return points + [.init(label: .date(meeting.date), value: kept)]
        }
        guard call.reads.contains(.meeting), let meeting = snapshot.meeting, let question = metric.question,
            call.reads.contains(.ownAnswers) || call.reads.contains(.answers),
            let value = snapshot.answers.employee[question] ?? snapshot.answers.leader[question], let number = value.number
        else { return points }
        return points + [.init(label: .date(meeting.date), value: number)]
    }
}

extension MetricDeclaration {
    /// The same from a snapshot as a tree.
    func points(in context: LuaValue?) -> [Block.Chart.Point] {
        guard case .table(let context)? = context else { return [] }
        var points: [Block.Chart.Point] = []
        if case .list(let history)? = context["history"] {
            points = history.reversed().compactMap { past in
                past["date"]?.isoDate.map { .init(label: .date($0), value: past["metrics"]?[id.rawValue].flatMap { try? $0.number() }) }
            }
        }
        guard let date = context["meeting"]?["date"]?.isoDate, let question, let answers = context["answers"],
            let answer = answers["employee"]?[question.rawValue] ?? answers["leader"]?[question.rawValue]
        else { return points }
        let number: Double? = if case .bool(let isYes) = answer { isYes ? 1 : 0 } else { try? answer.number() }
        return number.map { points + [.init(label: .date(date), value: $0)] } ?? points
    }
}

extension LuaValue {
    subscript(name: String) -> LuaValue? {
        guard case .table(let members) = self else { return nil }
        return members[name]
    }

    fileprivate var isoDate: CalendarDate? {
        guard case .string(let text) = self else { return nil }
        return CalendarDate(iso: text)
    }
}

extension AnswerValue {
    /// The number it stands for; yes is 1 and no is 0.
    fileprivate var number: Double? {
        switch self {
        case .scale(let step): Double(step)
        case .number(let number): number
        case .yesNo(let answer): answer ? 1 : 0
        case .text, .choice, .many, .date, .person, .table: nil
        }
    }
}
