extension AuditRow {
    /// Whether it is for those who run the system: sign-ins, refusals, imports, settings. What is about a conversation is not, but for
    /// refusals; the store marks each row with this when it is appended.
    public var isSecurityEvent: Bool {
        action.hasSuffix(".refused") || !Self.conversations.contains { object?.hasPrefix($0) ?? false }
    }

    /// What the names of a conversation's things start with.
    private static let conversations = ["meeting/", "agreement/", "agenda/", "passage/", "answer/", "note/", "remark/", "case/"]
}
