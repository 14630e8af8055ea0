public import EnrumDomain

/// A fault as it is kept. What can quote an answer (message, log, input) is for those who were the call's audience; an admin sees the rest.
public struct FaultRow: Hashable, Sendable {
    /// Counts up; newest last.
    public let number: Int64
    public let fault: PluginFault
    public let at: Instant
    public let department: Identifier<Department>
    public let meeting: Meeting.ID?
    /// Who could read the input: the one author of an `author` hook; nil for both of the pair. Where there is no conversation yet, nobody can
    /// read it, and this is the employee whom it is about.
    public let author: Person.ID?
    /// What the hook was called with, in the host's own form.
    public let input: [UInt8]
    /// Whether it is shown without place and time of day, because of one author's own answers: where it failed, and when, would tell of them.
    public private(set) var isVague = false

    public init(
        number: Int64 = 0, fault: PluginFault, at: Instant, department: Identifier<Department>, meeting: Meeting.ID?, author: Person.ID?,
        input: [UInt8]
    ) {
        (self.number, self.fault, self.at, self.department) = (number, fault, at, department)
        (self.meeting, self.author, self.input) = (meeting, author, input)
    }

    /// What an admin may see of it.
    var withoutContent: FaultRow {
        let isOfAuthor = author != nil && meeting != nil
        let day: Int64 = 24 * 60 * 60 * 1000
        var row = FaultRow(
            number: number, fault: isOfAuthor ? fault.withoutContent.withoutPlace : fault.withoutContent,
            at: isOfAuthor ? Instant(milliseconds: at.milliseconds / day * day) : at, department: department, meeting: nil, author: nil,
            input: [])
        row.isVague = isOfAuthor
        return row
    }
}

/// How one hook of one plugin has fared on one day.
public struct HookUsage: Hashable, Sendable {
    public let plugin: Slug
    public let hook: Hook
    public let day: CalendarDate
    public var calls: Int
    public var failures: Int
    /// Calls by time: the bucket at place n counts those of at most 2ⁿ · 16 µs, the last all longer ones.
    public var times: [Int]
    /// The most that one call used.
    public var most: PluginUsage

    public static let buckets = 16

    public init(plugin: Slug, hook: Hook, day: CalendarDate, calls: Int, failures: Int, times: [Int], most: PluginUsage) {
        (self.plugin, self.hook, self.day) = (plugin, hook, day)
        (self.calls, self.failures, self.times, self.most) = (calls, failures, times, most)
    }

    /// The bucket that a call of so many nanoseconds counts in.
    public static func bucket(of nanoseconds: Int) -> Int {
        var (bucket, bound) = (0, 16_000)
        while nanoseconds > bound, bucket < buckets - 1 { (bucket, bound) = (bucket + 1, bound * 2) }
        return bucket
    }

    /// The time that 95 of 100 calls stayed under, in microseconds, to the next bucket; nil without calls.
    public var p95: Int? {
        guard calls > 0 else { return nil }
        var left = Int((Double(calls) * 0.95).rounded(.up))
        for (bucket, count) in times.enumerated() {
            left -= count
            if left <= 0 { return 16 << bucket }
        }
        return 16 << (Self.buckets - 1)
    }
}
