/// What HR recommends for the conversations of a department: which modules, how often, and why (P-22). A recommendation, not a rule: leaders
/// see it where they plan.
public struct ModuleFrame: Hashable, Sendable {
    public let department: Identifier<Department>
    /// In the order they were chosen from; none twice.
    public let modules: [Slug]
    /// Weeks between conversations, 1 to 52 (A-02: every second or third week is usual).
    public let weeks: Int?
    public let reason: String?
    public let recommended: Meeting.Stamp

    /// - Throws: ``RuleBroken`` naming the field; one that recommends nothing is refused.
    public init(
        department: Identifier<Department>, modules: [Slug], weeks: Int?, reason: String?, recommended: Meeting.Stamp
    ) throws(RuleBroken) {
        if let weeks, !(1...52).contains(weeks) { throw RuleBroken("rule.weeks", field: "weeks") }
        var seen: Set<Slug> = []
        self.modules = modules.filter { seen.insert($0).inserted }
        self.reason = try reason?.checkedIfAny("reason", atMost: Limits.remark)
        (self.department, self.weeks, self.recommended) = (department, weeks, recommended)
        guard !self.modules.isEmpty || weeks != nil || self.reason != nil else { throw RuleBroken("rule.frame_empty", field: "modules") }
    }
}
