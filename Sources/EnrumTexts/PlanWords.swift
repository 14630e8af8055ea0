public import EnrumDomain

extension Texts {
    /// A plan of action (I-47), a line for each point with who is responsible and by when, and then help, time and when the two meet again.
    ///
    /// - Parameter day: how a date is said.
    public func lines(of plan: ActionPlan, day: (CalendarDate) -> String) -> [String] {
        plan.points.map { point in
            let what = [point.what, point.how].compactMap { $0 }.joined(separator: ": ")
            let who = point.responsible.map { self("case_plan.who.\($0.rawValue)") }.joined(separator: ", ")
            return point.deadline.map { self("case.plan.point_by", ["what": what, "who": who, "date": day($0)]) }
                ?? self("case.plan.point", ["what": what, "who": who])
        }
            + [
                plan.support.map { self("case.plan.support", ["text": $0]) },
                plan.timeFrame.map { self("case.plan.time_frame", ["text": $0]) },
                plan.meetAgain.map { self("case.plan.meet_again", ["date": day($0)]) },
            ].compactMap { $0 }
    }
}
