/// What the two agree to do about it, in five groups (handlingsplan, I-47).
public struct ActionPlan: Hashable, Sendable, Codable {
    public let points: [Point]
    /// What help or support is needed, how, and from whom.
    public let support: String?
    /// The time frame.
    public let timeFrame: String?
    /// When leader and employee meet again.
    public let meetAgain: CalendarDate?

    /// What concretely happens or changes and how, and who is responsible.
    public struct Point: Hashable, Sendable, Codable {
        public let what: String
        public let how: String?
        public let responsible: [Responsible]
        public let deadline: CalendarDate?

        public init(what: String, how: String? = nil, responsible: [Responsible], deadline: CalendarDate? = nil) {
            (self.what, self.how, self.responsible, self.deadline) = (what, how, responsible, deadline)
        }
    }

    public enum Responsible: String, CaseIterable, Hashable, Sendable, Codable {
        case employee, leader, colleagues
        /// Tillidsrepræsentant, shop steward.
        case tr
        /// Arbejdsmiljørepræsentant, health and safety representative.
        case amr
        case hr
    }

    /// - Throws: ``RuleBroken`` naming the field: every point says what happens and who is responsible; at most 30 points.
    public init(points: [Point], support: String? = nil, timeFrame: String? = nil, meetAgain: CalendarDate? = nil) throws(RuleBroken) {
        guard points.count <= 30 else { throw RuleBroken("rule.too_many", field: "points", ["limit": "30"]) }
        var kept: [Point] = []
        for (index, point) in points.enumerated() {
            let field = "points/\(index + 1)"
            guard let what = try point.what.checkedIfAny("\(field)/what", atMost: Limits.remark) else {
                throw RuleBroken("rule.plan_what", field: "\(field)/what")
            }
            guard !point.responsible.isEmpty else { throw RuleBroken("rule.plan_responsible", field: "\(field)/responsible") }
            kept.append(
                Point(
                    what: what, how: try point.how?.checkedIfAny("\(field)/how", atMost: Limits.remark),
                    responsible: Responsible.allCases.filter(point.responsible.contains), deadline: point.deadline))
        }
        self.points = kept
        self.support = try support?.checkedIfAny("support", atMost: Limits.remark)
        self.timeFrame = try timeFrame?.checkedIfAny("time_frame", atMost: Limits.remark)
        self.meetAgain = meetAgain
    }
}
