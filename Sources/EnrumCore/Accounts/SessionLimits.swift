public import EnrumDomain

/// How long a session lives (ASVS 7.3.1, 7.3.2).
public struct SessionLimits: Hashable, Sendable {
    /// Seconds without a request.
    public let idle: Int64
    /// Seconds from sign-in, whatever happens.
    public let absolute: Int64

    public init(idle: Int64, absolute: Int64) { (self.idle, self.absolute) = (idle, absolute) }

    /// Half an hour, and a long working day.
    public static let standard = SessionLimits(idle: 30 * 60, absolute: 12 * 3600)

    /// Whether the session still counts.
    public func allow(_ session: Session, at now: Instant) -> Bool {
        now < session.lastSeenAt.advanced(bySeconds: idle) && now < session.startedAt.advanced(bySeconds: absolute)
    }
}
